import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { TestServer } from '../support/server.js';
import { SARA, openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

/** So many lines that the first one is out of sight. */
const BETWEEN = 40;

for (const language of LANGUAGES) {
  test(`an answer shows what it answers, whatever becomes of it, in ${language}`, async ({ browser }) => {
    const { sara, omid, room, ask, end } = await openPair(browser, server.url, language);
    await omid.say('ساعت چند؟');
    const asked = sara.message('ساعت چند؟');
    await expect(asked).toBeVisible();
    for (let count = 1; count <= BETWEEN; count += 1)
      await ask('POST', `rooms/${room.id}/messages`, { text: `line ${count}.`, clientId: randomUUID() });
    await expect(omid.message(`line ${BETWEEN}.`)).toBeVisible();
    await asked.scrollIntoViewIfNeeded();
    await sara.press(asked, 'reply');
    await expect(sara.page.locator('sk-task-strip')).toContainText('ساعت چند؟');
    await sara.say('ده و نیم');

    const answer = omid.message('ده و نیم');
    const quote = answer.locator('sk-quote');
    await expect(quote).toContainText('ساعت چند؟');
    const question = omid.message('ساعت چند؟');
    await expect(question).not.toBeInViewport();
    await quote.getByRole('button').click();
    await expect(question).toBeInViewport();
    await omid.button('timeline.return').click();
    await expect(answer).toBeInViewport();

    await omid.choose(question, 'edit');
    await expect(omid.composer).toHaveValue('ساعت چند؟');
    await omid.composer.fill('چه ساعتی؟');
    await omid.composer.press('Enter');
    const shown = sara.message('ده و نیم').locator('sk-quote');
    await expect(shown).toContainText('چه ساعتی؟');

    await omid.choose(omid.message('چه ساعتی؟'), 'delete');
    await omid.confirm('message.do.delete');
    await expect(shown).toContainText(sara.t('message.gone'));
    await expect(shown).not.toContainText('چه ساعتی؟');
    await expect(shown.getByRole('button')).toBeDisabled();
    await sara.page.reload();
    await expect(shown).toContainText(sara.t('message.gone'));
    await end();
  });

  test(`an answer that is given up is none, and a thread opens from the row, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await omid.say('کجا برویم؟');
    const asked = sara.message('کجا برویم؟');
    await sara.press(asked, 'reply');
    await expect(sara.page.locator('sk-task-strip')).toBeVisible();
    await sara.composer.press('Escape');
    await expect(sara.page.locator('sk-task-strip')).toHaveCount(0);
    await sara.say('نمی‌دانم');
    await expect(omid.message('نمی‌دانم')).toBeVisible();
    await expect(omid.message('نمی‌دانم').locator('sk-quote')).toHaveCount(0);

    await sara.press(asked, 'thread');
    const panel = sara.page.locator('sk-thread-panel');
    const field = panel.locator('textarea');
    await panel.getByLabel(sara.t('composer.inRoom')).check();
    await field.fill('به دربند');
    await field.press('Enter');
    const reply = panel.locator('sk-message-item').filter({ hasText: 'به دربند' });
    await expect(reply).toBeVisible();
    await expect(reply).not.toContainText(sara.t('thread.inRoom'));
    await expect(omid.message('به دربند')).toContainText(omid.t('thread.inRoom'));
    await expect(omid.message('به دربند')).toContainText(SARA);

    const inRoom = sara.page.locator('sk-composer textarea').first();
    await inRoom.fill('در اتاق');
    await inRoom.press('Enter');
    await expect(omid.message('در اتاق')).toBeVisible();
    await field.press('ArrowUp');
    await expect(field).toHaveValue('به دربند');
    await field.fill('به درکه');
    await field.press('Enter');
    await expect(omid.message('به درکه')).toBeVisible();
    await expect(omid.message('در اتاق')).toBeVisible();
    await end();
  });
}
