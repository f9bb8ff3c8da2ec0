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

/** A word as it comes out when the keyboard stands on the other language. */
const WRONG_KEYBOARD = {
  fa: { typed: 'sghl', meant: 'سلام' },
  en: { typed: 'اثممخ', meant: 'hello' },
};

/** How many files wait in the browser's own storage to be sent. */
const filesKept = ({ page }: Chat): Promise<number> =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The storage cannot be read.'));
      });
    const database = await answered(indexedDB.open('sokhan-uploads'));
    const count = await answered(database.transaction('uploads').objectStore('uploads').count());
    database.close();
    return count;
  });

for (const language of LANGUAGES) {
  test(`what was said is found by its words and filters, and read in its place, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Chat.open(browser, server.url, { language: 'fa' });
    const omidsName = freshName('omid');
    await omid.register(omidsName, `امید ${language}`);
    const word = `زرافه${language}`;
    const first = `خانه‌های ${word} در 2026 نو شد`;
    const { typed, meant } = WRONG_KEYBOARD[language];
    await omid.openRoom('فناوری');
    await omid.say(first);
    await omid.openRoom('عمومی');
    await omid.say(`${meant} ${word}`);
    await expect(omid.message(meant).last()).toContainText(omid.t('echo.sent'));
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
    await sara.page.getByRole('option', { name: `@${omidsName}` }).waitFor();
    await from.press('Enter');
    await expect(field).toHaveValue(new RegExp(`:${omidsName} `));
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

    await omid.openRoom('فناوری');
    await omid.say(`یک ${word} دیگر`);
    await expect(sara.message(`یک ${word} دیگر`)).toBeVisible();
    await sara.page.goBack();
    await expect(hits).toHaveCount(1);

    await sara.go(`/search?q=${typed}`);
    await sara.page.getByRole('button', { name: meant, exact: true }).click();
    await expect(hits).toHaveCount(1);
    await expect(hits).toContainText(`${meant} ${word}`);
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
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
    await chat.page.route('**/api/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.fallback(),
    );
    await chat.page
      .locator('sk-attach-button input[type=file]')
      .first()
      .setInputFiles({ name: 'راز.txt', mimeType: 'text/plain', buffer: Buffer.from('راز') });
    await expect(chat.page.locator('sk-composer sk-upload-card')).toBeVisible();
    await expect.poll(() => filesKept(chat)).toBe(1);
    await chat.rooms.getByRole('link', { name: chat.t('search.label') }).click();
    await chat.page.getByRole('searchbox').fill(said);
    await chat.page.keyboard.press('Enter');
    const hits = chat.page.getByRole('list', { name: chat.t('search.results') });
    await expect(hits).toBeVisible();

    await chat.button('account.menu').click();
    await chat.page.getByRole('menuitem', { name: chat.t('account.signOut') }).click();
    await chat.page.getByLabel(chat.t('field.username')).fill(omid.name);
    await expect.poll(() => filesKept(chat)).toBe(0);
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
    await expect(chat.page.locator('sk-upload-card')).toHaveCount(0);
    await chat.close();
  });
}
