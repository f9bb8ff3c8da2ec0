import { expect, test } from '@playwright/test';
import type { Room } from '#contracts';
import { png } from '../support/files.js';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Site } from '../support/site.js';
import { Chat, NARROW, WIDE } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
let site: Site;
test.beforeAll(async () => {
  site = await Site.start();
  server = await TestServer.start({ env: { LINK_PREVIEW_SUBNETS: '127.0.0.0/8' } });
  site.picture('/broad.png', await png(1_200, 600));
  site.picture('/square.png', await png(200, 200));
});
test.afterAll(async () => {
  await server.stop();
  await site.stop();
});

const meta = (name: string, content: string) => `<meta property="og:${name}" content="${content}">`;
const news = () =>
  site.page(
    '/news',
    [
      meta('title', 'نسخهٔ تازهٔ سخن آمد: پیش‌نمایش پیوندها'),
      meta('description', 'آن‌چه پشت پیوند است، زیر پیام دیده می‌شود؛ سرور آن را می‌خواند و نه خواننده.'),
      meta('site_name', 'خبرگزاری نمونه'),
      meta('image', '/broad.png'),
    ].join(''),
  );
const guide = () =>
  site.page(
    '/guide',
    '<title>A guide to self-hosting</title>' +
      meta('description', 'Everything one needs to know, from the first start to the last backup.') +
      meta('image', '/square.png'),
  );

/** As names stand within the words of the page. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

for (const language of LANGUAGES) {
  test(`what is behind a link is shown to both, in ${language}, and taken away by its author`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language, viewport: WIDE });
    const omid = await Chat.open(browser, server.url, { language, viewport: NARROW });
    await sara.register(freshName('sara'), 'سارا محمدی');
    await omid.register(freshName('omid'), 'Omid');
    const room = language === 'fa' ? 'فناوری' : 'Tech';
    await sara.openRoom(room);
    await omid.openRoom(room);

    const text = `ببین ${language}: ${news()} و ${guide()}`;
    await sara.say(text);
    const words = `ببین ${language}`;
    for (const reader of [sara, omid]) {
      const cards = reader.message(words).locator('sk-link-cards .card');
      await expect(cards).toHaveCount(2);
      await expect(cards.first()).toHaveAttribute('dir', 'rtl');
      await expect(cards.last()).toHaveAttribute('dir', 'ltr');
      const link = reader.page.getByRole('link', { name: 'نسخهٔ تازهٔ سخن آمد' }).last();
      await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
      for (const picture of await cards.locator('img').all()) {
        await picture.scrollIntoViewIfNeeded();
        await expect(picture).toHaveClass('shown');
        await expect(picture).toHaveAttribute('src', /^\/api\/files\//);
      }
      for (const card of await cards.all()) {
        const { x, width } = (await card.boundingBox())!;
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(reader.page.viewportSize()!.width);
      }
    }
    await omid.page.reload();
    await expect(omid.message(words).locator('.card')).toHaveCount(2);

    await expect(omid.message(words).locator('.remove')).toHaveCount(0);
    const title = isolated('A guide to self-hosting');
    await sara.page
      .getByRole('button', { name: sara.t('links.remove', { title }) })
      .last()
      .click();
    await expect(sara.message(words).locator('.card')).toHaveCount(1);
    await expect(omid.message(words).locator('.card')).toHaveCount(1);
    await expect(omid.message(words).locator('.card')).toContainText('نسخهٔ تازه');

    expect(sara.faults()).toEqual([]);
    expect(omid.faults()).toEqual([]);
    await Promise.all([sara.close(), omid.close()]);
  });
}

test('a conversation of two shows nothing of links until one of them switches it on', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: WIDE });
  const omid = await Chat.open(browser, server.url, { language: 'en', viewport: WIDE });
  const name = freshName('omid');
  await sara.register(freshName('sara'), 'سارا محمدی');
  await omid.register(name, 'Omid');
  const opened = await sara.page.request.put(`${server.url}/api/rooms/direct/${name}`);
  const { room } = (await opened.json()) as { room: Room };
  for (const person of [sara, omid]) await person.go(`/rooms/${room.id}`);

  await sara.say(`نخست ${news()}`);
  await expect(omid.message('نخست')).toBeVisible();
  await omid.button('room.menu').click();
  const item = omid.page.getByRole('menuitemcheckbox', { name: omid.t('links.switch') });
  await expect(item).toHaveAttribute('aria-checked', 'false');
  await item.click();
  await sara.button('room.menu').click();
  await expect(sara.page.getByRole('menuitemcheckbox', { name: sara.t('links.switch') })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  await sara.page.keyboard.press('Escape');
  await sara.say(`سپس ${guide()}`);
  await expect(omid.message('سپس').locator('.card')).toContainText('A guide to self-hosting');
  await expect(omid.message('نخست').locator('.card')).toHaveCount(0);

  expect(sara.faults()).toEqual([]);
  expect(omid.faults()).toEqual([]);
  await Promise.all([sara.close(), omid.close()]);
});
