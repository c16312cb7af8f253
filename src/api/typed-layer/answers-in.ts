import type { Catalogue, Element } from '../../core/catalogue/model.ts';
import { itemPath, type Slice } from '../../core/one-table/item.ts';
import { elementField, ownQuestionsField, SLICE_FIELDS } from './names.ts';

/** A table as the typed layer takes it; what the static layer knows of it passes through. */
export interface TypedTableInput {
  readonly values?: Record<string, Record<string, unknown> | null> | null;
  readonly forms?: Record<string, Record<string, unknown> | null> | null;
  readonly answers?: readonly PathAnswer[] | null;
}

export interface PathAnswer {
  readonly path: string;
  readonly value: unknown;
}

/** The typed fields of an input, and what each means. */
export class TypedAnswers {
  readonly #topics = new Map<string, ReadonlyMap<string, { element: Element; previous: boolean }>>();
  readonly #forms = new Map<string, ReadonlyMap<string, Element>>();

  constructor(catalogue: Catalogue) {
    for (const topic of catalogue.topics.values()) {
      const fields = new Map<string, { element: Element; previous: boolean }>();
      for (const element of topic.elements) {
        for (const previous of [false, true])
          fields.set(elementField(element, previous), { element, previous });
      }
      this.#topics.set(topic.field, fields);
    }
    for (const form of catalogue.forms.values()) {
      const own = form.cells.flatMap(({ field, source }) =>
        source.kind === 'own' ? [[field, source.element] as const] : [],
      );
      this.#forms.set(ownQuestionsField(form), new Map(own));
    }
  }

  /** The same table with its typed answers written by path: the generic form that the static layer takes. */
  generic<T extends TypedTableInput>(table: T): T {
    const answers = [...this.#answers(table)];
    if (answers.length === 0) return table;
    return { ...table, answers: [...(table.answers ?? []), ...answers] };
  }

  *#answers({ values, forms }: TypedTableInput): Generator<PathAnswer> {
    for (const [topic, elements] of Object.entries(values ?? {})) {
      for (const [field, value] of Object.entries(elements ?? {})) {
        const named = this.#topics.get(topic)?.get(field);
        if (named) yield* slices(named.element, named.previous, [], value);
      }
    }
    for (const [key, questions] of Object.entries(forms ?? {})) {
      for (const [field, value] of Object.entries(questions ?? {})) {
        const element = this.#forms.get(key)?.get(field);
        if (element) yield* slices(element, false, [], value);
      }
    }
  }
}

function* slices(element: Element, previous: boolean, said: Slice, value: unknown): Generator<PathAnswer> {
  if (value === null || value === undefined) return;
  if (said.length === element.args.length) {
    yield { path: itemPath({ element, slice: said, previous }), value };
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    if (name === SLICE_FIELDS.total) {
      const rest = element.args.slice(said.length).map(() => undefined);
      yield* slices(element, previous, [...said, ...rest], part);
    } else {
      yield* slices(element, previous, [...said, name === SLICE_FIELDS.any ? undefined : name], part);
    }
  }
}
