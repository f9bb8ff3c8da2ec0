import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

test('a reaction shows at both, is given again by one press, and says who gave it', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'سارا محمدی');
  await omid.register(freshName('omid'), 'Omid');
  await sara.openRoom('عمومی');
  await omid.openRoom('General');
  await sara.say('نسخهٔ تازه آماده است');

  const seen = omid.message('نسخهٔ تازه آماده است');
  await seen.hover();
  await seen.getByRole('button', { name: omid.t('message.menu') }).click();
  await omid.page.getByRole('menuitem', { name: omid.t('reactions.give', { emoji: '👍' }) }).click();
  const own = sara.message('نسخهٔ تازه آماده است').locator('.chip[aria-pressed]');
  await expect(own).toHaveText('👍۱');
  await expect(own).toHaveAttribute('aria-pressed', 'false');

  await own.click();
  await expect(own).toHaveText('👍۲');
  await expect(own).toHaveAttribute('aria-pressed', 'true');
  const chip = seen.locator('.chip[aria-pressed]');
  await expect(chip).toHaveText('👍2');
  await chip.hover();
  const names = omid.page.locator('sk-reaction-names-card');
  await expect(names).toContainText('سارا محمدی');
  await expect(names).toContainText('Omid');

  await own.click();
  await expect(chip).toHaveText('👍1');
  await chip.click();
  await expect(own).toHaveCount(0);
  await omid.page.reload();
  await expect(seen).toBeVisible();
  await expect(chip).toHaveCount(0);

  expect(sara.faults()).toEqual([]);
  expect(omid.faults()).toEqual([]);
  await Promise.all([sara.close(), omid.close()]);
});
