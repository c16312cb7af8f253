import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Catalogue } from '../core/catalogue/model.ts';
import { elementsOf, reached } from '../core/catalogue/reach.ts';
import { NotFound } from '../core/refusal.ts';
import { buildHubSchema } from './schema.ts';

/** The part of the API that a department needs, as SDL for generating code: its forms, and what they are made of. */
export function departmentSdl(catalogue: Catalogue, code: string): string {
  return `${printSchema(lexicographicSortSchema(buildHubSchema(partOf(catalogue, code))))}\n`;
}

function partOf(catalogue: Catalogue, code: string): Catalogue {
  if (!catalogue.departments.has(code)) {
    const known = [...catalogue.departments.keys()];
    throw new NotFound(
      `没有部门 ${code}；有：${known.join('、')}`,
      `there is no department ${code}; there are ${known.join(', ')}`,
    );
  }
  const forms = [...catalogue.forms].filter(([, form]) => form.department.code === code);
  const named = forms.flatMap(([, form]) => form.cells.flatMap((cell) => elementsOf(catalogue, cell)));
  const needed = reached(catalogue, named);
  const elements = new Map([...catalogue.elements].filter(([, element]) => needed.has(element)));
  const topics = [...catalogue.topics].flatMap(([name, topic]) => {
    const its = topic.elements.filter((element) => elements.has(element.name));
    return its.length > 0 ? [[name, { ...topic, elements: its }] as const] : [];
  });
  return { ...catalogue, forms: new Map(forms), elements, topics: new Map(topics) };
}
