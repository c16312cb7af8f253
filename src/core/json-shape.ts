import { nearest } from './catalogue/suggest.ts';

/** What is wrong with the shape of a file's content, in both languages. */
export type Problem = readonly [zh: string, en: string];
/** Everything that keeps a value from having a shape; the path is where it stands. */
export type Check = (value: unknown, path: string) => Problem[];

export const is = (what: string, whatEn: string, test: (value: unknown) => boolean): Check => {
  return (value, path) => (test(value) ? [] : [[`${path} 应为${what}`, `${path} wants ${whatEn}`]]);
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = is('带引号的文字', 'a text in quotes', (value) => typeof value === 'string');
export const truth = is(' true 或 false', 'true or false', (value) => typeof value === 'boolean');
export const group = is('对象 {…}', 'an object {…}', isObject);

export const list = (each: Check): Check => {
  const isList = is('列表 […]', 'a list […]', Array.isArray);
  return (value, path) =>
    Array.isArray(value) ? value.flatMap((part, i) => each(part, `${path}[${i}]`)) : isList(value, path);
};

/** An object of these fields; those whose name ends in `!` must be there. */
export const record = (fields: Readonly<Record<string, Check>>): Check => {
  const known = new Map(Object.entries(fields).map(([name, check]) => [name.replace('!', ''), check]));
  const required = Object.keys(fields)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
  return (value, path) => {
    if (!isObject(value)) return group(value, path || '—');
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const missing = required.filter((name) => value[name] === undefined);
    return [
      ...missing.map((name): Problem => [`缺少 ${at(name)}`, `${at(name)} is missing`]),
      ...Object.entries(value).flatMap(([name, part]): Problem[] => {
        const check = known.get(name);
        if (!check) return [unknownField(at(name), name, known)];
        return part === null && !required.includes(name) ? [] : check(part, at(name));
      }),
    ];
  };
};

function unknownField(path: string, name: string, known: ReadonlyMap<string, Check>): Problem {
  const [near] = nearest(name, known.keys());
  const names = [...known.keys()].join(', ');
  return near
    ? [`不认识 ${path}；是不是 ${near}？`, `unknown field ${path}; did you mean ${near}?`]
    : [`不认识 ${path}；可以写 ${names}`, `unknown field ${path}; there are ${names}`];
}
