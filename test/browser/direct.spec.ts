import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`two people talk in private, until one blocks the other and takes it back, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Chat.open(browser, server.url, { language: 'fa' });
    const names = { sara: `Sara ${language}`, omid: `امید ${language}` };
    const crowd = `حرفی در جمع ${language}`;
    const omidsName = freshName('omid');
    await sara.register(freshName('sara'), names.sara);
    await omid.register(omidsName, names.omid);
    const general = language === 'fa' ? 'عمومی' : 'General';
    await sara.openRoom(general);

    await sara.page.getByRole('complementary').getByRole('button', { name: names.omid }).click();
    const card = sara.page.getByRole('dialog');
    await expect(card).toContainText(`@${omidsName}`);
    await expect(card).toContainText(sara.t('presence.online'));
    await card.getByRole('button', { name: sara.t('person.write') }).click();
    await expect(sara.page.getByRole('heading', { level: 1, name: names.omid })).toBeVisible();
    await expect(sara.rooms.getByRole('link', { name: names.omid })).toBeVisible();
    await expect(omid.rooms.getByRole('link', { name: names.sara })).toHaveCount(0);

    await sara.say('راز');
    await omid.rooms.getByRole('link', { name: names.sara }).click();
    await expect(omid.message('راز')).toBeVisible();
    await omid.say('پاسخ راز');
    await expect(sara.message('پاسخ راز')).toBeVisible();
    await sara.page.reload();
    await expect(sara.message('پاسخ راز')).toBeVisible();

    await sara.page.getByRole('heading', { level: 1 }).getByRole('button').click();
    await card.getByRole('button', { name: sara.t('person.block') }).click();
    await expect(card).toContainText(sara.t('person.blocked'));
    await sara.page.keyboard.press('Escape');
    await omid.openRoom('عمومی');
    await omid.say(crowd);
    await sara.openRoom(general);
    await expect(sara.page.getByText(sara.t('message.blocked')).first()).toBeVisible();
    await expect(sara.message(crowd)).toHaveCount(0);
    // The one who is blocked is not told.
    await expect(omid.message(crowd)).toContainText(omid.t('echo.sent'));

    await sara.go('/settings/privacy');
    const unblock = sara.t('settings.blocked.unblock', { name: `\u2068${names.omid}\u2069` });
    await sara.page.getByRole('button', { name: unblock }).click();
    await expect(sara.page.getByText(sara.t('settings.blocked.none'))).toBeVisible();
    await sara.go('/rooms/general');
    await expect(sara.message(crowd)).toBeVisible();
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
  });
}

for (const language of LANGUAGES) {
  test(`a person is mentioned from their card, with the keyboard in the composer, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Person.register(server.url, { displayName: `امید کارت ${language}` });
    await sara.register(freshName('sara'), 'سارا');
    await sara.openRoom(language === 'fa' ? 'عمومی' : 'General');
    await sara.composer.fill('سلام ');
    const people = sara.page.getByRole('complementary');
    await people.getByRole('button', { name: omid.user.displayName }).click();
    await sara.button('person.mention').click();
    await expect(sara.composer).toHaveValue(`سلام @${omid.name} `);
    await expect(sara.composer).toBeFocused();
    await sara.page.keyboard.type('جان');
    await sara.page.keyboard.press('Enter');
    await expect(sara.message('جان').last().locator('.mention')).toHaveText(`@${omid.name}`);
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}

test('somebody is mentioned from their card on a phone, and the conversation comes back', async ({
  browser,
}) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  const omid = await Person.register(server.url, { displayName: 'امید تلفنی' });
  await sara.register(freshName('sara'), 'سارا');
  await sara.openRoom('عمومی');
  await sara.button('room.showPeople').click();
  await sara.page.getByRole('complementary').getByRole('button', { name: 'امید تلفنی' }).click();
  await sara.button('person.mention').click();
  await expect(sara.composer).toBeInViewport();
  await expect(sara.composer).toHaveValue(`@${omid.name} `);
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

test('several people make a small group in one step', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Chat.open(browser, server.url, { language: 'fa' });
  const mina = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'سارای گروه');
  await omid.register(freshName('omid'), 'امید گروهی');
  await mina.register(freshName('mina'), 'مینا گروهی');
  await sara.button('people.write').click();
  const dialog = sara.page.getByRole('dialog');
  await dialog.getByLabel(sara.t('invite.search')).fill('گروهي');
  for (const name of ['امید گروهی', 'مینا گروهی']) {
    await dialog
      .getByRole('button', { name: sara.t('people.choose', { name: `\u2068${name}\u2069` }) })
      .click();
  }
  await dialog.getByLabel(sara.t('people.groupName')).fill('کافه');
  await dialog.getByRole('button', { name: sara.t('people.startGroup') }).click();
  await expect(sara.page.getByRole('heading', { level: 1, name: 'کافه' })).toBeVisible();
  await sara.say('خوش آمدید');
  for (const guest of [omid, mina]) {
    await guest.openRoom('کافه');
    await expect(guest.message('خوش آمدید')).toBeVisible();
  }
  expect([sara.faults(), omid.faults(), mina.faults()]).toEqual([[], [], []]);
  await Promise.all([sara.close(), omid.close(), mina.close()]);
});
