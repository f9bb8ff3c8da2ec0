import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

test('earlier messages come in without a jump when one scrolls up, back to the first', async ({
  browser,
}) => {
  const omid = await Person.register(server.url);
  for (let count = 1; count <= 170; count += 1) {
    await omid.say('general', `${count}: ${'کلمه '.repeat(count % 17)}`);
  }
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  await expect(sara.message('170:')).toBeInViewport();
  const log = sara.page.getByRole('log');

  for (let page = 0; page < 4; page += 1) {
    const before = (await sara.said()).length;
    // Measured in every frame as it is about to be painted: a row that moves for a single one is a jump.
    const jump = await log.evaluate(async (view, already) => {
      const frame = () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            // An observer made now is called behind all others, between layout and paint.
            const observer = new ResizeObserver(() => {
              observer.disconnect();
              resolve();
            });
            observer.observe(document.body);
          });
        });
      view.scrollTop = 0;
      const row = view.querySelector('sk-message-item')!;
      const start = row.getBoundingClientRect().top;
      let worst = 0;
      const countRows = () => view.querySelectorAll('sk-message-item').length;
      for (let count = 0; count < 600; count += 1) {
        await frame();
        worst = Math.max(worst, Math.abs(row.getBoundingClientRect().top - start));
        if (countRows() > already && count > 20) break;
      }
      return worst;
    }, before);
    if ((await sara.said()).length === before) break;
    expect(jump).toBeLessThanOrEqual(1);
  }
  const said = await sara.said();
  expect(said.map((text) => Number(text.split(':')[0]))).toEqual(
    Array.from({ length: 170 }, (_, index) => index + 1),
  );
  await expect(sara.page.getByText(sara.t('timeline.start'))).toBeVisible();

  await omid.say('general', 'تازه');
  await expect(sara.message('تازه')).not.toBeInViewport();
  await sara.page.getByRole('button', { name: sara.t('timeline.latestCount.one', { n: '۱' }) }).click();
  await expect(sara.message('تازه')).toBeInViewport();
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

test('a draft stays with its room when one goes to another and reloads', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'Sara');
  await sara.openRoom('General');
  await sara.composer.fill('half a thought');
  await sara.openRoom('Tech');
  await expect(sara.composer).toHaveValue('');
  await sara.page.reload();
  await sara.openRoom('General');
  await expect(sara.composer).toHaveValue('half a thought');
  await sara.composer.press('Shift+Enter');
  await sara.composer.pressSequentially('and the rest');
  await sara.composer.press('Enter');
  await expect(sara.message('half a thought')).toContainText('and the rest');
  await expect(sara.composer).toHaveValue('');
  expect(sara.faults()).toEqual([]);
  await sara.close();
});
