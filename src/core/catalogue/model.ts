import type { Calendar, Calendars } from '../calendar.ts';
import type { Expression } from '../expression/model.ts';
import type { SourcePlace } from '../issue.ts';
import type { Frequency, Rhythm } from '../period.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import type { Level, UnitKind } from '../unit-tree.ts';
import type { Exact } from '../value.ts';

/**
 * The immutable catalogue 目录: everything that a dictionary says, resolved. Plain data; made by
 * `compileCatalogue`, read by everyone.
 */
export interface Catalogue {
  readonly departments: ReadonlyMap<string, Department>;
  readonly unitsOfMeasure: ReadonlyMap<string, UnitOfMeasure>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  /** Beside the civil one. */
  readonly calendars: Calendars;
  readonly topics: ReadonlyMap<string, Topic>;
  /** By name; names are unique across topics. */
  readonly elements: ReadonlyMap<string, Element>;
  /** By printed code, such as `SD-01`. */
  readonly forms: ReadonlyMap<string, Form>;
  readonly rules: readonly Rule[];
}

/** How often, and by which calendar, an element is collected, a form due or a rule checked. */
export function rhythmOf({ every, calendar }: Pick<Element, 'every' | 'calendar'>): Rhythm {
  return { frequency: every, calendar };
}

export interface Department {
  readonly code: string;
  readonly label: string;
  readonly en?: string;
  readonly aliases: readonly string[];
}

export interface CodeList {
  readonly name: string;
  readonly label: string;
  readonly en?: string;
  readonly codes: readonly Code[];
  /** By another list: into which of this one's codes each of its codes falls. Every code of the other list does. */
  readonly maps: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface Code {
  readonly name: string;
  /** The enum value's description: what the code means. */
  readonly label: string;
}

export interface Topic {
  /** The SDL type's name, such as `Population`. */
  readonly name: string;
  /** Its field in the one table: the type's name with a small first letter. */
  readonly field: string;
  readonly label: string;
  readonly en?: string;
  readonly elements: readonly Element[];
}

export type Kind = 'STOCK' | 'FLOW' | 'AVERAGE' | 'RATIO' | 'DISTINCT' | 'ATTRIBUTE';
export type DataType = 'NUMBER' | 'TEXT' | 'YES_NO' | 'DATE' | 'CODE';

/**
 * A data element 数据元. A form's own question is an element too (`own` is set): it is declared by its cell,
 * lives in the table of the form's period and row unit, and only that form prints it.
 */
export interface Element {
  /** Unique name; for an own question `SD_01.foreigners`. */
  readonly name: string;
  /** Short stable id under which values are stored. */
  readonly id: string;
  readonly topic?: Topic;
  readonly own?: { readonly form: string; readonly field: string };
  readonly label: string;
  readonly en?: string;
  readonly aliases: readonly string[];
  /** The definition: who or what is counted, when, what is in and out. */
  readonly definition: string;
  readonly scope?: string;
  readonly steward: string;
  readonly type: DataType;
  /** For CODE: its list. */
  readonly codeList?: CodeList;
  readonly unit?: UnitOfMeasure;
  readonly decimals: number;
  readonly kind: Kind;
  readonly every: Frequency;
  /** By which its periods are counted; without one, the civil calendar. */
  readonly calendar?: Calendar;
  readonly at: Level;
  readonly kinds?: readonly UnitKind[];
  readonly args: readonly ElementArgument[];
  readonly breakdown: 'EXHAUSTIVE' | 'PARTIAL';
  readonly subsetOf?: string;
  readonly weight?: string;
  /** Elements that resemble it and are not it: somebody has looked. */
  readonly distinctFrom: readonly string[];
  /**
   * What is handed in is the figure since the first period of the year, as its source prints it; a period's own
   * value is the difference to the period before. For FLOW only.
   */
  readonly reportedAs?: 'CUMULATIVE_YEAR';
  /** The most digits that an answer may have before the point. */
  readonly digits?: number;
  readonly min?: Exact;
  readonly max?: Exact;
  /** Largest plausible relative change against the last period: 0.5 is fifty per cent. */
  readonly maxChange?: Exact;
  /** Figures that are not zero and less than this are withheld from readers without the right, and what gives them away. */
  readonly disclosure?: number;
  /** `!` in the SDL: the one table cannot be handed in without it. Derived elements are never required. */
  readonly required: boolean;
  /** Why clients should ask for it no longer: GraphQL's own `@deprecated`. */
  readonly deprecated?: string;
  /** Derived: never asked. */
  readonly derivation?: Expression;
  /** Asked although it could be derived: what is entered is held against this formula (`verify: true`). */
  readonly verification?: Expression;
  /** The derivation or the verification as written; absent where it only names another element. */
  readonly formula?: string;
  /** Some cell asks for the last period's value where none is stored (`orAsk`). */
  readonly askedBefore: boolean;
  readonly place: SourcePlace;
}

export interface ElementArgument {
  readonly name: string;
  readonly codeList: CodeList;
}

export interface Form {
  /** The SDL type's name, such as `RuralCommunityPopulation`. */
  readonly name: string;
  /** Its field in the typed layer: the type's name with a small first letter. */
  readonly field: string;
  /** Printed code, `SD-01`. */
  readonly code: string;
  /** The code as a GraphQL name, `SD_01`. */
  readonly key: string;
  readonly label: string;
  readonly en?: string;
  readonly department: Department;
  readonly every: Frequency;
  readonly calendar?: Calendar;
  readonly level: Level;
  readonly kinds?: readonly UnitKind[];
  /** Repeats the cells for every sub-unit of this level, and adds the total row. */
  readonly rows?: Level;
  readonly dueDays?: number;
  readonly basis?: string;
  readonly validFrom?: string;
  readonly expires?: string;
  readonly cells: readonly Cell[];
  readonly place: SourcePlace;
}

export type ContextValue = 'UNIT_NAME' | 'UNIT_CODE' | 'PERIOD' | 'YEAR';

/** A cell 表格单元 of a form: how it is printed, and the plan that fills it. */
export interface Cell {
  readonly field: string;
  readonly label: string;
  readonly en?: string;
  readonly section?: string;
  readonly code?: string;
  readonly printedAt?: string;
  readonly type: DataType;
  /** For CODE: the list that the form prints, which may be another than its element's. */
  readonly codeList?: CodeList;
  readonly unit?: UnitOfMeasure;
  readonly decimals: number;
  readonly required: boolean;
  /** As of an element. */
  readonly deprecated?: string;
  /** How the cell is filled; the same for every unit and period of the form. */
  readonly source:
    | { readonly kind: 'context'; readonly context: ContextValue }
    | { readonly kind: 'own'; readonly element: Element }
    | { readonly kind: 'from'; readonly expression: Expression; readonly formula?: string };
  /** Whether `orAsk: true` was said. */
  readonly orAsk: boolean;
  readonly place: SourcePlace;
}

/** A rule checks, it never derives. Implied rules (subsetOf, PARTIAL, verify) stand here too. */
export interface Rule {
  readonly code: string;
  readonly topic: string;
  readonly expression: Expression;
  /** The formula as written, for people. */
  readonly text: string;
  readonly message: string;
  readonly en?: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly tolerance?: Exact;
  /** For `verify: true`: the element whose answers are held against its formula, in each slice that is asked. */
  readonly verifies?: string;
  /** The table at which it is checked: the coarsest level and frequency among its operands. */
  readonly level: Level;
  readonly every: Frequency;
  readonly calendar?: Calendar;
  readonly place: SourcePlace;
}
