import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

test('a poll is made, voted in, changed, withdrawn from and closed before the eyes of both', async ({
  browser,
}) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'سارا محمدی');
  const omidName = freshName('omid');
  await omid.register(omidName, 'Omid');
  await sara.openRoom('عمومی');
  await omid.openRoom('General');

  await sara.button('room.menu').click();
  await sara.page.getByRole('menuitem', { name: sara.t('polls.new.title') }).click();
  const dialog = sara.page.getByRole('dialog');
  await dialog.getByRole('button', { name: sara.t('polls.new.submit') }).click();
  await expect(dialog.getByText(sara.t('fieldErrors.required'))).toHaveCount(3);
  await dialog.getByLabel(sara.t('polls.new.question')).fill('ناهار کجا برویم؟');
  const option = (n: string) => dialog.getByLabel(sara.t('polls.new.option', { n }), { exact: true });
  await option('۱').fill('کوه');
  await option('۱').press('Enter');
  await option('۲').fill('دریا');
  await option('۲').press('Enter');
  await option('۳').fill('خانه');
  await dialog.getByLabel(sara.t('polls.new.closes')).check();
  await dialog.getByRole('button', { name: sara.t('polls.new.inWeek') }).click();
  await dialog.getByRole('button', { name: sara.t('polls.new.submit') }).click();
  await expect(dialog).toHaveCount(0);

  const hers = sara.page.locator('sk-poll-card');
  const his = omid.page.locator('sk-poll-card');
  await expect(his).toContainText('ناهار کجا برویم؟');
  await expect(hers).toContainText(sara.t('polls.closesIn.days.other', { n: '۷' }));
  const choice = (name: string) => his.locator('.option').filter({ hasText: name }).getByRole('radio');
  await choice('دریا').check();
  const votes = (name: string) => hers.locator('.option').filter({ hasText: name }).locator('.votes b');
  await expect(votes('دریا')).toHaveText('۱');
  await choice('کوه').check();
  await expect(votes('کوه')).toHaveText('۱');
  await expect(votes('دریا')).toHaveText('۰');
  await omid.page.reload();
  await expect(choice('کوه')).toBeChecked();

  await hers.getByRole('button', { name: sara.t('polls.showVoters') }).click();
  await expect(dialog).toContainText('Omid');
  const block = `${server.url}/api/users/${omidName}/block`;
  await sara.page.request.put(block);
  await expect(dialog).toContainText(sara.t('polls.ofBlocked.one', { n: '۱' }));
  await expect(dialog).not.toContainText('Omid');
  await sara.page.request.delete(block);
  await expect(dialog).toContainText('Omid');
  await sara.page.keyboard.press('Escape');

  await his.getByRole('button', { name: omid.t('polls.withdraw') }).click();
  await expect(votes('کوه')).toHaveText('۰');
  await expect(choice('کوه')).not.toBeChecked();

  const row = sara.page.locator('sk-message-item').filter({ has: hers });
  await row.hover();
  await row.getByRole('button', { name: sara.t('message.menu') }).click();
  await sara.page.getByRole('menuitem', { name: sara.t('message.do.closePoll') }).click();
  await sara.page
    .getByRole('dialog')
    .getByRole('button', { name: sara.t('message.do.closePoll') })
    .click();
  await expect(his).toContainText(omid.t('polls.closed'));
  await expect(choice('کوه')).toBeDisabled();

  expect(sara.faults()).toEqual([]);
  expect(omid.faults()).toEqual([]);
  await Promise.all([sara.close(), omid.close()]);
});
