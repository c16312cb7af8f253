import type { Readable } from 'node:stream';

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
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

/**
 * The standby could not go on, and the figures have changed since the file was begun: its rest would be of another
 * moment. To be asked for again; from the primary, for a while.
 */
export class FileBrokenOff extends Error {
  constructor(cause: unknown) {
    super('the standby ended a file, and its figures have changed since', { cause });
    this.name = 'FileBrokenOff';
  }
}

/** A file of one moment. It holds a connection until its stream has ended or is destroyed, or `close` is called. */
export interface Export {
  readonly fileName: string;
  readonly contentType: string;
  /** The same version, the same bytes: what was read so far can be continued. */
  readonly version: string;
  readonly progress: ExportProgress;
  /** The file from a byte on. Destroying the stream stops the query. Once. */
  stream(from?: number): Readable;
  /** How many bytes it will be: it is made to know that. Before `stream`. */
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface ExportProgress {
  readonly rows: number;
  /** Tables or filled forms, and how many of them the file is made of. */
  readonly documents: number;
  readonly of: number;
}
