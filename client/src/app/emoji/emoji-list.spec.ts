import { TestBed } from '@angular/core/testing';
import { EmojiList } from './emoji-list';
import { EmojiRuler } from './emoji-ruler';

const ROWS: Record<string, unknown[]> = {
  list: [
    ['😀', 'smileys'],
    ['🤦‍♂️', 'people', '🤦🏻‍♂️'],
    ['🧑‍💻', 'people', '🧑🏻‍💻', '🧑🏼‍💻'],
    ['👋', 'people', '👋🏻'],
  ],
  fa: [['خنده'], ['کلافه'], ['برنامه‌نویس'], ['سلام']].map(([name]) => [name, '', '']),
  en: [['grin'], ['facepalm'], ['technologist'], ['wave']].map(([name]) => [name, name, '']),
};

describe('EmojiList', () => {
  const load = (split: string[]) => {
    vi.stubGlobal('fetch', async (address: URL) => ({
      ok: true,
      json: async () => ROWS[address.pathname.split('/').at(-1)!.replace('.json', '')],
    }));
    const measure = async () => (text: string) => !split.includes(text);
    TestBed.configureTestingModule({ providers: [{ provide: EmojiRuler, useValue: { measure } }] });
    return TestBed.inject(EmojiList).load();
  };

  afterEach(() => vi.unstubAllGlobals());

  it('offers all emoji when the device draws each as one sign', async () => {
    expect((await load([])).map(({ text }) => text)).toEqual(['😀', '🤦‍♂️', '🧑‍💻', '👋']);
  });

  it('leaves out an emoji when the device draws its parts', async () => {
    const all = await load(['🤦‍♂️']);
    expect(all.map(({ text, names }) => [text, names.fa])).toEqual([
      ['😀', 'خنده'],
      ['🧑‍💻', 'برنامه‌نویس'],
      ['👋', 'سلام'],
    ]);
  });

  it('offers an emoji without tones when the device draws their parts', async () => {
    const all = await load(['🧑🏻‍💻']);
    expect(all.find(({ text }) => text === '🧑‍💻')?.tones).toEqual([]);
    expect(all.find(({ text }) => text === '👋')?.tones).toEqual(['👋🏻']);
  });
});
