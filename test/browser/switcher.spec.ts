import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`keys lead to any room and person, and tell of themselves, in ${language}`, async ({ browser }) => {
    await Person.register(server.url, { displayName: `كاوه ${language}` });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'سارا');
    const rooms = language === 'fa' ? ['عمومی', 'فناوری'] : ['General', 'Tech'];
    await sara.go('/rooms/general');
    await expect(sara.composer).toBeVisible();

    await sara.page.keyboard.press('Control+k');
    const dialog = sara.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(rooms[1] ?? '');
    await expect(dialog.getByRole('option').first()).toContainText(rooms[1] ?? '');
    await sara.page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(sara.page).toHaveURL(/\/rooms\/tech/);

    await sara.page.keyboard.press('Control+k');
    await dialog.getByRole('combobox').fill(`کاوه ${language}`);
    await expect(dialog.getByRole('option')).toHaveCount(1);
    await sara.page.keyboard.press('Enter');
    await expect(sara.page.getByRole('heading', { level: 1, name: `كاوه ${language}` })).toBeVisible();

    const order = await sara.rooms
      .locator('sk-room-item a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await sara.page.keyboard.press('Alt+ArrowDown');
    await expect(sara.page).toHaveURL(new RegExp(`${order[1]}$`));
    await sara.page.keyboard.press('Alt+ArrowUp');
    await expect(sara.page).toHaveURL(new RegExp(`${order[0]}$`));

    await sara.rooms.locator('sk-room-item a').first().focus();
    await sara.page.keyboard.press('?');
    await expect(dialog).toContainText(sara.t('shortcuts.switch'));
    await expect(dialog).toContainText(sara.t('shortcuts.readAll'));
    await sara.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}
