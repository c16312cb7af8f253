import type { ArgumentSignature, ElementSignature } from '../expression/names.ts';
import type { CodeList, Element } from './model.ts';

/** What formulas and slices need to know of elements, by name. */
export class Signatures {
  readonly #byName: ReadonlyMap<string, ElementSignature>;
  readonly #others = new Map<CodeList, ArgumentSignature['others']>();

  constructor(
    private readonly codeLists: ReadonlyMap<string, CodeList>,
    elements: Iterable<Element>,
  ) {
    this.#byName = new Map([...elements].map((element) => [element.name, this.#of(element)]));
  }

  find(name: string): ElementSignature | undefined {
    return this.#byName.get(name);
  }

  #of({ name, label, type, unit, args, kind, codeList }: Element): ElementSignature {
    return {
      name,
      label,
      type,
      unit,
      addsUp: kind === 'STOCK' || kind === 'FLOW' || kind === 'RATIO',
      args: args.map((argument) => ({
        name: argument.name,
        codes: codesOf(argument.codeList),
        others: this.#othersOf(argument.codeList),
      })),
      ...(codeList ? { codeList: { name: codeList.name, codes: codesOf(codeList) } } : {}),
    };
  }

  /** The codes of other lists that take in some of a list's own. */
  #othersOf(list: CodeList): ArgumentSignature['others'] {
    let others = this.#others.get(list);
    if (!others) {
      others = [...this.codeLists.values()].flatMap((other) => {
        const map = other.maps.get(list.name);
        if (!map) return [];
        return other.codes.flatMap(({ name }) => {
          const codes = codesOf(list).filter((code) => map.get(code) === name);
          return codes.length > 0 ? [{ list: other.name, code: name, codes }] : [];
        });
      });
      this.#others.set(list, others);
    }
    return others;
  }
}

const codesOf = ({ codes }: CodeList): string[] => codes.map(({ name }) => name);
