import { type Browser, expect, test } from '@playwright/test';
import type { Message } from '#contracts';
import { PASSWORD, Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { look } from './support/access.js';
import { Chat } from './support/chat.js';
import { LANGUAGES, type Language } from './support/words.js';

/** From the answer that somebody is banned to the moment their tab knows. */
const WITHIN_MS = 100;

let server: TestServer;
let admin: Person;
test.beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url, { displayName: 'سارا محمدی' });
});
test.afterAll(() => server.stop());

/** A person of a role at a browser of their own. */
async function seat(browser: Browser, language: Language, role: string, displayName: string) {
  const chat = await Chat.open(browser, server.url, { language });
  const username = freshName(role);
  await chat.enter(username, displayName);
  if (role !== 'member') await setRole(username, role);
  return { chat, username };
}

async function setRole(username: string, role: string): Promise<void> {
  const { status, text } = await admin.call('PUT', `/api/admin/people/${username}/role`, { role });
  expect(status, text).toBe(200);
}

/** Notes in the page when its socket is told of the end, on the clock that the server's machine has too. */
async function noteEnd({ page }: Chat): Promise<void> {
  await page.addInitScript(() => {
    const { WebSocket: Plain } = window;
    window.WebSocket = class extends Plain {
      constructor(...given: ConstructorParameters<typeof Plain>) {
        super(...given);
        this.addEventListener('message', ({ data }) => {
          if (String(data).includes('"session_ended"')) Object.assign(window, { endedAt: Date.now() });
        });
      }
    };
  });
}

for (const language of LANGUAGES) {
  test.describe(`the console of people in ${language}`, () => {
    test('bans somebody whose open tab falls silent at once and says why', async ({ browser }) => {
      const reason = 'تبلیغ پی‌درپی';
      const keeper = await seat(browser, language, 'moderator', 'ناظر');
      const other = await seat(browser, language === 'fa' ? 'en' : 'fa', 'member', 'امید روشن');
      await noteEnd(other.chat);
      await other.chat.go('/rooms/general');
      await expect(other.chat.composer).toBeVisible();
      const words = `هنوز هستم ${other.username}`;
      await other.chat.say(words);
      await expect(other.chat.message(words)).toBeVisible();

      const { page } = keeper.chat;
      await keeper.chat.go('/admin/people');
      await page.getByRole('searchbox', { name: keeper.chat.t('admin.people.search') }).fill(other.username);
      const found = page.getByRole('link', { name: other.username });
      await expect(found).toBeVisible();
      await look(keeper.chat, 'the people');
      await found.click();
      await page.getByRole('button', { name: keeper.chat.t('admin.people.ban') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(keeper.chat.t('admin.people.banReason')).fill(reason);
      const answered = page.waitForResponse((response) => response.url().endsWith('/ban'));
      await dialog.getByRole('button', { name: keeper.chat.t('admin.people.ban'), exact: true }).click();

      await expect(other.chat.page.getByRole('alert')).toContainText(reason);
      await expect(other.chat.page.getByRole('alert')).toContainText(other.chat.t('errors.account.banned'));
      await expect(page.getByRole('region', { name: keeper.chat.t('admin.people.banned') })).toContainText(
        reason,
      );
      const { startTime, responseStart } = (await answered).request().timing();
      const endedAt = await other.chat.page.evaluate(
        () => (window as unknown as { endedAt: number }).endedAt,
      );
      expect(endedAt - (startTime + responseStart)).toBeLessThan(WITHIN_MS);
      await look(keeper.chat, 'somebody who is banned');

      await other.chat.login(other.username);
      await expect(other.chat.page.getByRole('alert')).toContainText(reason);
      await page.getByRole('button', { name: keeper.chat.t('admin.people.unban') }).click();
      await expect(page.getByRole('region', { name: keeper.chat.t('admin.people.banned') })).toHaveCount(0);
      await other.chat.button('login.submit').click();
      await expect(other.chat.rooms).toBeVisible();
      expect(keeper.chat.faults()).toEqual([]);
      expect(other.chat.faults({ cutLine: true })).toEqual([]);
      await Promise.all([keeper.chat.close(), other.chat.close()]);
    });

    test('is gone from an open tab when its person is demoted, and never there for members', async ({
      browser,
    }) => {
      const keeper = await seat(browser, language, 'admin', 'دستیار');
      const helper = await seat(browser, language === 'fa' ? 'en' : 'fa', 'moderator', 'ناظر');
      const other = await seat(browser, language, 'member', 'امید روشن');
      await other.chat.go('/rooms/general');
      await other.chat.button('account.menu').click();
      await expect(
        other.chat.page.getByRole('menuitem', { name: other.chat.t('sections.settings') }),
      ).toBeVisible();
      await expect(
        other.chat.page.getByRole('menuitem', { name: other.chat.t('sections.console') }),
      ).toHaveCount(0);

      await helper.chat.go('/rooms/general');
      await helper.chat.button('account.menu').click();
      await helper.chat.page.getByRole('menuitem', { name: helper.chat.t('sections.console') }).click();
      await expect(
        helper.chat.page.getByRole('heading', { name: helper.chat.t('admin.title') }),
      ).toBeVisible();

      await keeper.chat.go(`/admin/people/${helper.username}`);
      await keeper.chat.page
        .getByLabel(keeper.chat.t('admin.people.role'))
        .selectOption({ label: keeper.chat.t('admin.people.roles.member') });
      await keeper.chat.confirm('admin.people.roleAction');
      await expect(helper.chat.page).toHaveURL(/\/rooms/);
      await expect(helper.chat.composer.or(helper.chat.rooms).first()).toBeVisible();
      await helper.chat.button('account.menu').click();
      await expect(
        helper.chat.page.getByRole('menuitem', { name: helper.chat.t('sections.console') }),
      ).toHaveCount(0);
      for (const { chat } of [keeper, helper, other]) {
        expect(chat.faults()).toEqual([]);
        await chat.close();
      }
    });
  });
}

test('an account is deleted with its messages when its name was typed', async ({ browser }) => {
  const keeper = await seat(browser, 'fa', 'admin', 'دستیار');
  const person = await Person.register(server.url, { displayName: 'رهگذر' });
  const sent: Message = await person.posted('random', { text: 'می‌روم' });
  const { page } = keeper.chat;
  await keeper.chat.go('/rooms/random');
  await expect(keeper.chat.message(sent.text)).toBeVisible();
  await keeper.chat.go(`/admin/people/${person.name}`);
  await page.getByRole('button', { name: keeper.chat.t('admin.people.remove') }).click();
  const dialog = page.getByRole('dialog');
  const go = dialog.getByRole('button', { name: keeper.chat.t('admin.people.remove'), exact: true });
  await dialog.getByRole('radio', { name: keeper.chat.t('admin.people.fates.delete') }).check();
  await expect(go).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox').fill(person.name);
  await go.click();
  await expect(page).toHaveURL(/\/admin\/people$/);
  await keeper.chat.go('/rooms/random');
  await expect(keeper.chat.composer).toBeVisible();
  await expect(keeper.chat.message(sent.text)).toHaveCount(0);
  await expect(Person.login(server.url, person.name, PASSWORD)).rejects.toThrow('401');
  expect(keeper.chat.faults()).toEqual([]);
  await keeper.chat.close();
});
