import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, Response } from 'express';
import { Forbidden, NotFound, Refusal } from '../core/refusal.ts';
import {
  EXPORT_FORMATS,
  type Export,
  type ExportFormat,
  type ExportQuery,
  FileBrokenOff,
} from '../delivery/export/export.model.ts';
import type { HubApi } from '../hub-api.ts';
import type { Logger } from '../platform/logger.ts';
import { rightsOf } from './rights.ts';

const PATH = new RegExp(`^/export/(?:(values|cells)|form/([^/]+))\\.(${EXPORT_FORMATS.join('|')})$`);
const PARAMETERS = ['unit', 'period', 'element', 'form', 'department'];

/** What downloads may take of the hub. */
export interface ExportLimits {
  /** Each has a connection to the database while it lasts. */
  readonly atOnce: number;
  /** Whoever reads nothing for so long is let go: the moment that the file is of is kept in the database for him. */
  readonly stalledMs: number;
}

const LIMITS: ExportLimits = { atOnce: 8, stalledMs: 600_000 };

/** `/export/values.csv?unit=liutang&period=2026-Q3`: files of any size, read as they are sent. */
export function addExports(app: Express, hub: HubApi, logger: Logger, limits = LIMITS): void {
  let running = 0;
  app.get(PATH, async (req: Request, res: Response) => {
    if (running >= limits.atOnce) {
      refuseBusy(res, limits);
      return;
    }
    running++;
    try {
      const open = () => hub.export(queryOf(req), rightsOf(res));
      const isUntold = (error: unknown) => error instanceof FileBrokenOff && !res.headersSent;
      await send(await open(), req, res, limits).catch(async (error: unknown) => {
        if (!isUntold(error)) throw error;
        await send(await open(), req, res, limits);
      });
    } catch (error) {
      tell(error, res, logger);
    } finally {
      running--;
    }
  });
}

function refuseBusy(res: Response, { atOnce }: ExportLimits): void {
  const error = {
    code: 'EXPORTS_BUSY',
    message: `已有 ${atOnce} 个下载正在进行；请等其中一个结束再试`,
    messageEn: `${atOnce} downloads are under way; try again when one of them has ended`,
  };
  res.status(503).set('retry-after', '10').json({ error });
}

function tell(error: unknown, res: Response, logger: Logger): void {
  if (res.headersSent || res.destroyed) {
    const hasLeft = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!hasLeft) logger.warn({ err: error }, 'a file broke off');
    // Whoever reads sees that the file ends before its end.
    if (!res.closed) res.destroy();
  } else if (error instanceof Refusal) {
    const { code, message, messageEn } = error;
    res.status(error instanceof Forbidden ? 403 : 404).json({ error: { code, message, messageEn } });
  } else {
    logger.error({ err: error }, 'an export failed unexpectedly');
    res.status(500).json({
      error: { code: 'INTERNAL_SERVER_ERROR', message: '系统内部错误', messageEn: 'internal error' },
    });
  }
}

async function send(file: Export, req: Request, res: Response, { stalledMs }: ExportLimits): Promise<void> {
  const etag = `"${file.version}"`;
  const leave = (): void => void file.close();
  res.once('close', leave);
  // Gone while forms were being filled: nobody will tell it again.
  if (res.closed) return leave();
  const announce = (status: 200 | 206, more: Readonly<Record<string, string>> = {}): Response =>
    res
      .status(status)
      .attachment(file.fileName)
      .set({ 'content-type': file.contentType, etag, 'accept-ranges': 'bytes', ...more });
  if (req.method === 'HEAD') {
    announce(200).end();
    return;
  }
  const from = rangeStart(req, etag);
  const size = from === undefined ? 0 : await file.size();
  if (from !== undefined && from >= size) {
    res.status(416).set('content-range', `bytes */${size}`).end();
    return;
  }
  const bytes = file.stream(from);
  // What goes wrong before the first byte can still be told, or put right.
  await once(bytes, 'readable');
  res.off('close', leave);
  if (from === undefined) announce(200);
  else
    announce(206, {
      'content-range': `bytes ${from}-${size - 1}/${size}`,
      'content-length': `${size - from}`,
    });
  res.setTimeout(stalledMs, () => res.destroy());
  await pipeline(bytes, res);
}

/**
 * Where to go on, if the file is still the one that was begun. Without `If-Range` nobody knows that, and the whole
 * file is sent; so it is where only some part from the middle is wanted.
 */
function rangeStart({ headers }: Request, etag: string): number | undefined {
  const [, first] = /^bytes=(\d{1,15})-$/.exec(headers.range ?? '') ?? [];
  return first !== undefined && headers['if-range'] === etag ? Number(first) : undefined;
}

function queryOf(req: Request): ExportQuery {
  const [, what, form, format] = PATH.exec(req.path) as unknown as [
    string,
    'values' | 'cells' | undefined,
    string,
    ExportFormat,
  ];
  const said = new URL(req.url, 'http://hub').searchParams;
  const unknown = [...said.keys()].filter((name) => !PARAMETERS.includes(name));
  if (unknown.length > 0) {
    const known = PARAMETERS.join(', ');
    throw new NotFound(
      `没有参数 ${unknown.join('、')}；有：${known}`,
      `there is no parameter ${unknown.join(', ')}; there are ${known}`,
    );
  }
  const one = (name: string) => said.get(name) ?? undefined;
  const many = (name: string) =>
    said.has(name) ? said.getAll(name).flatMap((each) => each.split(',')) : undefined;
  return {
    ...{ what: what ?? { form: decodeURIComponent(form) }, format },
    ...{ unit: one('unit'), department: one('department') },
    ...{ periods: many('period'), elements: many('element'), forms: many('form') },
  };
}
