import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
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
  test(`two mention each other from their cards, one of them on a phone, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Chat.open(browser, server.url, { language, viewport: NARROW });
    const names = { sara: `Sara card ${language}`, omid: `امید کارت ${language}` };
    const [sarasName, omidsName] = [freshName('sara'), freshName('omid')];
    await sara.register(sarasName, names.sara);
    await omid.register(omidsName, names.omid);
    for (const chat of [sara, omid]) await chat.openRoom(language === 'fa' ? 'عمومی' : 'General');

    await sara.composer.fill('سلام ');
    await sara.page.getByRole('complementary').getByRole('button', { name: names.omid }).click();
    await sara.button('person.mention').click();
    await expect(sara.composer).toHaveValue(`سلام @${omidsName} `);
    await expect(sara.composer).toBeFocused();
    await sara.page.keyboard.type('جان');
    await sara.page.keyboard.press('Enter');
    await expect(omid.message('جان').last().locator('.mention')).toHaveText(`@${omidsName}`);

    await omid.button('room.showPeople').click();
    await omid.page.getByRole('complementary').getByRole('button', { name: names.sara }).click();
    await omid.button('person.mention').click();
    await expect(omid.composer).toBeInViewport();
    await expect(omid.composer).toHaveValue(`@${sarasName} `);
    await omid.button('composer.send').tap();
    await expect(sara.message(`@${sarasName}`).locator('.mention')).toHaveText(`@${sarasName}`);
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
  });

  test(`several people make a small group in one step, in ${language}`, async ({ browser }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const guests = await Promise.all(
      LANGUAGES.map((own) => Chat.open(browser, server.url, { language: own })),
    );
    const names = [`امید گروه${language}`, `مینا گروه${language}`];
    const group = `کافهٔ ${language}`;
    await sara.register(freshName('sara'), 'سارا');
    for (const [place, guest] of guests.entries()) await guest.register(freshName('guest'), names[place]!);
    await sara.button('people.write').click();
    const dialog = sara.page.getByRole('dialog');
    await dialog.getByLabel(sara.t('invite.search')).fill(`گروه${language}`);
    for (const name of names) {
      await dialog
        .getByRole('button', { name: sara.t('people.choose', { name: `\u2068${name}\u2069` }) })
        .click();
    }
    await dialog.getByLabel(sara.t('people.groupName')).fill(group);
    await dialog.getByRole('button', { name: sara.t('people.startGroup') }).click();
    await expect(sara.page.getByRole('heading', { level: 1, name: group })).toBeVisible();
    await sara.say('خوش آمدید');
    for (const guest of guests) {
      await guest.openRoom(group);
      await expect(guest.message('خوش آمدید')).toBeVisible();
    }
    const all = [sara, ...guests];
    expect(all.map((chat) => chat.faults())).toEqual([[], [], []]);
    await Promise.all(all.map((chat) => chat.close()));
  });
}
