import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { look } from './support/access.js';
import { Chat, NARROW, WIDE } from './support/chat.js';

test('an admin sets the server, and whoever is at their side or comes to the door sees it at once and after a reload', async ({
  browser,
}) => {
  const server = await TestServer.start();
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: WIDE });
  const omid = await Chat.open(browser, server.url, { language: 'en', viewport: NARROW });
  // The first account ever made is the admin's.
  await sara.enter(freshName('sara'), 'سارا محمدی');
  await omid.enter(freshName('omid'), 'Omid');
  await omid.go('/rooms');
  await sara.go('/admin/settings');

  const group = (name: string) => sara.page.getByRole('region', { name: sara.t(`admin.settings.${name}`) });
  const save = group('server').getByRole('button', { name: sara.t('app.save') });
  await expect(save).toBeDisabled();
  await sara.page.getByLabel(sara.t('admin.settings.field.name.label')).fill('انجمن نجوم');
  const today = sara.page.getByLabel(sara.t('admin.settings.field.messageOfTheDay.en.label'));
  await today.fill('Look up!');
  await save.click();
  await expect(save).toBeDisabled();
  const words = omid.page.locator('sk-server-words');
  await expect(words).toContainText('Look up!');
  const name = omid.page.getByRole('heading', { name: 'انجمن نجوم' });
  await expect(name).toBeVisible();
  await expect(omid.page).toHaveTitle(/انجمن نجوم$/);

  const readOnly = sara.page.getByRole('switch', { name: sara.t('admin.settings.maintenance.label') });
  const dialog = sara.page.getByRole('dialog');
  await readOnly.click();
  await dialog.getByRole('button', { name: sara.t('app.cancel') }).click();
  await expect(readOnly).not.toBeChecked();
  await readOnly.click();
  await dialog.getByRole('button', { name: sara.t('admin.settings.maintainAction') }).click();
  await expect(words).toContainText(omid.t('serverWords.maintenance'));
  await expect(readOnly).toBeChecked();

  await Promise.all([omid.page.reload(), sara.page.reload()]);
  await expect(name).toBeVisible();
  await expect(words).toContainText('Look up!');
  await expect(words).toContainText(omid.t('serverWords.maintenance'));
  await expect(readOnly).toBeChecked();
  await expect(today).toHaveValue('Look up!');
  const limit = sara.page.getByLabel(sara.t('admin.settings.field.messageRateLimit.label'));
  await expect(limit).toBeDisabled();
  await expect(group('messages')).toContainText('MESSAGE_RATE_LIMIT');
  await look(sara, 'the settings of the server');

  await readOnly.click();
  await expect(words).not.toContainText(omid.t('serverWords.maintenance'));

  await sara.page.getByRole('switch', { name: sara.t('admin.settings.language.fa') }).click();
  await expect(sara.page.locator('html')).toHaveAttribute('lang', 'en');
  const guest = await Chat.open(browser, server.url, { language: 'fa' });
  // What the page is before its scripts have come.
  await guest.page.route('**/main-*.js', () => undefined);
  await guest.page.goto(`${server.url}/login`, { waitUntil: 'commit' });
  await expect(guest.page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(guest.page).toHaveTitle('انجمن نجوم');
  await guest.close();
  expect(sara.faults()).toEqual([]);
  expect(omid.faults()).toEqual([]);
  await server.stop();
});
