import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`one seems to others as one chose, and says what one is doing, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Chat.open(browser, server.url, { language: 'fa' });
    await sara.register(freshName('sara'), `سارا ${language}`);
    await omid.register(freshName('omid'), 'امید');
    await omid.openRoom('عمومی');
    const place = omid.page
      .getByRole('complementary')
      .getByRole('listitem')
      .filter({ hasText: `سارا ${language}` });
    await expect(place).toContainText(omid.t('presence.online'));

    const seem = async (choice: string) => {
      await sara.button('account.menu').click();
      await sara.page.getByRole('menuitemradio', { name: sara.t(`status.choice.${choice}`) }).click();
    };
    for (const [choice, state] of [
      ['dnd', 'dnd'],
      ['away', 'away'],
      ['invisible', 'offline'],
      ['online', 'online'],
    ] as const) {
      await seem(choice);
      await expect(place).toContainText(omid.t(`presence.${state}`));
    }

    await sara.button('account.menu').click();
    await sara.page.getByRole('menuitem', { name: sara.t('status.title') }).click();
    const dialog = sara.page.getByRole('dialog');
    await dialog.getByRole('button', { name: sara.t('status.idea.meeting') }).click();
    await dialog.getByLabel(sara.t('status.end.label')).selectOption('hour');
    await dialog.getByRole('button', { name: sara.t('status.pickEmoji') }).click();
    const picker = sara.page.locator('sk-emoji-picker');
    await picker.getByRole('searchbox').fill(language === 'fa' ? 'زرافه' : 'giraffe');
    await picker.getByRole('gridcell').getByRole('button').first().click();
    await dialog.getByRole('button', { name: sara.t('status.save') }).click();
    await expect(dialog).toHaveCount(0);
    await place.getByRole('button').click();
    const card = omid.page.getByRole('dialog');
    await expect(card).toContainText(sara.t('status.idea.meeting'));
    await expect(card).toContainText('🦒');
    await expect(card).toContainText(omid.t('presence.until', { time: '' }).trim());
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
  });
}
