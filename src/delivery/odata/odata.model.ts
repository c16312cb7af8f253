/** What a client of the feed asks for. */
export interface ODataRequest {
  /** Below the root: ``, `$metadata`, `fact_value`, `dim_unit('liutang')`, `fact_value/$count`. */
  readonly path: string;
  /** The part behind `?`. */
  readonly search: string;
  /** Address of the root, with a slash at its end: links begin with it. */
  readonly root: string;
  /** Decimals as texts, for clients whose numbers are binary. */
  readonly ieee754: boolean;
  /** So many rows at once at most, if the client says so. */
  readonly maxPageSize?: number | undefined;
  /** The client has gone: its query is to end. */
  readonly signal: AbortSignal;
}

export interface ODataAnswer {
  readonly format: 'json' | 'xml' | 'text';
  readonly body: string;
}

/** A request that the feed cannot answer: an HTTP status and, in both languages, why and what to do. */
export class ODataRefusal extends Error {
  constructor(
    readonly status: 400 | 405 | 501 | 503 | 504,
    readonly code: string,
    /** The option or the part of the address that is meant. */
    readonly target: string,
    message: string,
    readonly messageEn: string,
  ) {
    super(message);
    this.name = 'ODataRefusal';
  }
}

export type EdmType =
  | 'Edm.String'
  | 'Edm.Int32'
  | 'Edm.Int64'
  | 'Edm.Decimal'
  | 'Edm.Double'
  | 'Edm.Boolean'
  | 'Edm.Date'
  | 'Edm.DateTimeOffset';

export interface Property {
  readonly name: string;
  readonly type: EdmType;
  /** In Chinese, as the database says it. */
  readonly comment: string;
}

/** A view as the feed shows it. Its name is the view's. */
export interface EntitySet {
  readonly name: string;
  readonly comment: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** Tells rows apart, and orders them where nothing else is asked. Never null. */
  readonly key: readonly string[];
  /** A fact has a period first in its key and is read period by period. */
  readonly isFact: boolean;
}
