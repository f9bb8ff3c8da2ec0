import { type Locator, type Page, expect, test } from '@playwright/test';
import { csv, docx, gif, md, mp3, mp4, ogg, pdf, png, txt, webm, zip } from '../support/files.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';
import { openPair } from './support/pair.js';
import { type Sample, share } from './support/sharing.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '0' } });
});
test.afterAll(() => server.stop());

/** Whether a picture has come: one that has not is no wider than nothing. */
const isDrawn = (picture: Locator) =>
  expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

/** Opens what a card stands for, looks at it, and leaves it. */
async function view(page: Page, name: string, look: (viewer: Locator) => Promise<void>): Promise<void> {
  await page.locator('sk-file-card', { hasText: name }).locator('.open').click();
  const viewer = page.locator('sk-file-viewer');
  await look(viewer);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
}

/** Plays a film, moves to its first second and stops it, without a pointer. */
async function playsByKeys(chat: Chat, film: Locator): Promise<void> {
  const { page, language } = chat;
  const button = (name: string) => film.getByRole('button', { name, exact: true });
  await button(chat.t('files.play')).press('Enter');
  await button(chat.t('files.pause')).press('Enter');
  await expect(button(chat.t('files.play'))).toBeVisible();
  const place = film.getByRole('slider', { name: chat.t('files.seek') });
  await place.press('Home');
  await expect(place).toHaveAttribute('aria-valuetext', language === 'fa' ? /^۰:۰۰ از ۰:/ : /^0:00 of 0:/);
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveAttribute('aria-valuetext', language === 'fa' ? /^۰:۰۱/ : /^0:01/);
  await button(chat.t('film.mute')).press('Enter');
  await expect(button(chat.t('film.unmute'))).toBeFocused();
}

async function lookAtAll(chat: Chat): Promise<void> {
  const { page } = chat;
  const album = page.locator('sk-album').first();
  await expect(album.locator('.cell')).toHaveCount(3);
  await isDrawn(album.locator('img').first());
  const film = page.locator('sk-film video');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0);
  await expect(page.locator('sk-sound')).toHaveCount(2);
  await expect(page.locator('sk-file-card', { hasText: 'همه.zip' }).locator('.open')).toHaveCount(0);
  await expect(page.locator('sk-text-start').first()).toContainText('می‌خواهم فردا بیایم.');
  await expect(page.locator('sk-pdf-start')).toContainText('Sokhan sample page');
  await view(page, 'گزارش.pdf', async (viewer) => {
    await expect(viewer.locator('sk-pdf-page')).toContainText('Sokhan sample page');
    await expect(viewer.getByRole('toolbar', { name: chat.t('viewer.pages') })).toBeVisible();
  });
  await view(page, 'برنامه.md', (viewer) => expect(viewer).toContainText('const a = 1;'));
  await view(page, 'جدول.csv', (viewer) => expect(viewer.getByRole('cell', { name: '۱۲' })).toBeVisible());
  await view(page, 'نامه.docx', (viewer) => expect(viewer).toContainText('همه چیز خوب است.'));
  await playsByKeys(chat, page.locator('sk-film'));
}

