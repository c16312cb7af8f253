import { readFile } from 'node:fs/promises';
import {
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { emittedFiles, firstDifference } from '../../src/api/emit-schema.ts';
import { buildHubSchema } from '../../src/api/schema.ts';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';

it('is emitted as the code gives it', async () => {
  for (const { path, text } of await emittedFiles()) {
    expect(firstDifference(path, await readFile(`${PROJECT_ROOT}/${path}`, 'utf8'), text)).toBeUndefined();
  }
});

it('says where an emitted file differs, and what to do', () => {
  expect(firstDifference('schema/hub.graphql', 'a\nb\n', 'a\nc\n')).toBe(
    'schema/hub.graphql:2 is not what the code gives; run npm run schema\n  - b\n  + c',
  );
});

it('describes every type, field, argument and value', async () => {
  const { catalogue } = compileCatalogue(
    await readDictionary(`${PROJECT_ROOT}/schema/dictionary`, PROJECT_ROOT),
  );
  const bare: string[] = [];
  for (const type of Object.values(buildHubSchema(catalogue!).getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    if (!type.description) bare.push(type.name);
    if (isEnumType(type))
      bare.push(
        ...type.getValues().flatMap((value) => (value.description ? [] : `${type.name}.${value.name}`)),
      );
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) bare.push(`${type.name}.${field.name}`);
      const args = 'args' in field ? (field as GraphQLField<unknown, unknown>).args : [];
      bare.push(...args.flatMap((arg) => (arg.description ? [] : `${type.name}.${field.name}(${arg.name})`)));
    }
  }
  expect(bare).toEqual([]);
});
