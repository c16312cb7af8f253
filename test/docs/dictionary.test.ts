import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { DIRECTIVES } from '../../src/core/catalogue/directives.ts';
import { fences } from './fences.ts';

const page = readFileSync(new URL('../../docs/dictionary.md', import.meta.url), 'utf8');
const preamble = fences('dictionary.md', 'graphql preamble').join('\n');

const findings = (example: string): string[] =>
  compileCatalogue([
    { path: 'preamble.graphql', text: preamble },
    { path: 'example.graphql', text: example },
  ]).findings.map(({ path, code, message }) => `${path} ${code} ${message}`);

const directives = buildSchema(DIRECTIVES)
  .getDirectives()
  .filter(({ name }) => DIRECTIVES.includes(`directive @${name}(`));

describe('docs/dictionary.md', () => {
  it.each(fences('dictionary.md', 'graphql'))('compiles: %s', (example) => {
    expect(findings(example)).toEqual([]);
  });

  it.each(fences('dictionary.md', 'graphql-problem'))('complains as printed: %s', (block) => {
    const [example = '', complaints = ''] = block.split('\n-----\n');
    expect(findings(example)).toEqual(complaints.split('\n'));
  });

  it.each(directives)(
    'explains @$name with every argument, those that must be given with !',
    ({ name, args }) => {
      const [, section = ''] = page.split(new RegExp(`^### @${name}$`, 'm'));
      const table = section.split('\n\n').find((part) => part.startsWith('| argument')) ?? '';
      const rows = table.split('\n').slice(2);
      const explained = rows.flatMap((line) =>
        [...line.split('|')[1]!.matchAll(/`(\w+!?)`/g)].map((m) => m[1]),
      );
      const declared = args.map((arg) => (String(arg.type).endsWith('!') ? `${arg.name}!` : arg.name));
      expect(explained.sort()).toEqual(declared.sort());
    },
  );

  it('shows every argument in an example', () => {
    const examples = [preamble, ...fences('dictionary.md', 'graphql')].join('\n');
    const unused = directives.flatMap(({ name, args }) => {
      const uses = [...examples.matchAll(new RegExp(`@${name}\\b\\s*\\(((?:"[^"]*"|[^()"])*)\\)`, 'g'))];
      const shown = uses.map(([, inside]) => inside).join(' ');
      return args.filter((arg) => !shown.includes(`${arg.name}: `)).map((arg) => `@${name} ${arg.name}`);
    });
    expect(unused).toEqual([]);
  });
});
