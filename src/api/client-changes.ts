import { findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import type { CatalogueVersion } from '../catalogue/catalogue.model.ts';
import type { ClientChange, ClientEffect } from '../catalogue/publication.model.ts';
import type { Catalogue } from '../core/catalogue/model.ts';
import { narrowed } from '../core/catalogue/versions/narrowed.ts';
import { itemPath } from '../core/one-table/item.ts';
import { buildStaticSchema } from './static-schema.ts';
import * as names from './typed-layer/names.ts';
import { addTypedLayer, TypedLayerError } from './typed-layer/typed-layer.ts';

type Published = Pick<CatalogueVersion, 'number' | 'catalogue'>;

/**
 * What clients notice when a catalogue follows those published before it: by GraphQL's own rules, in the schema that is
 * served, and in the answers that are taken.
 */
export function clientChanges(before: readonly Published[], after: Catalogue): ClientEffect {
  const base = buildStaticSchema();
  const latest = before.at(-1);
  try {
    const next = addTypedLayer(base, after);
    if (!latest) return { changes: [], findings: [] };
    const changes = changesBetween(addTypedLayer(base, latest.catalogue), next);
    return {
      changes: [
        ...narrowedAnswers(latest.catalogue, after),
        ...changes.map((change) => withNotice(change, before)),
      ],
      findings: [],
    };
  } catch (error) {
    if (error instanceof TypedLayerError) return { changes: [], findings: error.findings };
    throw error;
  }
}

/** Answers that were taken and are not any more: the schema does not show it, and clients notice it all the same. */
function narrowedAnswers(before: Catalogue, after: Catalogue): ClientChange[] {
  return narrowed(before, after).map(({ element, attribute, from, to }) => ({
    severity: 'BREAKING',
    type: 'ANSWERS_NARROWED',
    description: `${itemPath({ element, slice: [], previous: false })} takes fewer answers: ${attribute} ${from ?? '(none)'} → ${to}. What was handed in stays.`,
  }));
}

/** Breaking changes first. */
export function changesBetween(before: GraphQLSchema, after: GraphQLSchema): ClientChange[] {
  return [
    ...findBreakingChanges(before, after).map((change) => ({ severity: 'BREAKING' as const, ...change })),
    ...findDangerousChanges(before, after).map((change) => ({ severity: 'DANGEROUS' as const, ...change })),
  ];
}

/** Of a field that goes away: since which version clients were told. */
function withNotice(change: ClientChange, versions: readonly Published[]): ClientChange {
  const [, type, field] = /^(\w+)\.(\w+) was removed\.$/.exec(change.description) ?? [];
  if (!type || !field) return change;
  const untold = versions.findLastIndex(({ catalogue }) => !isDeprecated(catalogue, type, field));
  const since = versions[untold + 1]?.number;
  return since === undefined ? change : { ...change, deprecatedSince: since };
}

function isDeprecated({ topics, forms }: Catalogue, type: string, field: string): boolean {
  const elements = [...topics.values()]
    .filter((topic) => [names.topicType(topic), names.topicInput(topic)].includes(type))
    .flatMap((topic) => topic.elements.filter((element) => names.elementField(element) === field));
  const cells = [...forms.values()]
    .filter((form) =>
      [names.formType(form), names.rowType(form), names.answersType(form), names.answersInput(form)].includes(
        type,
      ),
    )
    .flatMap((form) => form.cells.filter((cell) => cell.field === field));
  return [...elements, ...cells].some(({ deprecated }) => deprecated !== undefined);
}
