import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW, WIDE } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const [form, viewport] of [
  ['wide', WIDE],
  ['narrow', NARROW],
] as const) {
  test(`two people talk when one has Persian and one English, on ${form} screens`, async ({ browser }) => {
    const sara = await Chat.open(browser, server.url, { language: 'fa', viewport });
    const omid = await Chat.open(browser, server.url, { language: 'en', viewport });
    await sara.register(freshName('sara'), 'سارا محمدی');
    await omid.register(freshName('omid'), 'Omid');
    await expect(sara.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(omid.page.locator('html')).toHaveAttribute('dir', 'ltr');

    await sara.openRoom('عمومی');
    await omid.openRoom('General');
    const greeting = `سلام! ip سرور من چیست؟ ${form}`;
    await sara.say(greeting);
    await expect(sara.message(greeting)).toContainText(sara.t('echo.sent'));
    await expect(omid.message(greeting)).toContainText('سارا محمدی');

    await omid.composer.pressSequentially('Hel');
    await expect(sara.page.locator('sk-typing-line')).toContainText('Omid');
    await omid.say(`Hello from ${form}`);
    await expect(sara.message(`Hello from ${form}`)).toBeVisible();
    await expect(sara.page.locator('sk-typing-line')).not.toContainText('Omid');

    await sara.page.reload();
    await expect(sara.message(greeting)).toBeVisible();
    await expect(sara.message(`Hello from ${form}`)).toBeVisible();
    const order = await sara.said();
    expect(order.indexOf(greeting)).toBeLessThan(order.indexOf(`Hello from ${form}`));

    expect(sara.faults()).toEqual([]);
    expect(omid.faults()).toEqual([]);
    await Promise.all([sara.close(), omid.close()]);
  });
}

test('a third person’s message shows at once and counts as unread elsewhere until it is seen', async ({
  browser,
}) => {
  const third = await Person.register(server.url, { displayName: 'سومین نفر' });
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  await third.say('tech', 'در فناوری');
  const tech = sara.rooms.getByRole('link', { name: 'فناوری' });
  await expect(tech).toContainText('در فناوری');
  await expect(tech).toContainText('سومین نفر');
  await expect(tech.locator('.badge')).toHaveText('۱');
  await expect(sara.page).toHaveTitle(/^\(۱\)/);
  await sara.openRoom('فناوری');
  await expect(sara.message('در فناوری')).toBeVisible();
  await expect(tech.locator('.badge')).toHaveCount(0);
  await sara.page.reload();
  await expect(tech).toBeVisible();
  await expect(tech.locator('.badge')).toHaveCount(0);
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

test('people are shown as present while they are, and their place in a private room holds', async ({
  browser,
}) => {
  const guest = await Person.register(server.url, { displayName: 'مهمان خانه' });
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.button('rooms.create').click();
  const dialog = sara.page.getByRole('dialog');
  await dialog.getByLabel(sara.t('field.roomName')).fill('کافه\u200cگپ');
  await dialog.getByText(sara.t('rooms.private'), { exact: true }).click();
  await dialog.getByRole('button', { name: sara.t('createRoom.submit') }).click();
  await expect(sara.page.getByRole('heading', { level: 1, name: 'کافه\u200cگپ' })).toBeVisible();

  await sara.button('room.menu').click();
  await sara.page.getByRole('menuitem', { name: sara.t('room.invite') }).click();
  await sara.page.getByRole('dialog').getByLabel(sara.t('invite.search')).fill('مهمان');
  await sara.page
    .getByRole('button', { name: sara.t('invite.addNamed', { name: '\u2068مهمان خانه\u2069' }) })
    .click();
  await sara.page.keyboard.press('Escape');

  const people = sara.page.getByRole('complementary', { name: sara.t('people.title') });
  const place = people.getByRole('listitem').filter({ hasText: 'مهمان خانه' });
  await expect(place).toContainText(sara.t('presence.offline'));
  const socket = await guest.connect();
  await expect(place).toContainText(sara.t('presence.online'));
  await expect(place).not.toContainText(sara.t('presence.offline'));
  socket.close();
  await expect(place).toContainText(sara.t('presence.offline'));
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

test('the page goes on by itself when the server was killed and comes back', async ({ browser }) => {
  const first = await TestServer.start();
  const sara = await Chat.open(browser, first.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  await sara.say('پیش از قطع');
  await expect(sara.message('پیش از قطع')).toContainText(sara.t('echo.sent'));
  await first.kill();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  await sara.say('در میانهٔ قطع');
  await expect(sara.message('در میانهٔ قطع')).toContainText(sara.t('echo.queued'));
  const second = await TestServer.start({ dataDir: first.dataDir, port: first.port });
  await expect(sara.message('در میانهٔ قطع')).toContainText(sara.t('echo.sent'), { timeout: 45_000 });
  await expect(sara.banner).not.toContainText(sara.t('connection.reconnecting'));
  expect((await sara.said()).slice(-2)).toEqual(['پیش از قطع', 'در میانهٔ قطع']);
  expect(sara.faults({ cutLine: true })).toEqual([]);
  await sara.close();
  await second.stop();
});
