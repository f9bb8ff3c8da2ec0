import { type Locator, expect, test } from '@playwright/test';
import { png } from '../support/files.js';
import { TestServer } from '../support/server.js';
import type { Chat } from './support/chat.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

const MAX = 200_000;

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { MAX_UPLOAD_SIZE: `${MAX}` } });
});
test.afterAll(() => server.stop());

interface Given {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const text = (name: string, size = 40): Given => {
  return { name, mimeType: 'text/plain', buffer: Buffer.from('s'.repeat(size)) };
};
const picture = async (name: string): Promise<Given> => {
  return { name, mimeType: 'image/png', buffer: await png(320, 240) };
};

const composer = (chat: Chat) => chat.page.locator('sk-room-view sk-composer');
const cards = (chat: Chat) => composer(chat).locator('sk-tray sk-upload-card');
const choose = (chat: Chat, ...files: Given[]) =>
  composer(chat).locator('sk-attach-button input[type=file]').first().setInputFiles(files);
const isReady = (card: Locator) => expect(card).toHaveAttribute('data-state', 'ready');
const fileNamed = (chat: Chat, name: string) =>
  chat.page.locator('sk-message-item sk-file-card').filter({ hasText: name });

/** Files as they come from the desktop or the clipboard. */
const bring = (chat: Chat, how: 'drop' | 'paste', selector: string, names: string[]) =>
  chat.page.locator(selector).evaluate(
    (element, { how, names }) => {
      const data = new DataTransfer();
      for (const name of names) data.items.add(new File(['سلام'], name, { type: 'text/plain' }));
      const dragged = (type: string) =>
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      if (how === 'paste')
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      else for (const type of ['dragenter', 'dragover', 'drop']) dragged(type);
    },
    { how, names },
  );

for (const language of LANGUAGES) {
  test(`files are chosen, dropped, pasted, left out and sent, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await choose(sara, text('first.txt'), text('report.exe'), text('large.txt', MAX + 1));
    await isReady(cards(sara));
    const refused = composer(sara).locator('sk-refused-files');
    await expect(refused).toContainText(sara.t('errors.file.typeRefused'));
    await expect(refused).toContainText(sara.t('errors.file.tooLarge'));

    await bring(sara, 'drop', 'sk-room-view sk-timeline', ['dropped.txt']);
    await expect(cards(sara)).toHaveCount(2);
    await expect(refused).toHaveCount(0);
    await bring(sara, 'paste', 'sk-room-view textarea', ['pasted.txt']);
    await expect(cards(sara)).toHaveCount(3);
    await cards(sara).filter({ hasText: 'dropped' }).getByRole('button').click();
    await expect(cards(sara)).toHaveCount(2);

    await sara.say('هر دو');
    await expect(cards(sara)).toHaveCount(0);
    await expect(omid.message('هر دو')).toBeVisible();
    for (const name of ['first', 'pasted']) await expect(fileNamed(omid, name)).toBeVisible();
    await expect(fileNamed(omid, 'dropped')).toHaveCount(0);
    await end();
  });

  test(`an album is sent while it is still on its way, and stays in its place, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    await sara.page.route('**/api/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') await gate;
      await route.fallback();
    });
    await choose(sara, ...(await Promise.all(['a.png', 'b.png', 'c.png'].map(picture))));
    await expect(cards(sara)).toHaveCount(3);
    await sara.composer.press('Enter');
    const mine = sara.page.locator('sk-message-item');
    await expect(mine).toHaveAttribute('data-state', 'uploading');
    await expect(mine.getByRole('progressbar')).toBeVisible();
    await sara.say('پیش از عکس‌ها');
    await expect(omid.message('پیش از عکس‌ها')).toBeVisible();
    const before = await mine.locator('sk-album').last().boundingBox();
    go();
    await expect(omid.page.locator('sk-album img.shown')).toHaveCount(3);
    await expect(sara.page.locator('sk-message-files sk-album img.shown')).toHaveCount(3);
    const after = await sara.page.locator('sk-message-files sk-album').boundingBox();
    expect([after?.width, after?.height]).toEqual([before?.width, before?.height]);
    await end();
  });

  test(`a cut line and a reload continue a file where it was, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    const offsets: string[] = [];
    let cut = true;
    await sara.page.route('**/api/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      offsets.push(route.request().headers()['upload-offset'] ?? '');
      return cut ? route.abort('connectionreset') : route.fallback();
    });
    await choose(sara, text('long.txt', 150_000));
    await expect.poll(() => offsets.length).toBeGreaterThan(0);
    await sara.say('تا آخر');
    const waiting = sara.page.locator('sk-message-item[data-state=uploading]');
    await expect(waiting.locator('sk-upload-card')).toContainText('long');
    await sara.page.reload();
    await expect(waiting.locator('sk-upload-card')).toContainText('long');
    cut = false;
    await expect(fileNamed(omid, 'long')).toBeVisible();
    await expect(waiting).toHaveCount(0);
    expect(sara.faults({ cutLine: true })).toEqual([]);
    sara.problems.length = 0;
    await end();
  });

  test(`what stands in the way is told, and can be tried again, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await sara.page.route('**/api/uploads', (route) =>
      route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413</h1>' }),
    );
    await choose(sara, text('proxied.txt'));
    await expect(cards(sara)).toContainText(sara.t('errors.network.tooLarge'));
    await sara.composer.press('Enter');
    await expect(composer(sara).getByText(sara.t('uploads.failedInTray'))).toBeVisible();
    await sara.page.unroute('**/api/uploads');
    await cards(sara).getByRole('button').last().click();
    await expect(cards(sara)).toHaveCount(0);

    let refusals = 1;
    const limited = { code: 'rate.limited', message: '', retryAfterMs: 6_000 };
    await sara.page.route('**/api/uploads', (route) =>
      refusals-- > 0
        ? route.fulfill({ status: 429, contentType: 'application/problem+json', json: limited })
        : route.fallback(),
    );
    await choose(sara, text('patient.txt'));
    await expect(cards(sara).locator('sk-upload-wait')).toBeVisible();
    await isReady(cards(sara));
    await choose(sara, { ...text('fake.png'), mimeType: 'image/png' });
    await expect(cards(sara).last()).toHaveAttribute('data-state', 'failed');
    await cards(sara).last().getByRole('button').click();
    await sara.composer.press('Enter');
    await expect(fileNamed(omid, 'patient')).toBeVisible();
    expect(sara.faults({ cutLine: true })).toEqual([]);
    sara.problems.length = 0;
    await end();
  });

  test(`a thread takes files, and a long text becomes one, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await sara.say('ریشه');
    await sara.press(sara.message('ریشه'), 'thread');
    await bring(sara, 'drop', 'sk-thread-panel .view', ['inside.txt']);
    const inThread = sara.page.locator('sk-thread-panel sk-composer');
    await isReady(inThread.locator('sk-upload-card'));
    await expect(cards(sara)).toHaveCount(0);
    await inThread.locator('textarea').press('Enter');
    await expect(sara.page.locator('sk-thread-panel sk-file-card')).toContainText('inside');

    await sara.page.locator('sk-room-view textarea').fill('سلام '.repeat(1_000));
    await composer(sara)
      .getByRole('button', { name: sara.t('uploads.sendAsFile') })
      .click();
    await isReady(cards(sara));
    await sara.page.locator('sk-room-view textarea').press('Enter');
    await expect(fileNamed(omid, sara.t('uploads.textName'))).toBeVisible();
    await end();
  });
}
