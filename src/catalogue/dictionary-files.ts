import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DictionarySource } from '../core/catalogue/sources.ts';

/** Every `.graphql` file below a folder, in the order of their paths; paths are shown relative to `base`. */
export async function readDictionary(folder: string, base: string): Promise<DictionarySource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  // Bytes that are no UTF-8 become U+FFFD, which the compiler reports with file and line.
  return Promise.all(
    files.map(async (file) => ({
      path: relative(base, file).split('\\').join('/'),
      text: (await readFile(file, 'utf8')).replace(/^\uFEFF/, ''),
    })),
  );
}

/** SHA-256 over the sources in the order of their paths: equal text, equal hash. */
export function dictionaryHash(sources: readonly DictionarySource[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${text}\0`);
  }
  return hash.digest('hex');
}
