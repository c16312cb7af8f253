import type { FillingContext } from '../filling/filling.context.ts';
import type { AggregateQuery, AggregateTable } from './aggregate.model.ts';
import type { Rights } from './disclosure/rights.model.ts';

/** What the resolvers of aggregates find in their context. */
export interface AggregateContext extends FillingContext {
  readonly hub: FillingContext['hub'] & {
    aggregate(query: AggregateQuery, rights?: Rights): Promise<AggregateTable>;
  };
  /** Of whoever asks. */
  readonly rights: Rights;
}
