import { globSync, readFileSync } from 'node:fs';
import { ERRORS } from '#contracts';
import { describe, expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };
const PARTS = ['', 'admin/', 'chat/', 'settings/'];
const english = Object.assign(
  {},
  ...PARTS.map((part) => JSON.parse(readFileSync(`client/src/i18n/${part}en.json`, 'utf8')) as Tree),
) as Tree;

/** Dotted texts of the client's code that begin like a key, as `'rooms.title'`, or `'rooms.'` before a `+`; no bindings. */
const LITERAL = /(?<!\]=)['"`]([a-z][A-Za-z]*\.[\w.]*)['"`]|`([a-z][A-Za-z]*\.[\w.]*)\$\{/g;

const at = (key: string): string | Tree | undefined =>
  key
    .split('.')
    .filter(Boolean)
    .reduce<string | Tree | undefined>(
      (node, part) => (typeof node === 'object' ? node[part] : undefined),
      english,
    );

const leaves = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : leaves(value, `${prefix}${name}.`),
  );

const used = new Set(
  globSync('client/src/app/**/*.{ts,html}', { exclude: (path) => /\.spec\.ts$|\/core\//.test(path) })
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(LITERAL)])
    .map(([, whole, start]) => whole ?? start ?? '')
    .filter((key) => (key.split('.')[0] ?? '') in english && !(key in ERRORS)),
);

/** What a page of sections puts together from its name. */
const OF_SECTIONS = /^(?:admin|settings)\.(?:title$|section\.)/;

/**
 * A key is used by itself, by what it is counted with, by a beginning that code adds to, or as an option behind the plural of
 * what is chosen.
 */
function isUsed(key: string): boolean {
  const parts = key.split('.');
  const beginnings = parts.map((_part, index) => `${parts.slice(0, index).join('.')}.`);
  const chosen = beginnings.map((beginning) => beginning.replace(/s\.$/, ''));
  const counted = key.replace(/\.(?:one|other)$/, '');
  return OF_SECTIONS.test(key) || [key, counted, ...beginnings, ...chosen].some((each) => used.has(each));
}

describe('keys of sentences in the client', () => {
  it('all lead to a sentence when they are used', () => {
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter((key) => at(key) === undefined)).toEqual([]);
  });

  it('are all used when they are there', () => {
    expect(leaves(english).filter((key) => !isUsed(key))).toEqual([]);
  });
});
