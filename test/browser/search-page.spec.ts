import { expect, test } from '@playwright/test';
import { PASSWORD, Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`what was said is found by its words and filters, and read in its place, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url, { displayName: `امید ${language}` });
    const word = `زرافه${language}`;
    const first = `خانه‌های ${word} در 2026 نو شد`;
    await omid.say('tech', first);
    await omid.say('general', `سلام ${word}`);
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'سارا');
    await sara.rooms.getByRole('link', { name: sara.t('search.label') }).click();
    const field = sara.page.getByRole('searchbox', { name: sara.t('search.label') });
    const hits = sara.page.getByRole('list', { name: sara.t('search.results') }).getByRole('listitem');

    await field.fill(word);
    await field.press('Enter');
    await expect(hits).toHaveCount(2);
    await expect(hits.first().locator('mark')).toHaveText(word);

    await sara.button('search.filters').click();
    await sara.page.getByLabel(sara.t('search.filter.in'), { exact: true }).selectOption('tech');
    await expect(hits).toHaveCount(1);
    await expect(field).toHaveValue(new RegExp(`tech ${word}`));
    await expect(sara.page).toHaveURL(/tech/);
    const from = sara.page.getByRole('combobox', { name: sara.t('search.filter.from') });
    await from.fill(`اميد ${language}`);
    await sara.page.getByRole('option', { name: `@${omid.name}` }).waitFor();
    await from.press('Enter');
    await expect(field).toHaveValue(new RegExp(`:${omid.name} `));
    await expect(hits).toHaveCount(1);
    await sara.page.getByLabel(sara.t('search.filter.before'), { exact: true }).fill('۱۴۰۰/۱/۱');
    await sara.page.keyboard.press('Enter');
    await expect(sara.page.getByRole('heading', { name: sara.t('search.none') })).toBeVisible();
    await sara.page
      .getByRole('button', { name: sara.t('search.remove', { filter: '\u2068۱۴۰۰/۱/۱\u2069' }) })
      .click();
    await hits.getByRole('link').click();
    await expect(sara.page).toHaveURL(/\/rooms\/tech/);
    await expect(sara.message(first)).toBeVisible();

    await sara.page.goBack();
    await expect(hits).toHaveCount(1);
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });

  test(`nothing of one person is there for the next at the same page, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const said = `راز ${language}`;
    const room = language === 'fa' ? 'عمومی' : 'General';
    await omid.say('general', said);
    const chat = await Chat.open(browser, server.url, { language });
    await chat.register(freshName('sara'), 'سارا');
    await chat.openRoom(room);
    await chat.press(chat.message(said), 'reply');
    await expect(chat.page.locator('sk-task-strip')).toBeVisible();
    await chat.composer.fill('آغاز');
    await chat.rooms.getByRole('link', { name: chat.t('search.label') }).click();
    await chat.page.getByRole('searchbox').fill(said);
    await chat.page.keyboard.press('Enter');
    const hits = chat.page.getByRole('list', { name: chat.t('search.results') });
    await expect(hits).toBeVisible();

    await chat.button('account.menu').click();
    await chat.page.getByRole('menuitem', { name: chat.t('account.signOut') }).click();
    await chat.page.getByLabel(chat.t('field.username')).fill(omid.name);
    await chat.password.fill(PASSWORD);
    await chat.button('login.submit').click();
    await expect(chat.rooms).toBeVisible();
    await chat.rooms.getByRole('link', { name: chat.t('search.label') }).click();
    await expect(chat.page.getByRole('searchbox')).toHaveValue('');
    await expect(hits).toHaveCount(0);
    await chat.openRoom(room);
    await expect(chat.message(said)).toBeVisible();
    await expect(chat.composer).toHaveValue('');
    await expect(chat.page.locator('sk-task-strip')).toHaveCount(0);
    await chat.close();
  });
}

test('words typed on the wrong keyboard are offered as they were meant', async ({ browser }) => {
  const omid = await Person.register(server.url, { displayName: 'امید' });
  await omid.say('general', 'سلام بر همه');
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.go('/search?q=sghl');
  await sara.page.getByRole('button', { name: 'سلام', exact: true }).click();
  await expect(sara.page.getByRole('list', { name: sara.t('search.results') })).toContainText('سلام بر همه');
  expect(sara.faults()).toEqual([]);
  await sara.close();
});
