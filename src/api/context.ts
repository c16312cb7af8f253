import DataLoader from 'dataloader';
import type { Waiting } from '../database/wanted.ts';
import type { AggregateContext } from '../delivery/aggregate.context.ts';
import type { Rights } from '../delivery/disclosure/rights.model.ts';
import type { FilledFormKey, FillingContext } from '../filling/filling.context.ts';
import type { PrintedForm, StoredForm } from '../filling/filling.model.ts';
import type { Lang } from '../graph/language.ts';
import type { HubApi } from '../hub-api.ts';

/** What a resolver finds in its context: made for one request, gone with it. */
export interface HubContext extends FillingContext, AggregateContext {
  readonly hub: HubApi;
  /** As `filledForms`, of which nothing is read but what they print. */
  readonly printedForms: DataLoader<FilledFormKey, PrintedForm | undefined, string>;
  /** Named in the response and in the log. */
  readonly requestId: string;
  /** Told of every error that nobody foresaw. */
  readonly reportSurprise: ReportSurprise;
  /** Where the client has gone, what it asked for is cancelled; what it handed in is not. */
  readonly waiting?: Waiting;
}

export type ReportSurprise = (error: unknown, requestId: string) => void;

export interface RequestFacts {
  readonly requestId: string;
  readonly reportSurprise: ReportSurprise;
  readonly lang: Lang;
  readonly today: string;
  /** Whether the client is still there; absent where it always is. */
  readonly waiting?: Waiting;
  readonly rights: Rights;
}

const cacheKeyFn = ({ code, unit, period }: FilledFormKey): string => `${code} ${unit} ${period}`;

export function createContext(hub: HubApi, request: RequestFacts): HubContext {
  return {
    hub,
    ...request,
    filledForms: new DataLoader<FilledFormKey, StoredForm | undefined, string>(
      (keys) => hub.filledFormsOf(keys),
      { cacheKeyFn },
    ),
    printedForms: new DataLoader<FilledFormKey, PrintedForm | undefined, string>(
      (keys) => hub.printedFormsOf(keys),
      { cacheKeyFn },
    ),
    cellFacts: new DataLoader((forms: readonly StoredForm[]) => hub.factsOf(forms)),
  };
}
