import { type Locator, expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const panelOf = (chat: Chat): Locator => chat.page.locator('sk-thread-panel');
const messageIn = (place: Locator, text: string): Locator =>
  place.locator('sk-message-item').filter({ hasText: text });

async function answer(chat: Chat, text: string): Promise<void> {
  const area = panelOf(chat).locator('textarea');
  await area.fill(text);
  await area.press('Enter');
}

test('two people talk in a thread beside the room, one in fa and one in en', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'سارا');
  await omid.register(freshName('omid'), 'Omid');
  await sara.openRoom('عمومی');
  await omid.openRoom('General');
  await sara.say('ناهار چه بخوریم؟');
  await expect(omid.message('ناهار چه بخوریم؟')).toBeVisible();

  await omid.message('ناهار چه بخوریم؟').hover();
  await omid
    .message('ناهار چه بخوریم؟')
    .locator('sk-message-toolbar')
    .getByRole('button', { name: omid.t('message.do.thread') })
    .click();
  await answer(omid, 'Kebab!');
  await expect(messageIn(panelOf(omid), 'Kebab!')).toBeVisible();
  const timeline = (chat: Chat) => chat.page.locator('sk-timeline');
  await expect(messageIn(timeline(omid), 'Kebab!')).toBeHidden();

  const summary = timeline(sara).locator('sk-thread-summary a');
  await expect(summary).toBeVisible();
  await expect(sara.page.locator('sk-threads-link .badge')).toHaveText('۱');
  await summary.click();
  await expect(messageIn(panelOf(sara), 'Kebab!')).toBeVisible();
  await expect(sara.page.locator('sk-threads-link .badge')).toBeHidden();

  // Somebody who has just written elsewhere in the room is told of a little later.
  await expect(async () => {
    await panelOf(sara).locator('textarea').pressSequentially('خ');
    await expect(panelOf(omid).locator('sk-typing-line')).toContainText('سارا', { timeout: 1_000 });
  }).toPass();
  await expect(omid.page.locator('sk-room-view sk-typing-line')).not.toContainText('سارا');
  await answer(sara, 'خوب است');
  await expect(messageIn(panelOf(omid), 'خوب است')).toBeVisible();
  await expect(messageIn(timeline(sara), 'خوب است')).toBeHidden();

  await omid.page.reload();
  await expect(messageIn(panelOf(omid), 'Kebab!')).toBeVisible();
  await expect(messageIn(panelOf(omid), 'خوب است')).toBeVisible();

  await omid.page.locator('sk-threads-link a').click();
  await expect(omid.page.getByRole('heading', { name: omid.t('threads.title') })).toBeVisible();
  await answer(sara, 'برویم');
  await expect(omid.page.locator('sk-threads-page .badge')).toHaveText('1');
  await omid.page.locator('sk-threads-page li a').click();
  await expect(messageIn(panelOf(omid), 'برویم')).toBeVisible();
  await expect(omid.page.locator('sk-threads-link .badge')).toBeHidden();

  await panelOf(omid)
    .getByRole('button', { name: omid.t('threads.following') })
    .click();
  await expect(panelOf(omid).getByRole('button', { name: omid.t('threads.follow') })).toBeVisible();
  expect([...sara.faults(), ...omid.faults()]).toEqual([]);
  await sara.close();
  await omid.close();
});

test('on a phone a thread is a place of its own, and a draft stays in it', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('فناوری');
  await sara.post('tech', ['یک پرسش']);
  const address = await sara.message('یک پرسش').evaluate(async () => {
    const answer = await fetch('/api/rooms/tech/messages?limit=1');
    const { messages } = (await answer.json()) as { messages: { id: string }[] };
    return `/rooms/tech/thread/${messages[0]?.id ?? ''}`;
  });
  await sara.go(address);
  await expect(messageIn(panelOf(sara), 'یک پرسش')).toBeVisible();
  await expect(sara.page.locator('sk-timeline')).toBeHidden();
  await panelOf(sara).locator('textarea').fill('نیمه');
  await panelOf(sara)
    .getByRole('button', { name: sara.t('room.backToChat') })
    .click();
  await expect(sara.page.locator('sk-timeline')).toBeVisible();
  await expect(sara.composer).toHaveValue('');
  await sara.go(address);
  await expect(panelOf(sara).locator('textarea')).toHaveValue('نیمه');
  expect(sara.faults()).toEqual([]);
  await sara.close();
});
