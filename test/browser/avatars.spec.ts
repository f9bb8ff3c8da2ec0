import { expect, test } from '@playwright/test';
import { png } from '../support/files.js';
import { TestServer } from '../support/server.js';
import type { Chat } from './support/chat.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { UPLOAD_RATE_LIMIT: '0' } });
});
test.afterAll(() => server.stop());

/** Goes through the dialog from a picture field: chooses an image, moves and enlarges it, and saves. */
async function choosePicture(chat: Chat): Promise<void> {
  await chat.button('pictures.add').click();
  const dialog = chat.page.getByRole('dialog').filter({ has: chat.page.locator('sk-picture-dialog') });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: await png(400, 200) });
  await dialog.getByRole('application').press('ArrowRight');
  await dialog.getByRole('slider').press('ArrowUp');
  await dialog.getByRole('button', { name: chat.t('app.save') }).click();
  await expect(dialog).toHaveCount(0);
}

for (const language of LANGUAGES) {
  test(`a picture of a person and of a room is seen by both at once when it is chosen and when it is removed, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    await sara.say('من اینجا هستم');
    const face = omid.message('من اینجا هستم').locator('sk-avatar');
    await expect(face).toBeVisible();
    await expect(face.locator('img')).toHaveCount(0);
    await sara.go('/settings/profile');
    await choosePicture(sara);
    await expect(sara.page.locator('sk-picture-field img.shown')).toBeVisible();
    await expect(face.locator('img.shown')).toBeVisible();
    await omid.page.reload();
    await expect(face.locator('img.shown')).toBeVisible();
    await sara.button('pictures.remove').click();
    await expect(face.locator('img')).toHaveCount(0);

    await sara.go(`/rooms/${room.id}`);
    const faces = [sara, omid].map(({ page }) => page.locator('sk-room-title sk-room-face'));
    await sara.button('room.menu').click();
    await sara.page.getByRole('menuitem', { name: sara.t('room.edit') }).click();
    await choosePicture(sara);
    for (const shown of faces) await expect(shown.locator('img.shown')).toBeVisible();
    await sara.button('pictures.remove').click();
    for (const shown of faces) await expect(shown.locator('img')).toHaveCount(0);
    await end();
  });
}
