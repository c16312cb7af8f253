import type { EntityClass, EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../platform/logger.ts';

export type Orm = MikroORM;
/** A class with decorators, or what `defineEntity` gives. */
// biome-ignore lint/suspicious/noExplicitAny: the list mixes entities of every type
export type AnyEntity = EntityClass<any> | EntitySchema<any>;

export interface OrmOptions {
  readonly url: string;
  readonly entities: readonly AnyEntity[];
  readonly logger: Logger;
  /** Most connections of this process; the embedded server allows 60 in all. */
  readonly poolSize?: number;
}

/**
 * Starts MikroORM on a migrated database. Connections are opened when they are needed; one that the server
 * dropped is thrown away and the next query opens another, so the ORM outlives a restart of the database.
 */
export async function startOrm({ url, entities, logger, poolSize = 16 }: OrmOptions): Promise<Orm> {
  return MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    allowGlobalContext: false,
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 30_000 },
    // Pipelined: statements that are sent together travel together. On Citus, what SET LOCAL says holds on every
    // node; a server without it takes the setting for one of an extension that is not there.
    driverOptions: {
      ...{ connectionTimeoutMillis: 30_000, application_name: 'onetable', pipeline: true },
      options: '-c citus.propagate_set_commands=local -c plan_cache_mode=force_generic_plan',
    },
    logger: (message) => logger.debug(message),
    debug: false,
    colors: false,
  });
}
