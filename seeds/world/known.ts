import type { Element, ElementArgument } from '../../src/core/catalogue/model.ts';
import { keyOf } from '../random.ts';
import type { NamedSlice, Specification } from './specification.ts';
import { scaleOf } from './ticks.ts';

/** One slice of an element, and what is known of it already. There is one object for each slice. */
export interface KnownSlice {
  readonly named: NamedSlice;
  readonly key: number;
  /** How its value comes about. */
  readonly plan: Plan;
  /** By place and period. */
  readonly amounts: Map<number, number>;
  /** Other elements as they are seen from here, by the name that a specification uses. */
  readonly others: Map<string, Other>;
}

/** The sum of other slices; or one of the parts of a whole, split by weight; or what the specification says. */
export type Plan =
  | { readonly sumOf: readonly KnownSlice[] }
  | {
      readonly whole: KnownSlice;
      readonly argument: ElementArgument;
      readonly names: readonly string[];
      readonly index: number;
    }
  | 'specified';

/** Another element, in the slice that belongs to this one, and by what to multiply it to have this one's unit. */
export interface Other {
  readonly known: KnownElement;
  readonly slice: KnownSlice;
  readonly factor: number;
}

/** An element with its specification, made ready once. */
export class KnownElement {
  readonly key: number;
  /** Of its decimals. */
  readonly scale: number;
  readonly #apart: readonly ElementArgument[];
  readonly #rest: readonly ElementArgument[];
  readonly #slices = new Map<string, KnownSlice>();

  /** `tellsApart` are the arguments that the specification tells apart; the others are split one after the other. */
  constructor(
    readonly element: Element,
    readonly specification: Specification,
    tellsApart: readonly string[],
  ) {
    this.key = keyOf(element.name);
    this.scale = scaleOf(element.decimals);
    this.#apart = element.args.filter(({ name }) => tellsApart.includes(name));
    this.#rest = element.args.filter(({ name }) => !tellsApart.includes(name));
  }

  slice(said: NamedSlice): KnownSlice {
    const { args } = this.element;
    const text = args.map(({ name }) => said[name] ?? '').join(' ');
    let known = this.#slices.get(text);
    if (!known) {
      const codes = args.flatMap(({ name }) => (said[name] === undefined ? [] : [[name, said[name]]]));
      const named = Object.fromEntries(codes) as NamedSlice;
      const key = args.length === 0 ? 0 : keyOf(text);
      known = { named, key, plan: this.#plan(named), amounts: new Map(), others: new Map() };
      this.#slices.set(text, known);
    }
    return known;
  }

  #plan(named: NamedSlice): Plan {
    const isOpen = ({ name }: ElementArgument): boolean => named[name] === undefined;
    const last = this.#rest.findLastIndex((argument) => !isOpen(argument));
    const open = this.#apart.find(isOpen) ?? this.#rest.slice(0, Math.max(0, last)).find(isOpen);
    if (open) return { sumOf: this.#overCodes(named, open) };
    const argument = this.#rest[last];
    if (!argument) return 'specified';
    const { [argument.name]: code, ...others } = named;
    const names = argument.codeList.codes.map(({ name }) => name);
    return { whole: this.slice(others), argument, index: names.indexOf(code as string), names };
  }

  #overCodes(named: NamedSlice, { name, codeList }: ElementArgument): KnownSlice[] {
    return codeList.codes.map((code) => this.slice({ ...named, [name]: code.name }));
  }
}
