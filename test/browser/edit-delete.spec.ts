import { expect, test } from '@playwright/test';
import { TestServer } from '../support/server.js';
import { SARA, openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`an edit is seen at once, with its history, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await sara.say('پیش از آن');
    await omid.say('فردا میبینمت');
    await expect(sara.message('فردا میبینمت')).toBeVisible();
    await sara.composer.press('ArrowUp');
    await expect(sara.composer).toHaveValue('پیش از آن');
    await sara.composer.press('Escape');
    await expect(sara.composer).toHaveValue('');

    await omid.composer.press('ArrowUp');
    await expect(omid.composer).toHaveValue('فردا میبینمت');
    await omid.composer.fill('فردا **می‌بینمت**');
    await omid.composer.press('Enter');
    await expect(omid.composer).toHaveValue('');
    const edited = sara.message('می‌بینمت');
    await expect(edited.locator('strong')).toHaveText('می‌بینمت');
    await expect(sara.message('میبینمت')).toHaveCount(0);
    await sara.page.reload();
    await edited.getByRole('button', { name: sara.t('message.edited'), exact: true }).click();
    const history = sara.page.getByRole('dialog');
    await expect(history.locator('li sk-message-text')).toHaveText(['فردا می‌بینمت', 'فردا میبینمت']);
    await sara.confirm('app.close');

    const paragraph = edited.locator('sk-message-text p');
    await omid.composer.press('ArrowUp');
    await expect(omid.composer).toHaveValue('فردا **می‌بینمت**');
    await expect(omid.composer).toHaveAttribute('dir', 'rtl');
    await omid.composer.press('Control+ShiftLeft');
    await omid.composer.press('Enter');
    await expect(paragraph).toHaveAttribute('dir', 'ltr');
    await sara.page.reload();
    await expect(paragraph).toHaveAttribute('dir', 'ltr');
    await omid.composer.press('ArrowUp');
    await expect(omid.composer).toHaveAttribute('dir', 'ltr');
    await end();
  });

  test(`a deleted message leaves a quiet line, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await omid.say('اشتباه بود');
    await expect(sara.message('اشتباه بود')).toBeVisible();
    const own = omid.message('اشتباه بود');
    await omid.choose(own, 'delete');
    await omid.confirm('app.cancel');
    await expect(own).toBeVisible();
    await omid.choose(own, 'delete');
    await omid.confirm('message.do.delete');
    const lines = sara.page.locator('sk-deleted-line');
    await expect(lines).toHaveText(sara.t('message.gone'));
    await expect(sara.message('اشتباه بود')).toHaveCount(0);
    await expect(own).toHaveCount(0);

    await omid.say('تبلیغ');
    await sara.choose(sara.message('تبلیغ'), 'delete');
    await sara.confirm('message.do.delete');
    const gone = omid.page.locator('sk-deleted-line');
    await expect(gone.last()).toContainText(SARA);
    await expect(omid.message('تبلیغ')).toHaveCount(0);
    await omid.page.reload();
    await expect(gone).toHaveCount(2);
    await expect(gone.last()).toContainText(SARA);
    await expect(omid.message('تبلیغ')).toHaveCount(0);

    await sara.say('از آن من است');
    const hers = omid.message('از آن من است');
    await hers.hover();
    await hers.getByRole('button', { name: omid.t('message.menu') }).click();
    await expect(omid.page.getByRole('menuitem', { name: omid.t('message.do.reply') })).toBeVisible();
    for (const action of ['edit', 'delete'])
      await expect(omid.page.getByRole('menuitem', { name: omid.t(`message.do.${action}`) })).toHaveCount(0);
    await omid.page.keyboard.press('Escape');
    await end();
  });
}
