import { type Page, expect, test } from '@playwright/test';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { mustSucceed } from '../support/staff.js';
import { Chat } from './support/chat.js';

/** Markup, templates and addresses that would run where words are taken for more than words. */
const HOSTILE = [
  '<img src=x onerror=window.ran=1>',
  '"><script>window.ran=1</script>',
  '{{constructor.constructor("window.ran=1")()}}',
  'javascript:window.ran=1',
];
const NAME = HOSTILE[0]!;

let server: TestServer;
let admin: Person;
let pest: Person;
test.beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
  pest = await Person.register(server.url, { displayName: NAME });
  const room = await pest.makeRoom({ name: NAME, kind: 'public' });
  for (const text of HOSTILE) await pest.posted(room.id, { text });
  const { id } = await pest.posted('general', { text: HOSTILE.join(' ') });
  const words = HOSTILE.join(' ');
  const deeds: [Person, string, string, object][] = [
    [admin, 'POST', `/api/messages/${id}/reports`, { category: 'other', words }],
    [admin, 'PUT', `/api/admin/people/${pest.name}/mute`, { reason: words }],
    [admin, 'POST', '/api/admin/announcements', { text: { en: words } }],
    [admin, 'POST', '/api/admin/rules', { name: NAME, kind: 'words', text: words, action: 'notify' }],
    [admin, 'PATCH', '/api/admin/settings', { messageOfTheDay: { en: words } }],
  ];
  for (const [who, method, path, body] of deeds) await mustSucceed(who.call(method, path, body));
});
test.afterAll(() => server.stop());

const hasRun = (page: Page) => page.evaluate(() => 'ran' in window);

test('AD3 words of others are words and nothing more on every page of the console', async ({ browser }) => {
  const chat = await Chat.open(browser, server.url, { language: 'en' });
  const { page } = chat;
  await chat.login(admin.name);
  await expect(chat.rooms).toBeVisible();
  await chat.go('/admin/people');
  const links = page.getByRole('navigation', { name: chat.t('admin.title') }).getByRole('link');
  await expect(links.last()).toBeVisible();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of [...addresses, `/admin/people/${pest.name}`]) {
    await chat.go(address!);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await hasRun(page), address!).toBe(false);
    expect(await page.locator('img[src=x]').count(), address!).toBe(0);
    expect(await page.locator('a[href^="javascript:" i]').count(), address!).toBe(0);
  }
  // That they were shown at all, where most of them stand.
  await expect(page.getByRole('main')).toContainText(NAME);
  await chat.go('/admin/messages');
  await expect(page.getByRole('main')).toContainText(HOSTILE[1]!);
  expect(chat.faults()).toEqual([]);
  await chat.close();
});
