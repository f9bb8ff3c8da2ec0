import { type Locator, expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const badgeOf = (chat: Chat, room: string): Locator =>
  chat.rooms.getByRole('link', { name: room }).locator('.badge');

for (const language of LANGUAGES) {
  test(`a room opens at the first unread message and is read by looking, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const name = `unread-${language}`;
    const room = await omid.makeRoom({ name, slug: name });
    for (let count = 1; count <= 30; count += 1) await omid.posted(room.id, { text: `old ${count}.` });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'Sara');
    await sara.go(`/rooms/${name}`);
    await sara.button('room.join').click();
    await expect(sara.message('old 30.')).toBeInViewport();
    await sara.go('/rooms/tech');
    for (let count = 1; count <= 120; count += 1) await omid.posted(room.id, { text: `new ${count}.` });
    await expect(badgeOf(sara, name)).toBeVisible();

    await sara.openRoom(name);
    await expect(sara.page.getByText(sara.t('timeline.unread'), { exact: true })).toBeInViewport();
    await expect(sara.message('new 1.')).toBeInViewport();
    await expect(badgeOf(sara, name)).toBeVisible();
    await sara.page.locator('sk-timeline .latest').click();
    await expect(sara.message('new 120.')).toBeInViewport();
    await expect(badgeOf(sara, name)).toBeHidden();
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });

  test(`messages marked as unread stay so until the room is entered anew, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const name = `again-${language}`;
    const room = await omid.makeRoom({ name, slug: name });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'Sara');
    await sara.go(`/rooms/${name}`);
    await sara.button('room.join').click();
    for (const text of ['one', 'two', 'three']) await omid.posted(room.id, { text });
    await expect(sara.message('three')).toBeInViewport();
    const other = await sara.context.newPage();
    await other.goto(`${server.url}/rooms/tech`);

    await sara.page.bringToFront();
    await sara.message('two').click({ button: 'right' });
    await sara.page.getByRole('menuitem', { name: sara.t('message.do.markUnread') }).click();
    await expect(badgeOf(sara, name)).toHaveText(language === 'fa' ? '۲' : '2');
    await expect(sara.page.getByText(sara.t('timeline.unread'))).toBeVisible();
    const inOther = other.getByRole('link', { name }).locator('.badge');
    await expect(inOther).toHaveText(language === 'fa' ? '۲' : '2');
    await omid.posted(room.id, { text: 'four' });
    await expect(badgeOf(sara, name)).toHaveText(language === 'fa' ? '۳' : '3');

    await sara.page.getByRole('log').press('Escape');
    await expect(badgeOf(sara, name)).toBeHidden();
    await expect(inOther).toBeHidden();

    await sara.go('/rooms/tech');
    await omid.posted(room.id, { text: 'five' });
    await expect(badgeOf(sara, name)).toBeVisible();
    await sara.page.locator('body').press('Shift+Escape');
    await expect(badgeOf(sara, name)).toBeHidden();
    await sara.page.reload();
    await expect(sara.rooms.getByRole('link', { name })).toBeVisible();
    await expect(badgeOf(sara, name)).toBeHidden();
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}
