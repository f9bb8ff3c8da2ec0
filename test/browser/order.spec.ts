import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { look } from './support/access.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeEach(async () => {
  server = await TestServer.start();
});
test.afterEach(() => server.stop());

for (const language of LANGUAGES) {
  const other = language === 'fa' ? 'en' : 'fa';

  test(`a report reaches an open queue, and its author what was decided, in ${language}`, async ({
    browser,
  }) => {
    const admin = await Chat.open(browser, server.url, { language });
    const keeper = await Chat.open(browser, server.url, { language });
    const sara = await Chat.open(browser, server.url, { language: other });
    const omid = await Chat.open(browser, server.url, { language });
    const [keeperName, saraName] = [freshName('keeper'), freshName('sara')];
    await admin.enter(freshName('admin'), 'Admin');
    await keeper.enter(keeperName, 'Keeper');
    await sara.enter(saraName, 'سارا');
    await omid.enter(freshName('omid'), 'Omid');
    const promoted = await admin.page.request.put(`${server.url}/api/admin/people/${keeperName}/role`, {
      data: { role: 'moderator' },
    });
    expect(promoted.ok(), await promoted.text()).toBe(true);

    await keeper.go('/admin/reports');
    await expect(keeper.page.getByText(keeper.t('admin.reports.none'))).toBeVisible();
    await sara.go('/rooms/general');
    await sara.say('ارزان بخرید');
    await omid.go('/rooms/general');
    await omid.choose(omid.message('ارزان بخرید'), 'report');
    await omid.page.getByLabel(omid.t('order.report.words')).fill('آگهی است');
    await omid.confirm('order.report.send');

    const card = keeper.page.locator('sk-report-card').filter({ hasText: 'ارزان بخرید' });
    await expect(card).toContainText('آگهی است');
    await look(keeper, 'the reports');
    await card.getByRole('button', { name: keeper.t('admin.reports.do.deleted') }).click();
    await keeper.page.getByRole('dialog').getByRole('textbox').fill('آگهی نفرستید');
    await keeper.confirm('admin.reports.do.deleted');
    await expect(card).toHaveCount(0);

    await expect(sara.message('ارزان بخرید')).toHaveCount(0);
    const notice = sara.page.getByRole('region', { name: sara.t('order.notice.label') });
    await expect(notice).toContainText('آگهی نفرستید');
    await sara.page.reload();
    await expect(notice).toContainText(sara.t('order.notice.removal'));
    await notice.getByRole('button', { name: sara.t('order.notice.dismiss') }).click();
    await expect(notice).toHaveCount(0);

    // Silenced while the tab is open, and heard again.
    const mute = `${server.url}/api/admin/people/${saraName}/mute`;
    const muted = await keeper.page.request.put(mute, { data: { reason: 'آرام باشید' } });
    expect(muted.ok(), await muted.text()).toBe(true);
    await expect(sara.page.getByText(sara.t('order.muted'))).toBeVisible();
    await expect(sara.page.getByText('آرام باشید')).toBeVisible();
    await keeper.page.request.delete(mute);
    await expect(sara.composer).toBeVisible();
    for (const chat of [keeper, sara, omid]) expect(chat.faults()).toEqual([]);
    for (const chat of [admin, keeper, sara, omid]) await chat.close();
  });
}

test('a message that a rule holds waits for its sender to see, and is let in by a moderator', async ({
  browser,
}) => {
  const keeper = await Chat.open(browser, server.url, { language: 'fa' });
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  await keeper.enter(freshName('keeper'), 'Keeper');
  await sara.enter(freshName('sara'), 'سارا');
  await keeper.go('/admin/rules');
  await keeper.page.getByLabel(keeper.t('admin.rules.name')).fill('آگهی');
  await keeper.page.getByLabel(keeper.t('admin.rules.texts.words')).fill('ارزان بخرید');
  await keeper.page.getByLabel(keeper.t('admin.rules.sample')).fill('امروز ارزان بخريد');
  await keeper.button('admin.rules.test').click();
  await expect(keeper.page.getByText(keeper.t('admin.rules.matches'))).toBeVisible();
  await keeper.button('admin.rules.make').click();
  await expect(keeper.page.getByRole('listitem').filter({ hasText: 'ارزان بخرید' })).toBeVisible();
  await look(keeper, 'the rules');

  await sara.go('/rooms/general');
  await sara.say('ارزان بخرید');
  const strip = sara.page.locator('sk-held-strip');
  await expect(strip).toContainText(sara.t('order.held.waiting'));
  await sara.page.reload();
  await expect(strip).toContainText('ارزان بخرید');
  await keeper.go('/admin/reports');
  await keeper.button('admin.reports.held.approve').click();
  await expect(sara.message('ارزان بخرید')).toBeVisible();
  await expect(strip.getByRole('listitem')).toHaveCount(0);
  for (const chat of [keeper, sara]) expect(chat.faults()).toEqual([]);
  for (const chat of [keeper, sara]) await chat.close();
});

test('a member is muted from their menu in a room, sees it at once and after a reload, and writes again', async ({
  browser,
}) => {
  const keeper = await Chat.open(browser, server.url, { language: 'fa' });
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  const name = freshName('sara');
  await keeper.enter(freshName('keeper'), 'Keeper');
  await sara.enter(name, 'سارا');
  await sara.go('/rooms/general');
  await sara.composer.fill('what I was about to say');
  await keeper.go('/rooms/general');
  const place = keeper.page.getByRole('complementary').getByRole('listitem').filter({ hasText: name });
  const choose = async (key: string) => {
    await place.getByRole('button', { name: keeper.t('people.manage') }).click();
    await keeper.page.getByRole('menuitem', { name: keeper.t(key), exact: true }).click();
  };

  await choose('people.mute.here');
  await keeper.page.getByRole('dialog').getByRole('textbox').fill('آرام باشید');
  await keeper.confirm('admin.deed.mute.action');
  await expect(sara.page.getByText(sara.t('order.muted'))).toBeVisible();
  await sara.page.reload();
  await expect(sara.page.locator('sk-closed-line')).toContainText('آرام باشید');
  await choose('people.mute.endHere');
  await expect(sara.composer).toHaveValue('what I was about to say');
  for (const chat of [keeper, sara]) expect(chat.faults()).toEqual([]);
  for (const chat of [keeper, sara]) await chat.close();
});
