import { ERRORS, FIELD_CODES } from '#contracts';
import en from '../../i18n/en.json';
import fa from '../../i18n/fa.json';
import { fieldErrorKey } from './error-text';

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + name, value);
    else for (const [key, text] of leaves(value, `${prefix}${name}.`)) found.set(key, text);
  }
  return found;
}

const persian = leaves(fa);
const english = leaves(en);
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

describe('the language files', () => {
  it('hold the same keys when compared', () => {
    expect([...persian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('fills the same places of %s when translated', (key, text) => {
    expect(placeholders(persian.get(key) ?? '')).toEqual(placeholders(text));
  });

  it.each([...persian])(
    'keeps Arabic letters and Latin punctuation out of %s when it is Persian',
    (_key, text) => {
      expect(text.replace(/\{\{.*?\}\}/g, '')).not.toMatch(/[يك?;,0-9٠-٩]/);
    },
  );

  it.each([...Object.keys(ERRORS), 'network.offline'])(
    'have a sentence when the server answers %s',
    (code) => {
      expect(english.has(`errors.${code}`)).toBe(true);
    },
  );

  it.each([...FIELD_CODES])('have a sentence when a field is refused as %s', (code) => {
    for (const field of [
      'username',
      'password',
      'newPassword',
      'displayName',
      'bio',
      'name',
      'description',
      'x',
    ]) {
      expect(english.has(fieldErrorKey(field, code))).toBe(true);
    }
  });
});
