import { expect, test } from '@playwright/test';
import { png } from '../support/files.js';
import { TestServer } from '../support/server.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '0' } });
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`a picture that is chosen, moved and saved is seen by others at once, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await sara.say('من اینجا هستم');
    const face = omid.message('من اینجا هستم').locator('sk-avatar');
    await expect(face).toBeVisible();
    await expect(face.locator('img')).toHaveCount(0);
    await sara.go('/settings/profile');
    await sara.button('pictures.add').click();
    const dialog = sara.page.getByRole('dialog');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await png(400, 200) });
    await dialog.getByRole('application').press('ArrowRight');
    await dialog.getByRole('slider').press('ArrowUp');
    await dialog.getByRole('button', { name: sara.t('app.save') }).click();
    await expect(dialog).toHaveCount(0);
    await expect(sara.page.locator('sk-picture-field img.shown')).toBeVisible();
    await expect(face.locator('img.shown')).toBeVisible();
    await omid.page.reload();
    await expect(face.locator('img.shown')).toBeVisible();
    await sara.button('pictures.remove').click();
    await expect(face.locator('img')).toHaveCount(0);
    await end();
  });
}
