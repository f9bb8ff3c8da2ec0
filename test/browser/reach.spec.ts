import { type Locator, type Page, expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW, WIDE } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const LONG_WORDS = [
  `https://example.com/${'a'.repeat(300)}`,
  'ن'.repeat(200),
  `\`${'code'.repeat(60)}\``,
  `\`\`\`\n${'a long line '.repeat(30)}\n\`\`\``,
  '1-2-'.repeat(60) + '3',
].join('\n');

for (const [form, viewport] of [
  ['wide', WIDE],
  ['narrow', NARROW],
] as const) {
  test(`nothing leaves the conversation sideways when words are long, on ${form} screens`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url, { displayName: 'W'.repeat(50) });
    await omid.say('general', LONG_WORDS);
    const sara = await Chat.open(browser, server.url, { language: 'fa', viewport });
    await sara.register(freshName('sara'), 'ن'.repeat(50));
    await sara.openRoom('عمومی');
    await expect(sara.page.locator('sk-message-item').last()).toBeVisible();
    const view = sara.page.locator('sk-timeline .view');
    expect(await view.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await sara.close();
  });

  test(`the last line stays in the composer when it is full, on ${form} screens`, async ({ browser }) => {
    const sara = await Chat.open(browser, server.url, { language: 'fa', viewport });
    await sara.register(freshName('sara'), 'سارا');
    await sara.openRoom('عمومی');
    await sara.composer.fill('خط\n'.repeat(40));
    const field = await sara.page.locator('sk-composer .field').boundingBox();
    const area = await sara.composer.boundingBox();
    expect(area!.y + area!.height).toBeLessThanOrEqual(field!.y + field!.height);
    expect(await sara.composer.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    await sara.close();
  });

  test(`the focus comes back to its button when the people are put away, on ${form} screens`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language: 'fa', viewport });
    await sara.register(freshName('sara'), 'سارا');
    await sara.openRoom('عمومی');
    if (form === 'narrow') await sara.button('room.showPeople').click();
    const close = sara.button('room.backToChat');
    if (form === 'narrow') await expect(close).toBeFocused();
    await close.focus();
    await sara.page.keyboard.press('Enter');
    await expect(sara.button('room.showPeople')).toBeFocused();
    await sara.close();
  });
}

test('a phone number stays on one line when it stands at the end of one', async ({ browser }) => {
  const omid = await Person.register(server.url, { displayName: 'Omid' });
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  // One of these many beginnings leaves room for a part of the number.
  for (let length = 1; length <= 12; length += 1)
    await omid.say('general', `${'تا '.repeat(length)}به شمارهٔ 0912 345 6789 زنگ بزن`);
  const numbers = sara.page.locator('sk-message-text .number', { hasText: '0912 345 6789' });
  await expect(numbers).toHaveCount(12);
  const broken = await numbers.evaluateAll(
    (all) =>
      all.filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      }).length,
  );
  expect(broken).toBe(0);
  await sara.close();
});

test('no dialog stays over the sign-in page when the session ends', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.button('rooms.create').click();
  await expect(sara.page.getByRole('dialog')).toBeVisible();
  await sara.page.evaluate(() => fetch('/api/auth/logout', { method: 'POST' }));
  await expect(sara.password).toBeVisible();
  await expect(sara.page.getByRole('dialog')).toHaveCount(0);
  await sara.close();
});

test('one room is made when Enter is pressed twice', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.button('rooms.create').click();
  const name = sara.page.getByRole('dialog').getByRole('textbox').first();
  await name.fill('کوه‌نوردی');
  // Both reach the form: the second while the dialog goes away.
  await name.press('Enter');
  await name.press('Enter');
  await expect(sara.page.getByRole('dialog')).toHaveCount(0);
  await expect(sara.rooms.getByRole('link', { name: 'کوه‌نوردی' })).toHaveCount(1);
  await sara.close();
});

/** Tab by Tab, as somebody without a pointer gets there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(wanted).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

for (const language of LANGUAGES) {
  test(`a group and a poll are made with the keyboard alone, in ${language}`, async ({ browser }) => {
    const stem = `یار${language}`;
    await Person.register(server.url, { displayName: `${stem} یکم` });
    await Person.register(server.url, { displayName: `${stem} دوم` });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'سارا');
    const { keyboard } = sara.page;
    const dialog = sara.page.getByRole('dialog');
    const within = (key: string, values?: Record<string, string>) =>
      dialog.getByRole('button', { name: sara.t(key, values) });
    await sara.go('/rooms/general');
    await expect(sara.composer).toBeVisible();

    await tabTo(sara.page, sara.button('people.write'));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await keyboard.type(stem);
    for (const which of ['یکم', 'دوم']) {
      const choice = within('people.choose', { name: `\u2068${stem} ${which}\u2069` });
      await expect(choice).toBeVisible();
      await tabTo(sara.page, choice);
      await keyboard.press('Enter');
    }
    await tabTo(sara.page, dialog.getByLabel(sara.t('people.groupName')));
    await keyboard.type(`گروه ${stem}`);
    await tabTo(sara.page, within('people.startGroup'));
    await keyboard.press('Enter');
    await expect(sara.page.getByRole('heading', { level: 1, name: `گروه ${stem}` })).toBeVisible();
    await expect(dialog).toHaveCount(0);

    await tabTo(sara.page, sara.button('room.menu'));
    await keyboard.press('Enter');
    const item = sara.page.getByRole('menuitem', { name: sara.t('polls.new.title') });
    await expect(async () => {
      await keyboard.press('ArrowDown');
      await expect(item).toBeFocused({ timeout: 50 });
    }).toPass({ intervals: [0] });
    await keyboard.press('Enter');
    await expect(dialog.getByLabel(sara.t('polls.new.question'))).toBeFocused();
    await keyboard.type('کجا؟');
    for (const place of ['کوه', 'دریا']) {
      await keyboard.press('Tab');
      await keyboard.type(place);
    }
    await tabTo(sara.page, within('polls.new.submit'));
    await keyboard.press('Enter');
    await expect(sara.page.locator('sk-poll-card')).toContainText('کجا؟');
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}
