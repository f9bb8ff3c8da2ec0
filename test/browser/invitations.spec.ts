import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';

let server: TestServer;
let admin: Person;
test.beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url);
});
test.afterAll(() => server.stop());

test('an invitation made in the console brings one person in, into its room, and is used up then', async ({
  browser,
}) => {
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  const keeper = freshName('sara');
  await sara.enter(keeper, 'سارا محمدی');
  await admin.call('PUT', `/api/admin/people/${keeper}/role`, { role: 'admin' });
  await admin.call('PATCH', '/api/admin/settings', { registration: 'invitation' });
  await admin.makeRoom({ name: 'تیم طراحی', kind: 'private' });

  await sara.go('/admin/invitations');
  await sara.button('admin.invitations.make').click();
  const dialog = sara.page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'تیم طراحی' }).check();
  await dialog.getByRole('button', { name: sara.t('admin.invitations.makeAction'), exact: true }).click();
  const field = sara.page.getByLabel(sara.t('admin.invitations.linkLabel'));
  const link = await field.inputValue();
  await sara.button('admin.link.copy').click();
  await expect(sara.button('admin.link.copied')).toBeVisible();
  await sara.page.getByRole('button', { name: sara.t('app.close') }).click();
  const row = sara.page.getByRole('row').filter({ hasText: 'تیم طراحی' });
  await expect(row).toContainText(sara.t('admin.invitations.states.open'));

  const omid = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await omid.go('/login');
  await expect(omid.button('login.submit')).toBeVisible();
  await expect(omid.page.getByRole('link', { name: omid.t('login.register') })).toBeHidden();
  await omid.go('/register');
  await expect(omid.page.getByRole('alert')).toContainText(omid.t('errors.invitation.required'));
  await omid.page.goto(link);
  await expect(omid.page.locator('.lead')).toContainText('سارا محمدی');
  await omid.signUp(freshName('omid'), 'امید روشن');
  await expect(omid.rooms.getByRole('link', { name: 'تیم طراحی' })).toBeVisible();

  await sara.page.reload();
  await expect(row).toContainText(sara.t('admin.invitations.states.used'));
  const late = await Chat.open(browser, server.url, { language: 'en' });
  await late.page.goto(link);
  await expect(late.page.getByRole('alert')).toContainText(late.t('errors.invitation.invalid'));
  expect([...sara.faults(), ...omid.faults()]).toEqual([]);
  for (const chat of [sara, omid, late]) await chat.close();
});
