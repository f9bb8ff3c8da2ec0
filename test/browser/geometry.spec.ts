import { type Browser, type Page, expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { type Side, inkCentre, readFrom, see } from './geometry.js';
import { Chat } from './support/chat.js';
import type { Language } from './support/words.js';

type Line = readonly [start: Side, ...pieces: string[]];

/** What is sent, and how each of its paragraphs is read: from which side, piece after piece. */
const MESSAGES: readonly (readonly [what: string, text: string, ...lines: Line[]])[] = [
  ['a Persian sentence that begins with a Latin word', 'ip سرور من چیست', ['right', 'ip', 'سرور من چیست']],
  ['a mention before Persian', '@ali سلام', ['right', '@ali', 'سلام']],
  ['a mention and a mark after it', 'ممنون @ali!', ['right', 'ممنون', '@ali', '!']],
  ['a link before Persian', 'https://example.com/a ببین', ['right', 'https://example.com/a', 'ببین']],
  ['code before Persian', '`npm start` را بزن', ['right', 'npm start', 'را بزن']],
  ['an English and a Persian paragraph', 'How are you?\nخوبی؟', ['left', 'How are you?'], ['right', 'خوبی؟']],
  [
    'an English sentence with a Persian word',
    'the word سلام means hello!',
    ['left', 'the word', 'سلام', 'means hello!'],
  ],
  [
    'a Persian word before a number in English',
    'say سلام 12 times please',
    ['left', 'say', 'سلام', '12', 'times please'],
  ],
  ['a phone number', 'به 0912 345 6789 زنگ بزن', ['right', 'به', '0912 345 6789', 'زنگ بزن']],
  [
    'a phone number in Persian digits',
    'به ۰۹۱۲ ۳۴۵ ۶۷۸۹ زنگ بزن',
    ['right', 'به', '۰۹۱۲ ۳۴۵ ۶۷۸۹', 'زنگ بزن'],
  ],
  ['a date', 'تا 2026-03-21 بمان', ['right', 'تا', '2026-03-21', 'بمان']],
  ['a Jalali date', 'تا ۱۴۰۵-۱-۱ بمان', ['right', 'تا', '۱۴۰۵-۱-۱', 'بمان']],
  ['a service code', 'کد *141*1# را بگیر', ['right', 'کد', '*141*1#', 'را بگیر']],
  ['signs after a Latin word', 'زبان C++ خوب است', ['right', 'زبان', 'C++', 'خوب است']],
  ['signs before a Latin word', 'فایل .env را بساز', ['right', 'فایل', '.env', 'را بساز']],
  ['a version after a Latin word', 'نسخهٔ Windows 11.5 آمد', ['right', 'نسخهٔ', 'Windows 11.5', 'آمد']],
  ['a block of code', 'کد:\n```\nif (a) return;\n```', ['right', 'کد:'], ['left', 'if (a) return;']],
];

/** What says nothing of its language follows the page. */
const NEUTRAL = ['123', '۱۲۳', '😀', '@ali', '...'] as const;
/** Makes the bubble wider than the line that is measured. */
const WIDE_LINE = 'این خط دوم پیام است و از خط نخست آن بسیار بلندتر است';

/** What a line can be set off with, and what is seen before its words. */
const SETTINGS: readonly (readonly [what: string, set: (line: string) => string, ...before: string[]])[] = [
  ['in bold', (line) => `**${line}**`],
  ['in a spoiler', (line) => `||${line}||`],
  ['in a list', (line) => `- ${line}`, '•'],
  ['in a quote', (line) => `> ${line}`],
];
const LINES = MESSAGES.filter(([, text]) => !text.includes('```'));

/** What a list shows after the name of who said it, and how it is read. */
const LAST_LINES: readonly (readonly [text: string, ...pieces: string[]])[] = [
  ['سلام!', 'سلام', '!'],
  ['ip سرور C++ من چیست', 'ip', 'سرور', 'C++', 'من چیست'],
];

let server: TestServer;
let ali: Person;
let looker: Page;

test.beforeAll(async ({ browser }) => {
  server = await TestServer.start();
  ali = await Person.register(server.url, { username: 'ali', displayName: 'Ali' });
  looker = await browser.newPage();
});
test.afterAll(async () => {
  await looker.close();
  await server.stop();
});

/** A reader whose page is in the language, in a room where Ali has said this. */
async function read(browser: Browser, language: Language, texts: readonly string[]): Promise<Chat> {
  const room = await ali.makeRoom({ name: `Geometry ${language}` });
  for (const text of texts) await ali.say(room.id, text);
  // High enough for all of it: nothing is scrolled away.
  const reader = await Chat.open(browser, server.url, { language, viewport: { width: 1280, height: 2400 } });
  const username = freshName('reader');
  await reader.register(username, 'Reader');
  await ali.call('POST', `/api/rooms/${room.id}/members/${username}`);
  await reader.go(`/rooms/${room.id}`);
  await expect(reader.page.locator('sk-message-text')).toHaveCount(texts.length);
  return reader;
}

for (const language of ['fa', 'en'] as const) {
  const [own, other]: [Side, Side] = language === 'fa' ? ['right', 'left'] : ['left', 'right'];

  test(`messages read in their own direction when the page is in ${language}`, async ({ browser }) => {
    const reader = await read(
      browser,
      language,
      MESSAGES.map(([, text]) => text),
    );
    for (const [at, [what, , ...lines]] of MESSAGES.entries()) {
      const paragraphs = reader.page.locator('sk-message-text').nth(at).locator('p, pre > code');
      await expect(paragraphs, what).toHaveCount(lines.length);
      for (const [index, [start, ...pieces]] of lines.entries()) {
        const seen = await see(paragraphs.nth(index));
        expect.soft(seen.lines, what).toEqual([readFrom(start, pieces)]);
        // A bubble as narrow as its text has it on both sides.
        expect.soft(seen.side ?? start, what).toBe(start);
      }
    }
    await reader.close();
  });

  for (const [what, set, ...before] of SETTINGS) {
    test(`messages read in their own direction ${what} when the page is in ${language}`, async ({
      browser,
    }) => {
      const texts = LINES.map(([, text]) => text.split('\n').map(set).join('\n'));
      const reader = await read(browser, language, texts);
      const covers = reader.page.locator('sk-spoiler .cover');
      await expect(reader.page.locator('sk-message-text')).toHaveCount(texts.length);
      for (let left = await covers.count(); left > 0; left -= 1) {
        await covers.first().click();
        // What a second press would hit, a link perhaps, is no cover any more.
        await expect(covers).toHaveCount(left - 1);
      }
      for (const [at, [name, , ...lines]] of LINES.entries()) {
        const paragraphs = reader.page.locator('sk-message-text').nth(at).locator('p, li');
        await expect(paragraphs, name).toHaveCount(lines.length);
        for (const [index, [start, ...pieces]] of lines.entries()) {
          const paragraph = paragraphs.nth(index);
          const seen = await see(paragraph);
          expect.soft(seen.lines, name).toEqual([readFrom(start, [...before, ...pieces])]);
          for (const bar of await paragraph.locator('.bar').all()) {
            const { x } = (await bar.boundingBox())!;
            const words = (await paragraph.locator('.words').boundingBox())!;
            expect.soft(x > words.x ? 'right' : 'left', `the bar of ${name}`).toBe(start);
          }
        }
      }
      await reader.close();
    });
  }

  test(`messages without words follow the page when it is in ${language}`, async ({ browser }) => {
    const reader = await read(
      browser,
      language,
      NEUTRAL.map((text) => `${text}\n${WIDE_LINE}`),
    );
    for (const [at, text] of NEUTRAL.entries()) {
      const seen = await see(reader.page.locator('sk-message-text').nth(at).locator('p').first());
      expect.soft(seen.side, text).toBe(own);
    }
    await reader.close();
  });

  for (const [text, ...pieces] of LAST_LINES) {
    test(`the line of a room reads ${text} when the page is in ${language}`, async ({ browser }) => {
      const reader = await read(browser, language, [text]);
      const last = reader.rooms.locator('[aria-current=page]').locator('.last');
      const drawn = readFrom('right', pieces);
      expect((await see(last)).lines).toEqual([own === 'right' ? `${drawn}:Ali` : `Ali:${drawn}`]);
      await reader.close();
    });
  }

  test(`the composer stands on the side of its language when the page is in ${language}`, async ({
    browser,
  }) => {
    const reader = await read(browser, language, ['سلام']);
    const field = reader.composer;
    const sideOf = async () => ((await inkCentre(field, looker)) > 0.5 ? 'right' : 'left');
    expect(await sideOf(), 'empty, with its placeholder').toBe(own);
    for (const text of ['123', '۱۲۳', '...']) {
      await field.fill(text);
      expect(await sideOf(), text).toBe(own);
    }
    await field.fill(language === 'fa' ? 'hello' : 'سلام');
    expect(await sideOf(), 'words of the other language').toBe(other);
    await field.fill('');
    expect(await sideOf(), 'emptied').toBe(own);
    await reader.close();
  });
}
