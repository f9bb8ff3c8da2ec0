import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';

let server: TestServer;
test.beforeEach(async () => {
  server = await TestServer.start();
});
test.afterEach(() => server.stop());

test('a moderator sees live what is said, not what it would move while paused, and deletes it with a reason', async ({
  browser,
}) => {
  const keeper = await Chat.open(browser, server.url, { language: 'fa' });
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  await keeper.enter(freshName('keeper'), 'Keeper');
  await sara.enter(freshName('sara'), 'سارا');
  await keeper.go('/admin/messages');
  const list = keeper.page.getByRole('list', { name: keeper.t('admin.section.messages') });
  await expect(list).toHaveAttribute('aria-busy', 'false');

  await sara.go('/rooms/general');
  await sara.say('ارزان بخرید');
  const card = list.getByRole('listitem').filter({ hasText: 'ارزان بخرید' });
  await expect(card).toContainText('سارا');

  await keeper.button('admin.messages.pause').click();
  await sara.say('یکی دیگر');
  const fresh = keeper.t('admin.messages.new.one', { n: '۱' });
  await expect(list.getByText('یکی دیگر')).toHaveCount(0);
  await keeper.page.getByRole('button', { name: fresh }).click();
  await expect(list.getByText('یکی دیگر')).toBeVisible();

  await card.getByRole('button', { name: keeper.t('admin.messages.delete') }).click();
  await keeper.page.getByRole('dialog').getByRole('textbox').fill('آگهی نفرستید');
  await keeper.confirm('admin.messages.delete');
  await expect(card).toHaveCount(0);
  await expect(sara.message('ارزان بخرید')).toHaveCount(0);
  await expect(sara.page.getByRole('region', { name: sara.t('order.notice.label') })).toContainText(
    'آگهی نفرستید',
  );

  await keeper.page.getByLabel(keeper.t('admin.messages.search')).fill('يكي');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('link', { name: keeper.t('admin.messages.context') }).click();
  await expect(keeper.message('یکی دیگر')).toBeVisible();
  for (const chat of [keeper, sara]) expect(chat.faults()).toEqual([]);
  for (const chat of [keeper, sara]) await chat.close();
});
