import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW, WIDE } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

async function choose(chat: Chat, text: string, action: string): Promise<void> {
  const row = chat.message(text);
  await row.hover();
  await row.getByRole('button', { name: chat.t('message.menu') }).click();
  await chat.page.getByRole('menuitem', { name: chat.t(`message.do.${action}`) }).click();
}

test('pins, bookmarks and mentions are found again, and lead to their place', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: WIDE });
  const omid = await Chat.open(browser, server.url, { language: 'en', viewport: WIDE });
  const name = freshName('omid');
  await sara.register(freshName('sara'), 'سارا محمدی');
  await omid.register(name, 'Omid');
  await omid.openRoom('General');
  await sara.openRoom('عمومی');

  const called = `@${name} جلسه ساعت ۱۴ است`;
  await sara.say(called);
  await expect(omid.message('جلسه ساعت ۱۴ است')).toHaveClass(/mentioned/);
  await expect(sara.message('جلسه ساعت ۱۴ است')).toContainText(sara.t('echo.seen'));
  await choose(sara, 'جلسه ساعت ۱۴ است', 'seenBy');
  await expect(sara.page.getByRole('dialog')).toContainText('Omid');
  await sara.page.keyboard.press('Escape');

  // The first account ever made keeps order here.
  await choose(sara, 'جلسه ساعت ۱۴ است', 'pin');
  await expect(omid.page.locator('sk-pin-bar')).toContainText('جلسه ساعت ۱۴ است');
  await omid.page.getByRole('link', { name: omid.t('pins.show') }).click();
  const pane = omid.page.getByRole('complementary', { name: omid.t('panes.pins') });
  await expect(pane).toContainText('جلسه ساعت ۱۴ است');

  await choose(omid, 'جلسه ساعت ۱۴ است', 'bookmark');
  await expect(omid.message('جلسه ساعت ۱۴ است')).toContainText(omid.t('message.bookmarked'));
  for (const list of ['bookmarks', 'mentions']) {
    await omid.rooms.getByRole('link', { name: omid.t(`${list}.title`) }).click();
    const found = omid.page.getByRole('main').getByRole('link', { name: 'جلسه ساعت ۱۴ است' });
    await expect(found).toContainText('General');
    await found.click();
    await expect(omid.message('جلسه ساعت ۱۴ است')).toBeInViewport();
  }

  await choose(sara, 'جلسه ساعت ۱۴ است', 'unpin');
  await expect(omid.page.locator('sk-pin-bar')).not.toContainText('جلسه');
  await choose(omid, 'جلسه ساعت ۱۴ است', 'removeBookmark');
  await omid.rooms.getByRole('link', { name: omid.t('bookmarks.title') }).click();
  await expect(omid.page.getByRole('main')).toContainText(omid.t('bookmarks.empty'));

  expect(sara.faults()).toEqual([]);
  expect(omid.faults()).toEqual([]);
  await Promise.all([sara.close(), omid.close()]);
});

test('a finger that rests on a message opens its sheet when the screen is a phone’s', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('فناوری');
  await sara.say('زیر انگشت');
  const row = sara.message('زیر انگشت');
  await expect(row).toContainText(sara.t('echo.sent'));
  await row.dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 100, clientY: 300 });
  const sheet = sara.page.getByRole('menu');
  await expect(sheet).toHaveClass(/sheet/);
  const box = (await sheet.boundingBox())!;
  expect(Math.round(box.x)).toBe(0);
  expect(Math.round(box.width)).toBe(NARROW.width);
  await sheet.getByRole('menuitem', { name: sara.t('message.do.bookmark') }).click();
  await expect(row).toContainText(sara.t('message.bookmarked'));
  expect(sara.faults()).toEqual([]);
  await sara.close();
});
