import { expect, test } from '@playwright/test';
import { TestMail, tokenIn } from '../support/mail.js';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';

const OWN = 'a staple of my own 5';

let mail: TestMail;
let server: TestServer;
let admin: Person;
test.beforeAll(async () => {
  mail = await TestMail.start();
  server = await TestServer.start({ env: mail.env });
  admin = await Person.register(server.url);
});
test.afterAll(async () => {
  await server.stop();
  await mail.stop();
});

test('an account made in the console is entered by the link, and again by a mailed one when forgotten', async ({
  browser,
}) => {
  const sara = await Chat.open(browser, server.url, { language: 'en' });
  const keeper = freshName('keeper');
  await sara.enter(keeper, 'Sara');
  await admin.call('PUT', `/api/admin/people/${keeper}/role`, { role: 'admin' });
  await sara.go('/admin/people');
  await sara.button('admin.people.make').click();
  const username = freshName('omid');
  const email = `${username}@example.org`;
  const dialog = sara.page.getByRole('dialog');
  const name = dialog.getByLabel(sara.t('field.username'));
  // A dialog gives the focus late, and takes it from a field that was filled before.
  await expect(name).toBeFocused();
  await name.fill(username);
  await dialog.getByLabel(sara.t('field.displayName')).fill('امید روشن');
  await dialog.getByLabel(sara.t('field.email')).fill(email);
  await dialog.getByLabel(sara.t('admin.people.language')).selectOption({ label: 'فارسی' });
  await dialog.getByRole('button', { name: sara.t('admin.people.makeAction'), exact: true }).click();
  const link = sara.page.getByLabel(sara.t('admin.people.resetLink.label'));
  await expect(link).toHaveValue(/^https:\/\/chat\.example\.org\/reset#[\w-]{43}$/);
  await expect(sara.page.getByText(sara.t('admin.people.resetLink.mailed'))).toBeVisible();
  const path = new URL(await link.inputValue());
  await sara.page.getByRole('button', { name: sara.t('app.close') }).click();
  await expect(sara.page.getByRole('heading', { name: 'امید روشن' })).toBeVisible();

  const phone = () => Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  const setPassword = async (chat: Chat, address: string) => {
    await chat.go(address);
    await chat.page.getByLabel(chat.t('field.newPassword')).fill(OWN);
    await chat.button('reset.submit').click();
    await expect(chat.button('login.submit')).toBeVisible();
  };
  const omid = await phone();
  await setPassword(omid, path.pathname + path.hash);
  await omid.login(username, OWN);
  await expect(omid.rooms).toBeVisible();

  const forgetful = await phone();
  await forgetful.go('/login');
  await forgetful.page.getByRole('link', { name: omid.t('login.forgot') }).click();
  await forgetful.page.getByLabel(omid.t('forgot.account')).fill(email);
  // What came before it, when the account was made.
  const [welcome] = await mail.to(email);
  await forgetful.button('forgot.submit').click();
  await expect(forgetful.page.getByText(omid.t('forgot.sent'))).toBeVisible();
  const [, letter] = await mail.to(email, 2);
  expect(tokenIn(letter!)).not.toBe(tokenIn(welcome!));
  await setPassword(forgetful, `/reset#${tokenIn(letter!)}`);
  // Whoever else was signed in with the old one is out.
  await expect(omid.button('login.submit')).toBeVisible();
  expect([...sara.faults(), ...forgetful.faults()]).toEqual([]);
  for (const chat of [sara, omid, forgetful]) await chat.close();
});
