import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * A typed client, out of `schema/hub.graphql` and the operations written with `graphql(…)` in the tests. A client
 * of one's own does the same: the schema file, this preset, its own documents.
 */
const config: CodegenConfig = {
  schema: 'schema/hub.graphql',
  documents: ['test/**/*.ts', '!test/support/generated/**'],
  generates: {
    'test/support/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        importExtension: '.ts',
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          AnswerValue: 'number | string | boolean',
          Date: 'string',
          DateTime: 'string',
          // Whole numbers that a double holds come as numbers, all others as decimal text.
          Decimal: 'number | string',
          JSONObject: 'Record<string, unknown>',
          Period: 'string',
        },
      },
    },
  },
};

export default config;
