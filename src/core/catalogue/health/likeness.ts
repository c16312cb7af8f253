/**
 * How alike two Chinese names are, 0 to 1: the mean of what they share in pairs of characters and in words. Pairs
 * see `户籍人口数` in `户籍人口`, words keep `出生人数` and `死亡人数` apart.
 */
export function nameLikeness(a: Name, b: Name): number {
  return (shared(a.pairs, b.pairs) + shared(a.words, b.words)) / 2;
}

/** A name, cut up for comparison. */
export class Name {
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
  #words: ReadonlySet<string> | undefined;

  constructor(printed: string) {
    this.text = bare(printed);
    this.pairs = pairsOf(this.text);
  }

  /** Found when they are first wanted: most names are like no other. */
  get words(): ReadonlySet<string> {
    this.#words ??= wordsOf(this.text);
    return this.#words;
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Without numbering, punctuation and what labels say of their place in a table: `（一）其中：女性` is `女性`. */
function bare(printed: string): string {
  return printed
    .normalize('NFKC')
    .replace(/\([一二三四五六七八九十\d]+\)|^[一二三四五六七八九十\d]+[、.]|[①-⑳]/g, '')
    .replace(/其中|合计|总计|小计/g, '')
    .replace(/[^\p{L}\p{N}%]/gu, '');
}

function pairsOf(text: string): Set<string> {
  if (text.length < 2) return new Set(text);
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
}

function wordsOf(text: string): Set<string> {
  return new Set([...segmenter.segment(text)].map(({ segment }) => segment));
}

/** Dice's coefficient. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const each of a) if (b.has(each)) common++;
  return (2 * common) / (a.size + b.size);
}
