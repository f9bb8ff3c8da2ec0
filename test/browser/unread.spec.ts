import { type Locator, type Page, expect, test } from '@playwright/test';
import type { RoomsAnswer } from '#contracts';
import { TestServer } from '../support/server.js';
import type { Chat } from './support/chat.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const lines = (stem: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${stem} ${index + 1}.`);

/** How much of a room the server holds for unread. */
async function unreadOf(chat: Chat, id: string): Promise<number | undefined> {
  const answer = await chat.page.request.get(`${server.url}/api/rooms`);
  const { rooms } = (await answer.json()) as RoomsAnswer;
  const room = rooms.find((each) => each.id === id);
  return room?.membership && room.seq - room.membership.lastReadSeq;
}

for (const language of LANGUAGES) {
  test(`a room opens at the first unread message, is read by looking and unread again by choice, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    const badgeIn = (page: Page): Locator => page.getByRole('link', { name: room.name }).locator('.badge');
    const badge = badgeIn(sara.page);
    const count = (n: number) => n.toLocaleString(language === 'fa' ? 'fa-IR' : 'en');
    await omid.post(room.id, lines('old', 30));
    await expect(sara.message('old 30.')).toBeInViewport();
    // Marks of what was seen are gathered for a moment before they are sent.
    await expect.poll(() => unreadOf(sara, room.id)).toBe(0);
    await sara.go('/rooms/tech');
    await omid.post(room.id, lines('new', 119));
    await omid.say('new 120.');
    await expect(badge).toBeVisible();

    await sara.openRoom(room.name);
    await expect(sara.page.getByText(sara.t('timeline.unread'), { exact: true })).toBeInViewport();
    await expect(sara.message('new 1.')).toBeInViewport();
    await expect(badge).toBeVisible();
    await sara.page.locator('sk-timeline .latest').click();
    await expect(sara.message('new 120.')).toBeInViewport();
    await expect(badge).toBeHidden();

    for (const text of ['one', 'two', 'three']) await omid.say(text);
    await expect(sara.message('three')).toBeInViewport();
    const other = await sara.context.newPage();
    await other.goto(`${server.url}/rooms/tech`);
    await sara.page.bringToFront();
    await sara.message('two').click({ button: 'right' });
    await sara.page.getByRole('menuitem', { name: sara.t('message.do.markUnread') }).click();
    await expect(badge).toHaveText(count(2));
    await expect(sara.page.getByText(sara.t('timeline.unread'))).toBeVisible();
    await expect(badgeIn(other)).toHaveText(count(2));
    await omid.say('four');
    await expect(badge).toHaveText(count(3));

    await sara.page.getByRole('log').press('Escape');
    await expect(badge).toBeHidden();
    await expect(badgeIn(other)).toBeHidden();

    await sara.go('/rooms/tech');
    await omid.say('five');
    await expect(badge).toBeVisible();
    await sara.page.locator('body').press('Shift+Escape');
    await expect(badge).toBeHidden();
    await sara.page.reload();
    await expect(sara.rooms.getByRole('link', { name: room.name })).toBeVisible();
    await expect(badge).toBeHidden();
    await end();
  });
}
