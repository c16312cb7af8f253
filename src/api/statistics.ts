import type { Express, Request, Response } from 'express';
import { NotFound, Refusal } from '../core/refusal.ts';
import {
  AGGREGATE_FORMATS,
  type AggregateFormat,
  type StatisticsFile,
} from '../delivery/statistics/figures.ts';
import { AGGREGATE_PARAMETERS, aggregateQueryOf } from '../delivery/statistics/query.ts';
import type { HubApi } from '../hub-api.ts';
import type { Logger } from '../platform/logger.ts';
import { rightsOf } from './rights.ts';

const AGGREGATE = new RegExp(`^/export/aggregate\\.(${AGGREGATE_FORMATS.join('|').replaceAll('.', '\\.')})$`);

/** `/export/aggregate.jsonstat?element=births&unit=qinghe&period=2026-Q2`, and the structure that it is of. */
export function addStatistics(app: Express, hub: HubApi, logger: Logger): void {
  app.get(AGGREGATE, (req: Request, res: Response) =>
    answering(res, logger, async () => {
      const [, format] = AGGREGATE.exec(req.path) as unknown as [string, AggregateFormat];
      const { file, userErrors } = await hub.statistics(
        aggregateQueryOf(parametersOf(req, AGGREGATE_PARAMETERS)),
        format,
        rightsOf(res),
      );
      if (file) send(res, file);
      else res.status(400).json({ userErrors });
    }),
  );
  app.get('/export/structure.sdmx.json', (req: Request, res: Response) =>
    answering(res, logger, async () => {
      const version = parametersOf(req, ['version']).get('version');
      send(res, hub.sdmxStructure(version === null ? undefined : Number(version)));
    }),
  );
}

function send(res: Response, { fileName, contentType, body }: StatisticsFile): void {
  res.attachment(fileName);
  res.setHeader('content-type', contentType);
  res.end(body);
}

async function answering(res: Response, logger: Logger, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, messageEn } = error;
      res.status(404).json({ error: { code, message, messageEn } });
      return;
    }
    logger.error({ err: error }, 'statistics failed unexpectedly');
    const message = { message: '系统内部错误', messageEn: 'internal error' };
    res.status(500).json({ error: { code: 'INTERNAL_SERVER_ERROR', ...message } });
  }
}

/** The parameters of a request; one that is not known would be ignored, so it is refused. */
function parametersOf(req: Request, known: readonly string[]): URLSearchParams {
  const said = new URL(req.url, 'http://hub').searchParams;
  const unknown = [...said.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return said;
  const all = known.join(', ');
  throw new NotFound(
    `没有参数 ${unknown.join('、')}；有：${all}`,
    `there is no parameter ${unknown.join(', ')}; there are ${all}`,
  );
}
