/**
 * Writes client/public/emoji: all emoji in their groups and order, and their names in each language, as the picker
 * fetches them. `node --experimental-strip-types scripts/emoji-data.ts` after an update of the two packages of data.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Entry {
  hexcode: string;
  unicode: string;
  label: string;
  group?: number;
  order?: number;
  skins?: Entry[];
}
interface Annotation {
  default?: string[];
  tts?: string[];
}
/** Words that find an emoji: its name, its shortcodes, and what else it is called. */
type Words = [name: string, codes: string, keywords: string];

const TARGET = 'client/public/emoji';
/** Parts of emoji are no emoji to pick. */
const COMPONENTS = 2;
/** The newest emoji of the bundled font: of later ones readers would see the parts, or nothing. */
const NEWEST = 15;
const GROUPS = [
  'smileys',
  'people',
  null,
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
];
/** Unicode's five tones; a picker with more would need two choices for couples. */
const TONES = 5;

const require = createRequire(import.meta.url);
const load = <T>(path: string): T => JSON.parse(readFileSync(require.resolve(path), 'utf8')) as T;

const later = new Set(
  Object.entries(load<Record<string, string[]>>('emojibase-data/versions/emoji.json'))
    .filter(([version]) => Number(version) > NEWEST)
    .flatMap(([, hexcodes]) => hexcodes),
);
const entries = load<Entry[]>('emojibase-data/en/compact.json')
  .filter(({ group, hexcode }) => group !== undefined && group !== COMPONENTS && !later.has(hexcode))
  .sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
const codes = load<Record<string, string | string[]>>('emojibase-data/en/shortcodes/github.json');

const plain = (emoji: string): string => emoji.replaceAll('\uFE0F', '');
const annotationsOf = (language: string) =>
  load<{ annotations: { annotations: Record<string, Annotation> } }>(
    `cldr-annotations-full/annotations/${language}/annotations.json`,
  ).annotations.annotations;

/** A flag is called after its country, in any language. */
function flagName(emoji: string, language: string): string | undefined {
  const letters = [...emoji].map((letter) => (letter.codePointAt(0) ?? 0) - 0x1f1e6);
  if (letters.length !== 2 || letters.some((letter) => letter < 0 || letter > 25)) return undefined;
  const region = String.fromCharCode(...letters.map((letter) => letter + 65));
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(region);
}

function wordsIn(language: 'fa' | 'en'): Words[] {
  const annotations = annotationsOf(language);
  return entries.map(({ unicode, hexcode, label }): Words => {
    const { default: keywords = [], tts = [] } = annotations[plain(unicode)] ?? {};
    const flag = flagName(unicode, language);
    const name = flag ?? tts[0] ?? (language === 'en' ? label : '');
    const shortcodes = language === 'en' ? [codes[hexcode] ?? []].flat() : [];
    return [name, shortcodes.join(' '), keywords.filter((keyword) => keyword !== name).join('|')];
  });
}

/** Per emoji: itself, its group, and itself in each tone where it has them. */
const list = entries.map(({ unicode, group, skins = [] }) => {
  const tones = skins.slice(0, TONES).map((skin) => skin.unicode);
  return [unicode, GROUPS[group!], ...(tones.length === TONES ? tones : [])];
});

mkdirSync(TARGET, { recursive: true });
const write = (name: string, data: unknown[]) =>
  writeFileSync(`${TARGET}/${name}.json`, `[\n${data.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
write('list', list);
write('fa', wordsIn('fa'));
write('en', wordsIn('en'));
