import type { Express, Request, Response } from 'express';
import { Refusal } from '../core/refusal.ts';
import { type ODataAnswer, ODataRefusal, type ODataRequest } from '../delivery/odata/odata.model.ts';
import type { HubApi } from '../hub-api.ts';
import type { Logger } from '../platform/logger.ts';
import { rightsOf } from './rights.ts';

const ROOT = '/odata';

/** `/odata/`: an OData 4 feed for Excel and Power BI, read-only. */
export function addOData(app: Express, hub: HubApi, logger: Logger): void {
  app.use(ROOT, async (req: Request, res: Response) => {
    res.set('odata-version', '4.0');
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    try {
      checkProtocol(req);
      const request = requestOf(req, gone.signal);
      const answer = await hub.odata(request, rightsOf(res));
      if (gone.signal.aborted) return;
      if (request.maxPageSize !== undefined && answer.format === 'json')
        res.setHeader('preference-applied', `odata.maxpagesize=${request.maxPageSize}`);
      send(res, contentType(answer, request), answer.body);
    } catch (error) {
      if (gone.signal.aborted) return;
      refuse(res, error, logger);
    }
  });
}

function checkProtocol({ method, headers }: Request): void {
  const highest = headers['odata-maxversion'];
  if (method !== 'GET' && method !== 'HEAD')
    throw new ODataRefusal(
      405,
      'ODATA_READ_ONLY',
      method,
      '这里只读，只接受 GET；填报请用 GraphQL 的 submit',
      'the feed is read-only and takes GET; hand in with GraphQL: submit',
    );
  if (highest !== undefined && !(Number(highest) >= 4))
    throw new ODataRefusal(
      400,
      'ODATA_NOT_SUPPORTED',
      'OData-MaxVersion',
      `这里是 OData 4.0，客户端最高只认 ${String(highest)}；请在客户端选 OData 4`,
      `this is OData 4.0, the client takes at most ${String(highest)}; choose OData 4 there`,
    );
}

function requestOf(req: Request, signal: AbortSignal): ODataRequest {
  const { pathname, search } = new URL(req.url, 'http://hub');
  const [, wished] = /(?:odata\.)?maxpagesize=(\d{1,9})/.exec(req.get('prefer') ?? '') ?? [];
  return {
    path: decoded(pathname).replace(/^\/+|\/+$/g, ''),
    search: search.slice(1),
    root: `${req.protocol}://${req.get('host')}${ROOT}/`,
    ieee754: /IEEE754Compatible\s*=\s*true/i.test(`${req.get('accept')} ${formatOf(search)}`),
    ...(Number(wished) > 0 ? { maxPageSize: Number(wished) } : {}),
    signal,
  };
}

const formatOf = (search: string): string => new URLSearchParams(search).get('$format') ?? '';

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function contentType({ format }: ODataAnswer, { ieee754 }: ODataRequest): string {
  if (format === 'xml') return 'application/xml; charset=utf-8';
  if (format === 'text') return 'text/plain; charset=utf-8';
  return `application/json;odata.metadata=minimal${ieee754 ? ';IEEE754Compatible=true' : ''};charset=utf-8`;
}

/** In both languages: most clients show the message and nothing else. */
function refuse(res: Response, error: unknown, logger: Logger): void {
  const known =
    error instanceof ODataRefusal ? error : error instanceof Refusal ? notFound(error) : undefined;
  if (!known) logger.error({ err: error }, 'a request to the OData feed failed unexpectedly');
  const { code, target, message, messageEn } = known ?? {
    ...{ code: 'INTERNAL_SERVER_ERROR', target: 'request' },
    ...{ message: '系统内部错误', messageEn: 'internal error' },
  };
  if (known?.status === 503) res.set('retry-after', '5');
  if (known?.status === 405) res.set('allow', 'GET, HEAD');
  res.status(known?.status ?? 500);
  const body = JSON.stringify({ error: { code, message: `${message} / ${messageEn}`, target } });
  send(res, 'application/json;odata.metadata=minimal;charset=utf-8', body);
}

const notFound = ({ code, message, messageEn }: Refusal) => ({
  ...{ status: 404, target: 'address' },
  ...{ code, message, messageEn },
});

/** Not through Express, which writes parameters of the type in its own way: clients look for `odata.metadata`. */
function send(res: Response, contentType: string, body: string): void {
  res.setHeader('content-type', contentType);
  res.setHeader('content-length', Buffer.byteLength(body));
  res.end(body);
}
