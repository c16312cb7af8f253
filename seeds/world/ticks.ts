/** What a value is multiplied by to be whole: 10 for one decimal. */
export const scaleOf = (decimals: number): number => 10 ** decimals;

/** To the nearest value that the decimals can write: sums of decimals are right again. */
export function toTick(value: number, scale: number): number {
  return scale === 1 ? Math.round(value) : Math.round(value * scale) / scale;
}

/** Down to a value that the decimals can write, or with some chance up to the next: right in the mean. */
export function byChance(value: number, scale: number, chance: number): number {
  return Math.floor(value * scale + chance) / scale;
}

export interface Split {
  readonly total: number;
  readonly scale: number;
  readonly names: readonly string[];
  /** A name that is not among them has its even part. */
  readonly weights: Readonly<Record<string, number>>;
  /** Else the weights are parts of 1, and what they leave is in none. */
  readonly exhaustive: boolean;
  /** 0 up to 1: by which each weight is moved, and (for -1) where the counting begins. */
  readonly chance: (what: number) => number;
}

/**
 * The total in parts, to the last tick. Of a total of two, two parts get one each, by chance and in proportion to
 * their weights: counting goes on from a random beginning, and a part gets a tick wherever a whole one is passed.
 */
export function split({ total, scale, names, weights, exhaustive, chance }: Split): number[] {
  const even = exhaustive ? 1 : 0.7 / names.length;
  const moved = names.map((name, i) => (weights[name] ?? even) * (0.85 + 0.3 * chance(i)));
  const sum = moved.reduce((a, b) => a + b, 0);
  const whole = exhaustive ? sum : Math.max(sum, 1);
  const ticks = Math.round(total * scale);
  const begin = chance(-1);
  let passed = 0;
  let counted = 0;
  return moved.map((weight, i) => {
    passed += weight;
    const isLast = exhaustive && i === moved.length - 1;
    const now = isLast ? ticks : Math.min(ticks, Math.floor((ticks * passed) / whole + begin));
    const part = now - counted;
    counted = now;
    return part / scale;
  });
}
