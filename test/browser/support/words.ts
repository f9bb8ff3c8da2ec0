import { readFileSync } from 'node:fs';

export type Language = 'fa' | 'en';
export const LANGUAGES: Language[] = ['fa', 'en'];

interface Tree {
  [key: string]: string | Tree;
}

const read = (file: string): Tree => JSON.parse(readFileSync(`client/src/i18n/${file}.json`, 'utf8')) as Tree;
const PARTS = ['', 'chat/', 'settings/', 'admin/'];
const load = (language: Language): Tree =>
  Object.assign({}, ...PARTS.map((part) => read(part + language))) as Tree;
const trees = { fa: load('fa'), en: load('en') };

/** The words that people see under a key, so that no test repeats them. */
export function words(language: Language, key: string, values: Record<string, string> = {}): string {
  let node: string | Tree | undefined = trees[language];
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined;
  if (typeof node !== 'string') throw new Error(`There are no words under ${key} in ${language}.`);
  return node.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? '');
}
