/** Time as a parameter: nothing but this file asks the machine what time it is. */
export interface Clock {
  now(): Date;
  /** The civil date where the reports are due, `YYYY-MM-DD`. */
  today(): string;
}

/** Reporting deadlines are civil dates of this zone, wherever the server stands. */
export const REPORTING_TIME_ZONE = 'Asia/Shanghai';

const civilDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: REPORTING_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Writing a date for a zone is slow: once a minute is often enough, since days begin with one. */
let today = { minute: -1, date: '' };

export const systemClock: Clock = {
  now: () => new Date(),
  today() {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== today.minute) today = { minute, date: civilDate.format(minute * 60_000) };
    return today.date;
  },
};

/** A clock that stands still, for tests and for reproducing a run. */
export function fixedClock(instant: Date | string): Clock {
  const time = new Date(instant).getTime();
  if (Number.isNaN(time))
    throw new RangeError(
      `fixedClock: "${String(instant)}" is no instant; give ISO 8601, for example 2026-03-31T08:00:00Z.`,
    );
  const date = civilDate.format(time);
  return { now: () => new Date(time), today: () => date };
}
