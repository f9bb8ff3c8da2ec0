import { expect, test } from '@playwright/test';
import { pdf, png } from '../support/files.js';
import { TestServer } from '../support/server.js';
import { openPair } from './support/pair.js';
import { share } from './support/sharing.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '0' } });
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`files of a room are listed, narrowed and led back to their messages, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, omidName, room, end } = await openPair(browser, server.url, language);
    const { page } = sara;
    await sara.button('room.menu').click();
    await page.getByRole('menuitem', { name: sara.t('fileList.title') }).click();
    const items = page.locator('sk-shared-file-item');
    await expect(page.getByText(sara.t('fileList.empty'), { exact: true })).toBeVisible();
    await share(omid, server.url, room.id, [['کوه.png', await png(80, 60)]]);
    await share(omid, server.url, room.id, [['گزارش.pdf', pdf()]]);
    await expect(items).toHaveCount(2);
    await page.getByRole('button', { name: sara.t('fileList.kinds.image'), exact: true }).click();
    await expect(items).toHaveCount(1);
    const kinds = page.getByRole('group', { name: sara.t('fileList.kind') });
    await kinds.getByRole('button', { name: sara.t('fileList.all'), exact: true }).click();
    await page.getByRole('searchbox', { name: sara.t('fileList.search') }).fill('گزارش');
    await expect(items).toContainText(['گزارش.pdf']);
    await items.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/messages\/2$/);
    await sara.go(`/files?from=${omidName}`);
    await expect(items).toHaveCount(2);
    await end();
  });
}
