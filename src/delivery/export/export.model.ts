import type { Readable } from 'node:stream';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type Dataset = 'values' | 'cells';

export const isDataset = (name: string): name is Dataset => name === 'values' || name === 'cells';

/** What is wanted; whatever is left out is not filtered by. */
export interface ExportQuery {
  /** Stored values, cells of filled forms, or one form as a wide table: its code. */
  readonly what: Dataset | { readonly form: string };
  readonly format: ExportFormat;
  /** The unit and all units below it. */
  readonly unit?: string | undefined;
  readonly periods?: readonly string[] | undefined;
  /** Of values. */
  readonly elements?: readonly string[] | undefined;
  /** Of cells. */
  readonly forms?: readonly string[] | undefined;
  /** Of cells: forms of this department. */
  readonly department?: string | undefined;
}

/** A file as it is being read from the database. Destroying the stream stops the query. */
export interface Export {
  readonly fileName: string;
  readonly contentType: string;
  readonly stream: Readable;
}
