import { readFileSync } from 'node:fs';

/** The contents of a page's code fences whose info string is exactly this, such as `graphql` or `graphql preamble`. */
export function fences(page: string, info: string): string[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^```([^\n]*)\n(.*?)\n```$/gms)].flatMap(([, kind, body]) =>
    kind === info ? [body as string] : [],
  );
}
