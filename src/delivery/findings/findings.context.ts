import type { FillingContext } from '../../filling/filling.context.ts';
import type { PageArgs } from '../../graph/connection.ts';
import type { Rights } from '../disclosure/rights.model.ts';
import type { FindingsQuery, TableFindings } from './findings.model.ts';

/** What the resolvers of findings look for in their context. */
export interface FindingsContext extends FillingContext {
  readonly hub: FillingContext['hub'] & {
    findings(query: FindingsQuery, page: PageArgs, rights?: Rights): Promise<TableFindings>;
  };
  /** Of whoever asks. */
  readonly rights: Rights;
}
