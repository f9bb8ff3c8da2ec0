import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW, WIDE } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

test('each person sees only the pages that are theirs, and no other for a moment', async ({ browser }) => {
  const chat = await Chat.open(browser, server.url, { language: 'fa' });
  /** Every heading that was ever drawn on the way. */
  await chat.context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      for (const heading of document.querySelectorAll('h1, nav')) seen.push(heading.textContent ?? '');
    }).observe(document, { childList: true, subtree: true });
  });
  const seen = () => chat.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.join(' '));
  await chat.go('/rooms/general');
  await expect(chat.page).toHaveURL(/\/login/);
  await expect(chat.button('login.submit')).toBeVisible();
  expect(await seen()).not.toContain(chat.t('rooms.title'));

  const { name } = await Person.register(server.url);
  await chat.page.getByLabel(chat.t('field.username')).fill(name);
  await chat.password.fill('wrong password 1');
  await chat.button('login.submit').click();
  await expect(chat.page.getByRole('alert')).toContainText(chat.t('errors.auth.badCredentials'));
  await chat.password.fill('correct horse battery 7');
  await chat.button('login.submit').click();
  await expect(chat.page).toHaveURL(/\/rooms\/general/);

  await chat.go('/login');
  await expect(chat.page).toHaveURL(/\/rooms/);
  await expect(chat.rooms).toBeVisible();
  expect(await seen()).not.toContain(chat.t('login.title'));
  await chat.close();
});

test('a phone shows one pane at a time, and its back gesture leads back', async ({ browser }) => {
  const chat = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await chat.register(freshName('phone'), 'سارا');
  await chat.openRoom('عمومی');
  await expect(chat.rooms).not.toBeInViewport();
  await chat.button('room.showPeople').click();
  await expect(chat.page.getByRole('complementary')).toBeInViewport();
  await expect(chat.composer).not.toBeInViewport();
  await chat.page.goBack();
  await expect(chat.composer).toBeInViewport();
  await chat.page.goBack();
  await expect(chat.rooms).toBeInViewport();
  const width = await chat.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(NARROW.width);
  await chat.close();
});

test('the first paint has the chosen theme, language and direction', async ({ browser }) => {
  const chat = await Chat.open(browser, server.url, { language: 'en', theme: 'dark' });
  await chat.page.route('**/main-*.js', () => undefined);
  await chat.page.goto(`${server.url}/login`, { waitUntil: 'commit' });
  const html = chat.page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await chat.close();
});

test('the theme and the language follow the person to another browser', async ({ browser }) => {
  const username = freshName('moves');
  const here = await Chat.open(browser, server.url, { language: 'fa' });
  await here.register(username, 'سارا');
  await here.button('account.menu').click();
  await here.page.getByRole('menuitem', { name: here.t('theme.label') }).click();
  await here.page.getByText(here.t('theme.green')).click();
  await expect(here.page.locator('html')).toHaveAttribute('data-theme', 'green');
  const there = await Chat.open(browser, server.url, { language: 'en' });
  await there.login(username);
  await expect(there.page.locator('html')).toHaveAttribute('data-theme', 'green');
  await Promise.all([here.close(), there.close()]);
});

/** Kilobytes over the line, compressed, until the page is drawn and its network is quiet, and the fonts among them. */
async function weigh(browser: Parameters<typeof Chat.open>[0], act: (chat: Chat) => Promise<void>) {
  const chat = await Chat.open(browser, server.url, { language: 'fa', viewport: WIDE });
  const session = await chat.context.newCDPSession(chat.page);
  await session.send('Network.enable');
  let bytes = 0;
  const fonts: string[] = [];
  chat.page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await act(chat);
  await chat.page.waitForLoadState('networkidle');
  await chat.close();
  return { size: bytes / 1000, fonts };
}

test('the first visit downloads less than 235 kB for the login page and 370 kB for the chat', async ({
  browser,
}) => {
  const login = await weigh(browser, async (chat) => {
    await chat.go('/login');
    await expect(chat.button('login.submit')).toBeVisible();
  });
  const { cookie } = await Person.register(server.url);
  const [name, value] = cookie.split('=') as [string, string];
  const talk = await weigh(browser, async (chat) => {
    await chat.context.addCookies([{ name, value, url: server.url }]);
    // A browser that never signed in does not even ask who it is.
    await chat.context.addInitScript(() => localStorage.setItem('sokhan.signedIn', 'true'));
    await chat.go('/rooms/general');
    await expect(chat.composer).toBeVisible();
  });
  console.log(
    `login ${login.size.toFixed(0)} kB, chat ${talk.size.toFixed(0)} kB, all that is transferred, compressed`,
  );
  expect(login.size).toBeLessThan(235);
  expect(talk.size).toBeLessThan(370);
  // The font of emoji is larger than all the rest; it comes with the first emoji.
  expect([...login.fonts, ...talk.fonts].filter((url) => url.includes('twemoji'))).toEqual([]);
});
