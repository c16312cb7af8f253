import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { Waiting } from '../database/wanted.ts';
import { preferredLanguage } from '../graph/language.ts';
import type { HubApi } from '../hub-api.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { uuidV7Source } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { createContext, type HubContext } from './context.ts';
import { masked } from './errors.ts';
import { addExports, type ExportLimits } from './export.ts';
import { SchemaGateway } from './gateway.ts';
import { LIMITS, limitsRule, MOST_TOKENS } from './limits.ts';
import { addOData } from './odata.ts';
import { welcomePage } from './pages.ts';
import { legacyStatus, requestIdHeader } from './plugins.ts';
import { readRights, rightsOf } from './rights.ts';
import { buildHubSchema } from './schema.ts';
import { addStatistics } from './statistics.ts';

export interface ServerOptions {
  readonly api: HubApi;
  /** The host is loopback, until accounts exist; port 0 lets the system choose. */
  readonly config: Pick<Config, 'host' | 'port'>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** `up`, or why requests cannot be served. */
  readonly databaseState?: () => string;
  readonly exportLimits?: ExportLimits;
  /** Whoever shows it sees figures that are withheld from others; without one nobody does. */
  readonly disclosureKey?: string | undefined;
}

export interface RunningServer {
  /** Of GraphQL: `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** Finishes what was accepted, and takes nothing new. */
  close(): Promise<void>;
}

/** A township's table with all villages is some 100 kB. */
const LARGEST_BODY = '20mb';
/** Longer than that, an open connection does not hold up the end. */
const STOP_WITHIN_MS = 8000;

/** The HTTP edge: GraphQL at /graphql, health, a page that says so. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { api: hub, config, logger } = options;
  const gateway = new SchemaGateway(buildHubSchema(hub.currentCatalogue().catalogue));
  const app = express();
  const httpServer = createServer(app);
  const apollo = new ApolloServer<HubContext>({
    gateway,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [limitsRule],
    maxRecursiveSelections: LIMITS.fields,
    formatError: (formatted) =>
      formatted.extensions?.code === 'INTERNAL_SERVER_ERROR' ? masked(formatted) : formatted,
    logger: logger as never,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: STOP_WITHIN_MS }),
      legacyStatus,
      requestIdHeader,
    ],
  });
  await apollo.start();
  const stopFollowing = hub.onCatalogueChange(() => {
    gateway.exchange(buildHubSchema(hub.currentCatalogue().catalogue));
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(readRights(options.disclosureKey));
  app.use(
    '/graphql',
    express.json({ limit: LARGEST_BODY }),
    expressMiddleware(apollo, { context: contextMaker(options) }),
  );
  addExports(app, hub, logger, options.exportLimits);
  addOData(app, hub, logger);
  addStatistics(app, hub, logger);
  addPages(app, options);
  await listen(httpServer, config);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${(httpServer.address() as AddressInfo).port}/graphql`,
    async close() {
      stopFollowing();
      await apollo.stop();
    },
  };
}

function contextMaker({ api: hub, logger, clock = systemClock }: ServerOptions) {
  const ids = uuidV7Source(clock);
  const reportSurprise = (error: unknown, requestId: string): void => {
    logger.error({ err: error, requestId }, 'a request failed unexpectedly');
  };
  return async ({ req, res }: { req: express.Request; res: express.Response }): Promise<HubContext> =>
    createContext(hub, {
      waiting: waitingFor(res),
      requestId: ids.next(),
      reportSurprise,
      lang: preferredLanguage(req.headers['accept-language']),
      today: clock.today(),
      rights: rightsOf(res),
    });
}

/** Until the connection ends before the answer has. */
function waitingFor(res: express.Response): Waiting {
  const waiting = new Waiting();
  res.once('close', () => {
    if (!res.writableFinished) waiting.end();
  });
  return waiting;
}

function addPages(app: express.Express, { databaseState }: ServerOptions): void {
  app.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.get('/health/ready', (_req, res) => {
    const database = databaseState?.() ?? 'up';
    const ready = database === 'up';
    if (!ready) res.status(503).set('retry-after', '5');
    res.json({ status: ready ? 'ok' : 'unavailable', database });
  });
  app.get('/', (_req, res) => {
    res
      .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('html')
      .send(welcomePage());
  });
}

function listen(
  server: ReturnType<typeof createServer>,
  { host, port }: ServerOptions['config'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
