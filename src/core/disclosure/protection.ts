import type { Catalogue, Cell, Element } from '../catalogue/model.ts';
import {
  type ElementReference,
  type Expression,
  elementReferences,
  isJoined,
  operandsOf,
} from '../expression/model.ts';

/**
 * How an element is shown to a reader without the right. COUNTED: it has a threshold, and a set of its figures is
 * withheld. MADE: a ratio of such; it is shown where all that it is made of is. CLOSED: it is never shown, because
 * what it is made of could be worked out from it.
 */
export type Protection =
  | { readonly kind: 'COUNTED'; readonly threshold: number }
  | { readonly kind: 'MADE'; readonly of: readonly ElementReference[] }
  | { readonly kind: 'CLOSED' };

const CLOSED: Protection = { kind: 'CLOSED' };

/**
 * What the latest catalogue says of privacy, held against whichever catalogue figures are of: a threshold protects
 * what was handed in before it was declared, and is lifted for all of it.
 */
export class Protections {
  readonly #known = new WeakMap<Catalogue, Map<string, Protection | undefined>>();
  /** By element name. */
  readonly thresholds: ReadonlyMap<string, number>;

  constructor(latest: Catalogue) {
    this.thresholds = new Map(
      [...latest.elements.values()].flatMap(({ name, disclosure }) =>
        disclosure === undefined ? [] : [[name, disclosure] as const],
      ),
    );
  }

  /** Whether anything is protected at all: nearly always nothing is, and nothing is done then. */
  get any(): boolean {
    return this.thresholds.size > 0;
  }

  /** Of an element of a catalogue; undefined where everybody may see it. */
  of(catalogue: Catalogue, element: Element): Protection | undefined {
    if (!this.any) return undefined;
    let known = this.#known.get(catalogue);
    if (!known) {
      known = new Map();
      this.#known.set(catalogue, known);
    }
    if (!known.has(element.name)) {
      // Whatever leads back to itself adds nothing to what it is made of.
      known.set(element.name, undefined);
      known.set(element.name, this.#find(catalogue, element));
    }
    return known.get(element.name);
  }

  /** Whether a cell shows anything of what is protected. */
  holds(catalogue: Catalogue, { source }: Pick<Cell, 'source'>): boolean {
    if (source.kind === 'context') return false;
    if (source.kind === 'own') return this.of(catalogue, source.element) !== undefined;
    return this.protectedIn(catalogue, source.expression).length > 0;
  }

  /** The references of a formula to what is protected. */
  protectedIn(catalogue: Catalogue, formula: Expression): readonly ElementReference[] {
    return elementReferences(formula).filter(({ name }) => {
      const part = catalogue.elements.get(name);
      return part !== undefined && this.of(catalogue, part) !== undefined;
    });
  }

  #find(catalogue: Catalogue, element: Element): Protection | undefined {
    const threshold = this.thresholds.get(element.name);
    if (threshold !== undefined) return isCount(element) ? { kind: 'COUNTED', threshold } : CLOSED;
    const formula = element.derivation ?? element.verification;
    const weight = element.weight === undefined ? undefined : catalogue.elements.get(element.weight);
    if (weight && this.of(catalogue, weight)) return CLOSED;
    const of = formula ? this.protectedIn(catalogue, formula) : [];
    if (!formula || of.length === 0) return undefined;
    const isMade = element.kind === 'RATIO' && of.every((part) => this.#isCounted(catalogue, part));
    return isMade && staysInPlace(formula) ? { kind: 'MADE', of } : CLOSED;
  }

  #isCounted(catalogue: Catalogue, { name }: ElementReference): boolean {
    const part = catalogue.elements.get(name);
    return part !== undefined && this.of(catalogue, part)?.kind === 'COUNTED';
  }
}

/** A count as a threshold wants it: an earlier catalogue may have had the element otherwise. */
function isCount({ type, kind, decimals, derivation, verification, reportedAs }: Element): boolean {
  const addsUp = type === 'NUMBER' && (kind === 'STOCK' || kind === 'FLOW');
  return addsUp && decimals === 0 && !derivation && !verification && !reportedAs;
}

/** Worked out, wherever it is shown, from figures of the same unit, period and code list. */
function staysInPlace(formula: Expression): boolean {
  if (formula.op === 'overUnits' || formula.op === 'countUnits') return false;
  if (formula.op === 'element') return !formula.period && !Object.values(formula.slice).some(isJoined);
  return operandsOf(formula).every(staysInPlace);
}

const policies = new WeakMap<Catalogue, Protections>();

/** What a catalogue says of privacy, worked out once. */
export function protectionsBy(latest: Catalogue): Protections {
  const known = policies.get(latest) ?? new Protections(latest);
  policies.set(latest, known);
  return known;
}
