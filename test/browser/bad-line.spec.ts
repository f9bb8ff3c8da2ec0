import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import type { FilesAnswer } from '#contracts';
import { Person, freshName } from '../support/person.js';
import { Line } from '../support/line.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';

let server: TestServer;
let line: Line;
test.beforeEach(async () => {
  server = await TestServer.start();
  line = await Line.to(server.port);
});
test.afterEach(async () => {
  await line.close();
  await server.stop();
});

async function sitDown(browser: Parameters<typeof Chat.open>[0]) {
  const sara = await Chat.open(browser, line.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  return sara;
}

test('a person has all of 200 messages once and in order when their line was cut meanwhile', async ({
  browser,
}) => {
  const sara = await sitDown(browser);
  const omid = await Person.register(server.url, { displayName: 'امید' });
  await omid.say('general', 'پیش از قطع');
  await expect(sara.message('پیش از قطع')).toBeVisible();

  line.cut();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  const texts = Array.from({ length: 200 }, (_, index) => `شمارهٔ ${index + 1}.`);
  for (const text of texts) await omid.say('general', text);
  line.mend();

  await expect(sara.message('شمارهٔ 200.')).toBeVisible({ timeout: 45_000 });
  expect(await sara.said()).toEqual(['پیش از قطع', ...texts]);
  await omid.say('general', 'پس از وصل');
  await expect(sara.message('پس از وصل')).toHaveCount(1);
  expect(sara.faults({ cutLine: true })).toEqual([]);
  await sara.close();
});

test('messages written without a line are kept, and sent in order and once when it is back', async ({
  browser,
}) => {
  const sara = await sitDown(browser);
  const omid = await Person.register(server.url);
  const reader = await omid.connect();
  line.cut();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  const texts = ['یک', 'دو', 'سه'].map((word) => `بی‌خط ${word}`);
  for (const text of texts) await sara.say(text);
  for (const text of texts) await expect(sara.message(text)).toContainText(sara.t('echo.queued'));
  line.mend();
  for (const text of texts)
    await expect(sara.message(text)).toContainText(sara.t('echo.sent'), { timeout: 45_000 });
  expect(await sara.said()).toEqual(texts);
  const heard = reader.heard.filter(({ event }) => event.startsWith('message'));
  await omid.say('general', 'آخر');
  await reader.until(() => reader.heard.length > heard.length);
  const { body } = await omid.get<{ messages: { text: string }[] }>('/api/rooms/general/messages');
  expect(body.messages.map(({ text }) => text)).toEqual([...texts, 'آخر']);
  omid.close();
  await sara.close();
});

test('messages wait for the next visit when the page was closed without a line', async ({ browser }) => {
  const sara = await sitDown(browser);
  line.cut();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  await sara.say('فردا می‌رسد');
  await expect(sara.message('فردا می‌رسد')).toContainText(sara.t('echo.queued'));
  await sara.page.close();
  line.mend();
  const page = await sara.context.newPage();
  await page.goto(`${line.url}/rooms/general`);
  const message = page.locator('sk-message-item').filter({ hasText: 'فردا می‌رسد' });
  await expect(message).toHaveCount(1);
  await expect(message).toContainText(sara.t('echo.sent'), { timeout: 45_000 });
  await page.reload();
  await expect(message).toHaveCount(1);
  await sara.close();
});

test('one message is made when two tabs come back to the same outbox', async ({ browser }) => {
  const sara = await sitDown(browser);
  const other = await sara.context.newPage();
  await other.goto(`${line.url}/rooms/general`);
  await expect(other.locator('sk-composer textarea')).toBeVisible();
  line.cut();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  await sara.say('یک بار از دو برگه');
  await expect(sara.message('یک بار از دو برگه')).toContainText(sara.t('echo.queued'));
  line.mend();
  await expect(sara.message('یک بار از دو برگه')).toContainText(sara.t('echo.sent'), { timeout: 45_000 });
  const there = other.locator('sk-message-item').filter({ hasText: 'یک بار از دو برگه' });
  await expect(there).toContainText(sara.t('echo.sent'), { timeout: 45_000 });
  await expect(there).toHaveCount(1);
  const omid = await Person.register(server.url);
  const { body } = await omid.get<{ messages: unknown[] }>('/api/rooms/general/messages');
  expect(body.messages).toHaveLength(1);
  await sara.close();
});

test('a file of 16 MB comes whole, each time from where it was, when its line is cut three times', async ({
  browser,
}) => {
  const MB = 1_000_000;
  const bytes = Buffer.from(zipSync({ 'bytes.bin': [randomBytes(16 * MB), { level: 0 }] }));
  const sara = await sitDown(browser);
  const offsets: number[] = [];
  sara.page.on('request', (request) => {
    const offset = Number(request.headers()['upload-offset'] ?? 0);
    if (offset > 0) offsets.push(offset);
  });
  const some = 1.5 * MB;
  let cut = line.cutAfter(some);
  await sara.page
    .locator('sk-attach-button input[type=file]')
    .first()
    .setInputFiles({ name: 'بسته.zip', mimeType: 'application/zip', buffer: bytes });
  // A browser may itself send once more what was cut on a connection that had served before: that goes on from nowhere.
  while (new Set(offsets).size < 3) {
    await cut;
    cut = line.cutAfter(some);
    line.mend();
  }
  await cut;
  line.mend();
  const card = sara.page.locator('sk-composer sk-upload-card');
  await expect(card).toHaveAttribute('data-state', 'ready', { timeout: 45_000 });
  expect(offsets).toEqual(offsets.toSorted((one, other) => one - other));
  await sara.composer.press('Enter');
  await expect(sara.page.locator('sk-message-item sk-file-card')).toContainText('بسته');

  const omid = await Person.register(server.url);
  const { body } = await omid.get<FilesAnswer>('/api/files?room=general');
  const answer = await fetch(`${server.url}/api/files/${body.files[0]?.file.id}/content`, {
    headers: { cookie: omid.cookie },
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  expect(sara.faults({ cutLine: true })).toEqual([]);
  await sara.close();
});

test('a message that the server refuses says so and can be sent again or thrown away', async ({
  browser,
}) => {
  const limited = await TestServer.start({ env: { MESSAGE_RATE_LIMIT: '0' } });
  const owner = await Person.register(limited.url);
  const room = await owner.makeRoom({ name: 'کوتاه‌عمر' });
  const cutLine = await Line.to(limited.port);
  const sara = await Chat.open(browser, cutLine.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  const socket = await owner.connect();
  await owner.call('POST', `/api/rooms/${room.id}/members/${(await nameOf(sara)) ?? ''}`);
  await sara.openRoom('کوتاه‌عمر');
  cutLine.cut();
  await expect(sara.banner).toContainText(sara.t('connection.reconnecting'));
  await sara.say('دیر رسید');
  await owner.call('DELETE', `/api/rooms/${room.id}`);
  cutLine.mend();
  const message = sara.message('دیر رسید');
  await expect(message).toContainText(sara.t('echo.failed'), { timeout: 45_000 });
  await expect(message).toContainText(sara.t('errors.room.archived'));
  await message.getByRole('button', { name: sara.t('echo.discard') }).click();
  await expect(message).toHaveCount(0);
  await sara.page.reload();
  await expect(sara.page.getByText(sara.t('composer.archived'))).toBeVisible();
  await expect(message).toHaveCount(0);
  socket.close();
  await sara.close();
  await cutLine.close();
  await limited.stop();
});

/** The username this browser is signed in under. */
async function nameOf(chat: Chat): Promise<string | undefined> {
  return chat.page.evaluate(async () => {
    const answer = (await (await fetch('/api/auth/me')).json()) as { user?: { username: string } };
    return answer.user?.username;
  });
}
