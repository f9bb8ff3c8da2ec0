import { chromium, expect, test } from '@playwright/test';
import type { Room } from '#contracts';
import { csv, docx, gif, md, mp3, mp4, ogg, pdf, png, txt, voice, zip } from '../support/files.js';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { THEMES, Walk, look } from './support/access.js';
import { Chat } from './support/chat.js';
import { type Sample, share } from './support/sharing.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const DOCUMENTS = ['گزارش.pdf', 'یادداشت.txt', 'برنامه.md', 'جدول.csv', 'نامه.docx'];

/** One of each kind, in a room of its own. */
async function shareAll(chat: Chat): Promise<Room> {
  const made = await chat.page.request.post(`${server.url}/api/rooms`, { data: { name: freshName('room') } });
  const { room } = (await made.json()) as { room: Room };
  const send = (...samples: Sample[]) => share(chat, server.url, room.id, samples, 'ببین');
  await send(['one.png', await png(400, 300)], ['دو.png', await png(300, 300)], ['سه.gif', await gif()]);
  await send(['film.mp4', mp4()]);
  await send(['آهنگ.mp3', mp3(2)], ['sound.ogg', ogg()], ['صدا.webm', voice()]);
  await send(['همه.zip', zip()], ['گزارش.pdf', pdf()]);
  await send(['یادداشت.txt', txt()], ['برنامه.md', md()], ['جدول.csv', csv()], ['نامه.docx', docx()]);
  return room;
}

async function walkViewers({ page }: Chat, walk: Walk): Promise<void> {
  const card = (name: string) => page.locator('sk-file-card', { hasText: name }).locator('.open');
  const viewer = page.locator('sk-file-viewer');
  for (const name of DOCUMENTS) {
    const open = async () => {
      await card(name).click();
      await expect(viewer.getByRole('progressbar')).toHaveCount(0);
      if (name.endsWith('.pdf')) await expect(viewer.locator('sk-pdf-page')).toContainText('Sokhan');
    };
    await walk.over(`the viewer of ${name}`, open, viewer);
  }
  const pictures = page.locator('sk-album').first().getByRole('button');
  await walk.over('a picture', () => pictures.first().click(), page.locator('sk-lightbox'));
}

async function walkTray(chat: Chat): Promise<void> {
  const { page } = chat;
  const composer = page.locator('sk-room-view sk-composer');
  const choose = (name: string, content: Buffer) =>
    composer
      .locator('sk-attach-button input[type=file]')
      .first()
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  const limited = { code: 'rate.limited', message: '', retryAfterMs: 60_000 };
  await choose('خوب.png', await png(80, 60));
  await choose('بد.png', txt());
  const cards = composer.locator('sk-upload-card');
  await expect(cards.first()).toHaveAttribute('data-state', 'ready');
  await expect(cards.last()).toHaveAttribute('data-state', 'failed');
  await page.route('**/api/uploads', (route) =>
    route.fulfill({ status: 429, contentType: 'application/problem+json', json: limited }),
  );
  await choose('منتظر.txt', txt());
  await expect(composer.locator('sk-upload-wait')).toBeVisible();
  await choose('برنامه.exe', txt());
  await expect(composer.locator('sk-refused-files')).toBeVisible();
  await look(chat, 'files before they are sent');
  await page.unroute('**/api/uploads');
}

async function walkVoice(chat: Chat): Promise<void> {
  const recorder = chat.page.locator('sk-voice-recorder');
  const press = (key: string) => recorder.getByRole('button', { name: chat.t(key), exact: true }).click();
  await chat.go('/rooms/tech');
  await chat.button('voice.record').click();
  await expect(recorder.locator('.bars > span').nth(5)).toBeAttached();
  await press('voice.pause');
  await look(chat, 'a voice that is recorded');
  await press('voice.stop');
  await expect(recorder.locator('audio')).toBeAttached();
  await look(chat, 'a voice that was recorded');
  await press('voice.cancel');
  await expect(recorder).toHaveCount(0);
}

for (const language of LANGUAGES) {
  test(`no file has a serious fault of access in any theme, from choosing it to looking at it, in ${language}`, async ({
    launchOptions,
  }) => {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    });
    const chat = await Chat.open(browser, server.url, { language, theme: THEMES[language][0] });
    await chat.page.emulateMedia({ reducedMotion: 'reduce' });
    const walk = new Walk(chat);
    await chat.enter(freshName('files'), 'سارا');
    const { id } = await shareAll(chat);
    await walk.at(`/rooms/${id}`, chat.page.locator('sk-album img.shown'));
    await walkViewers(chat, walk);
    await walk.at(`/rooms/${id}/files`, chat.page.locator('sk-files-panel sk-shared-file-item'));
    await walk.at('/files', chat.page.locator('sk-files-page sk-shared-file-item'));
    await chat.go(`/rooms/${id}`);
    await walkTray(chat);
    await walkVoice(chat);
    await chat.go('/settings/profile');
    await chat.button('pictures.add').click();
    await walk.dialog.locator('input[type=file]').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: await png(400, 200),
    });
    await expect(walk.dialog.getByRole('application')).toBeVisible();
    await look(chat, 'the square of a picture');
    expect(chat.faults({ cutLine: true })).toEqual([]);
    await browser.close();
  });
}
