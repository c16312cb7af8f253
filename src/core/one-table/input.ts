import type { NullReason } from '../fill/facts.ts';

/**
 * One table as a client hands it in, whichever way it came: the typed mutation, the generic one, a JSON file.
 * `values` is nested as the schema shows it: topic, element, slices; `forms` holds forms' own questions; `answers`
 * names items by path instead. All three may be mixed; an item said twice is an error. Over an earlier revision
 * a table says what changes: items that are not named keep their answers.
 */
export interface TableInput {
  readonly unit: string;
  readonly period: string;
  /** The revision this edit starts from: 0 for a table never submitted. */
  readonly baseRevision?: number | null;
  readonly values?: Readonly<Record<string, unknown>> | null;
  readonly forms?: Readonly<Record<string, unknown>> | null;
  readonly answers?: readonly { readonly path: string; readonly value: unknown }[] | null;
  readonly gaps?: readonly GapInput[] | null;
  /** Take the saved draft's answers too; what is said here goes before them. */
  readonly fromDraft?: boolean | null;
}

export interface GapInput {
  readonly path: string;
  readonly reason: NullReason;
  readonly note?: string | null;
}