for (const language of LANGUAGES) {
  test(`two people see every kind of file of each other, and again after a reload, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    const send = (chat: Chat, ...samples: Sample[]) => share(chat, server.url, room.id, samples);
    await send(
      sara,
      ['یک.png', await png(400, 300)],
      ['two.png', await png(300, 300)],
      ['سه.gif', await gif()],
    );
    await send(omid, ['film.mp4', mp4()], ['آهنگ.mp3', mp3(2)]);
    await send(omid, ['sound.ogg', ogg()], ['همه.zip', zip()]);
    await send(sara, ['گزارش.pdf', pdf()], ['یادداشت.txt', txt()]);
    await send(omid, ['برنامه.md', md()], ['جدول.csv', csv()], ['نامه.docx', docx()]);
    await Promise.all([lookAtAll(sara), lookAtAll(omid)]);
    await sara.page.reload();
    await lookAtAll(sara);
    await end();
  });

  test(`pictures are gone through by keys in the order of reading, in ${language}`, async ({ browser }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    const pictures = await Promise.all(
      ['one.png', 'two.png', 'three.png'].map(async (name): Promise<Sample> => [name, await png(120, 90)]),
    );
    await share(omid, server.url, room.id, pictures.slice(0, 2));
    await share(omid, server.url, room.id, [...pictures.slice(2), ['film.webm', webm()]], 'آخرین');
    const { page } = sara;
    const opener = page.locator('sk-album').first().getByRole('button').nth(1);
    await opener.click();
    const lightbox = page.getByRole('dialog');
    const title = lightbox.getByRole('heading');
    await expect(title).toContainText('two.png');
    await expect(lightbox).toContainText(language === 'fa' ? '۲ از ۴' : '2 of 4');
    const [forward, back] = language === 'fa' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    await page.keyboard.press(forward!);
    await expect(title).toContainText('three.png');
    await page.keyboard.press('Home');
    await expect(title).toContainText('one.png');
    await page.keyboard.press(back!);
    await expect(title).toContainText('one.png');
    await page.keyboard.press('End');
    await expect(title).toContainText('film.webm');
    await expect(lightbox.getByRole('button', { name: sara.t('lightbox.larger') })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(lightbox).toHaveCount(0);
    await expect(opener).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`/rooms/${room.id}$`));
    await end();
  });
}

test('the back gesture leaves a picture and not the room on a phone', async ({ browser }) => {
  const { sara, room, end } = await openPair(browser, server.url, 'fa');
  await share(sara, server.url, room.id, [['کوه.png', await png(400, 300)]]);
  const phone = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await phone.context.addCookies(await sara.context.cookies());
  await phone.context.addInitScript(() => localStorage.setItem('sokhan.signedIn', '1'));
  await phone.go(`/rooms/${room.id}`);
  await phone.page.locator('sk-album button').click();
  await expect(phone.page.locator('sk-lightbox')).toBeVisible();
  await phone.page.goBack();
  await expect(phone.page.locator('sk-lightbox')).toHaveCount(0);
  await expect(phone.composer).toBeVisible();
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(NARROW.width);
  await phone.close();
  await end();
});

test('a sound plays, another one stops it, and its place moves by keys from left to right, in fa too', async ({
  browser,
}) => {
  const { sara, omid, room, end } = await openPair(browser, server.url, 'fa');
  await share(omid, server.url, room.id, [
    ['یک.mp3', mp3(30)],
    ['دو.mp3', mp3(30)],
  ]);
  const [first, second] = [0, 1].map((at) => sara.page.locator('sk-sound').nth(at)) as [Locator, Locator];
  const playing = (sound: Locator) =>
    sound.locator('audio').evaluate((audio: HTMLAudioElement) => !audio.paused);
  await first.getByRole('button', { name: sara.t('files.play'), exact: true }).click();
  await expect.poll(() => playing(first)).toBe(true);
  await second.getByRole('button', { name: sara.t('files.play'), exact: true }).click();
  await expect.poll(() => playing(first)).toBe(false);
  await second.getByRole('button', { name: sara.t('files.pause'), exact: true }).click();
  const slider = first.getByRole('slider');
  await slider.focus();
  const before = Number(await slider.inputValue());
  await slider.press('ArrowRight');
  await slider.press('ArrowRight');
  expect(Number(await slider.inputValue())).toBeGreaterThan(before);
  await expect(slider).toHaveAttribute('aria-valuetext', /از ۰:۳۰/);
  await end();
});

test('words beside a picture come and go, and the picture goes with its message, before both', async ({
  browser,
}) => {
  const { sara, omid, room, end } = await openPair(browser, server.url, 'fa');
  await share(sara, server.url, room.id, [['کوه.png', await png(400, 300)]], 'دماوند');
  const line = omid.rooms.getByRole('link', { name: room.name });
  const [mine, theirs] = [sara, omid].map(({ page }) =>
    page.locator('sk-message-item').filter({ has: page.locator('sk-album') }),
  ) as [Locator, Locator];
  const bothSay = async (words: string[]) => {
    for (const place of [mine, theirs]) await expect(place.locator('sk-message-text')).toHaveText(words);
  };
  await bothSay(['دماوند']);
  await sara.choose(mine, 'edit');
  await expect(sara.composer).toHaveValue('دماوند');
  await sara.say('');
  await bothSay([]);
  await expect(line).toContainText(omid.t('files.some.image.one'));
  await sara.choose(mine, 'edit');
  await sara.say('دماوند در مه');
  await bothSay(['دماوند در مه']);

  await omid.go(`/rooms/${room.id}/files`);
  const items = omid.page.locator('sk-shared-file-item');
  await items.getByRole('button').click();
  const lightbox = omid.page.getByRole('dialog');
  await isDrawn(lightbox.locator('img').last());
  await sara.choose(mine, 'delete');
  await sara.confirm('message.do.delete');
  await expect(lightbox.getByRole('alert')).toHaveText(omid.t('lightbox.gone'));
  await expect(lightbox.locator('img, a')).toHaveCount(0);
  await omid.page.keyboard.press('Escape');
  await expect(items).toHaveCount(0);
  await expect(mine).toHaveCount(0);
  await omid.page.goBack();
  await expect(omid.composer).toBeVisible();
  await expect(theirs).toHaveCount(0);
  await end();
});

test('files of a thread stand beside the room, before both, and the list of files leads there', async ({
  browser,
}) => {
  const { sara, omid, room, end } = await openPair(browser, server.url, 'fa');
  const root = await share(sara, server.url, room.id, [['کوه.png', await png(400, 300)]], 'کجاست؟');
  await sara.go(`/rooms/${room.id}/thread/${root.id}`);
  const panel = sara.page.locator('sk-thread-panel');
  await expect(panel.locator('sk-album')).toHaveCount(1);
  await share(omid, server.url, room.id, [['نقشه.pdf', pdf()]], '', root.id);
  await expect(panel.locator('sk-file-card')).toContainText('نقشه.pdf');
  await expect(sara.page.locator('sk-timeline sk-file-card')).toHaveCount(0);
  await omid.page.locator('sk-timeline sk-thread-summary a').click();
  await expect(omid.page.locator('sk-thread-panel sk-file-card')).toContainText('نقشه.pdf');
  await omid.go(`/rooms/${room.id}/files`);
  const item = omid.page.locator('sk-shared-file-item', { hasText: 'نقشه.pdf' });
  await item.getByRole('link').first().click();
  await expect(omid.page).toHaveURL(new RegExp(`/thread/${root.id}$`));
  await expect(omid.page.locator('sk-thread-panel sk-file-card')).toContainText('نقشه.pdf');
  await end();
});
