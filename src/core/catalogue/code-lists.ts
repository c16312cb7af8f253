import {
  Kind as Ast,
  type ConstValueNode,
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
} from 'graphql';
import { checkDefinition } from './applicability.ts';
import type { DirectiveReader, DirectiveUse } from './directive-values.ts';
import type { Code, CodeList } from './model.ts';
import type { SourceReport } from './sources.ts';
import { nearest } from './suggest.ts';

/** A list as it is read: its maps are filled once all lists are known. */
interface Draft extends Omit<CodeList, 'maps'> {
  readonly node: EnumTypeDefinitionNode;
  readonly maps: Map<string, Map<string, string>>;
}

/** Reads the code lists of a document, and how the codes of one list are those of another; all that is wrong is reported. */
export function readCodeLists(
  nodes: readonly EnumTypeDefinitionNode[],
  directives: DirectiveReader,
  report: SourceReport,
): Map<string, CodeList> {
  const lists = new Map<string, Draft>();
  for (const node of nodes) {
    const use = directives.one(node, 'codeList');
    if (!use) {
      checkDefinition(node, report);
      continue;
    }
    const name = node.name.value;
    const { label, en } = use.values as { label: string; en?: string };
    const codes = (node.values ?? []).map((value) => codeOf(name, value, report));
    lists.set(name, { name, label, en, codes, maps: new Map(), node });
  }
  const reader = new MapReader(lists, directives, report);
  for (const list of lists.values()) reader.read(list);
  return new Map([...lists].map(([name, { node: _, ...list }]) => [name, list]));
}

function codeOf(
  list: string,
  { name, description, ...value }: EnumValueDefinitionNode,
  report: SourceReport,
): Code {
  const code = name.value;
  if (!description) {
    report.error(
      'NO_DESCRIPTION',
      { name, ...value },
      `代码 ${list}.${code} 没有说明；请在它前面写上中文含义，如 "男" MALE`,
      `code ${list}.${code} has no description; write its Chinese meaning before it, as in "男" MALE`,
    );
  }
  return { name: code, label: description?.value ?? code };
}

/** Reads `@comprises`: each code says which codes of another list it takes in; together they must take in all. */
class MapReader {
  constructor(
    private readonly lists: ReadonlyMap<string, Draft>,
    private readonly directives: DirectiveReader,
    private readonly report: SourceReport,
  ) {}

  read(list: Draft): void {
    for (const value of list.node.values ?? []) {
      for (const use of this.directives.all(value, 'comprises')) this.#readOne(list, value.name.value, use);
    }
    for (const [from, map] of list.maps) {
      const source = this.lists.get(from) as Draft;
      const missing = source.codes.filter(({ name }) => !map.has(name));
      if (missing.length === 0) continue;
      const named = missing.map(({ name, label }) => `${name}（${label}）`).join('、');
      this.report.error(
        'CODE_MAP_INCOMPLETE',
        list.node.name,
        `${list.name} 没有包括 ${from} 的全部代码，还缺：${named}；每个代码都要归到一处，实在无处可归就在 ${list.name} 里加一个“其他”`,
        `${list.name} does not take in every code of ${from}; missing: ${missing.map(({ name }) => name).join(', ')}. Each goes somewhere: give ${list.name} a code for the rest if there is none`,
      );
    }
  }

  #readOne(list: Draft, target: string, use: DirectiveUse): void {
    const { list: from, codes = [] } = use.values as { list?: string; codes?: readonly string[] };
    if (from === undefined) return;
    const source = this.lists.get(from);
    if (!source || source === list) {
      const others = [...this.lists.keys()].filter((name) => name !== list.name);
      const [meant] = nearest(from, others, 1);
      this.report.error(
        'UNKNOWN_CODE_LIST',
        use.argument('list'),
        source ? `${from} 不能包括它自己的代码` : `没有代码表 ${from}${meant ? `；是不是 ${meant}？` : ''}`,
        source
          ? `${from} cannot comprise its own codes`
          : `there is no code list ${from}${meant ? `; did you mean ${meant}?` : ''}`,
      );
      return;
    }
    const map = list.maps.get(from) ?? new Map<string, string>();
    list.maps.set(from, map);
    for (const code of codes) this.#add(source, map, code, target, use);
  }

  #add(source: Draft, map: Map<string, string>, code: string, target: string, use: DirectiveUse): void {
    const at = codeNode(use, code);
    if (!source.codes.some(({ name }) => name === code)) {
      const known = source.codes.map(({ name }) => name);
      this.report.error(
        'UNKNOWN_CODE',
        at,
        `${source.name} 没有代码 ${code}；可用：${known.join('、')}`,
        `${source.name} has no code ${code}; use ${known.join(', ')}`,
      );
      return;
    }
    const other = map.get(code);
    if (other !== undefined) {
      this.report.error(
        'CODE_MAP_TWICE',
        at,
        `${source.name} 的 ${code} 已归到 ${other}，不能再归到 ${target}`,
        `${code} of ${source.name} is taken in by ${other} already: it cannot go to ${target} too`,
      );
      return;
    }
    map.set(code, target);
  }
}

/** Where a code stands in the argument. */
function codeNode(use: DirectiveUse, code: string) {
  const written = use.argument('codes');
  const isWritten = (value: ConstValueNode): boolean => 'value' in value && value.value === code;
  const values = written.kind === Ast.LIST ? (written.values as readonly ConstValueNode[]) : [];
  return values.find(isWritten) ?? written;
}
