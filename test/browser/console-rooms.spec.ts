import { expect, test } from '@playwright/test';
import { freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { look } from './support/access.js';
import { Chat, NARROW, WIDE } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

for (const language of LANGUAGES) {
  test(`an admin speaks to all and keeps rooms that others see at once, in ${language}`, async ({
    browser,
  }) => {
    const server = await TestServer.start();
    const other = language === 'fa' ? 'en' : 'fa';
    const sara = await Chat.open(browser, server.url, { language, viewport: WIDE });
    const omid = await Chat.open(browser, server.url, { language: other, viewport: NARROW });
    const [saraName, omidName] = [freshName('sara'), freshName('omid')];
    // The first account ever made is the admin's.
    await sara.register(saraName, 'سارا محمدی');
    await omid.register(omidName, 'Omid');

    await sara.go('/admin/announcements');
    await sara.page.getByLabel(sara.t('admin.announcements.fa')).fill('فردا بسته‌ایم');
    await sara.page.getByLabel(sara.t('admin.announcements.en')).fill('Closed tomorrow');
    await sara.page.getByRole('button', { name: sara.t('admin.announcements.send') }).click();
    const words = omid.page.locator('sk-announcements');
    await expect(words).toContainText(other === 'fa' ? 'فردا بسته‌ایم' : 'Closed tomorrow');
    await look(sara, 'the announcements');
    await words.getByRole('button', { name: omid.t('announcements.dismiss') }).click();
    await expect(words).toBeEmpty();
    await omid.page.reload();
    await expect(omid.rooms).toBeVisible();
    await expect(words).toHaveCount(0);

    await sara.page.getByRole('link', { name: sara.t('admin.section.rooms') }).click();
    await sara.page.getByRole('button', { name: sara.t('admin.rooms.make') }).click();
    const dialog = sara.page.getByRole('dialog');
    await dialog.getByLabel(sara.t('field.roomName')).fill('اتاق هیئت');
    await look(sara, 'a new room over the rooms');
    await dialog.getByLabel(sara.t('admin.rooms.owner')).fill(omidName);
    await dialog.getByRole('button', { name: sara.t('createRoom.submit') }).click();
    await expect(sara.page.getByRole('heading', { name: 'اتاق هیئت' })).toBeVisible();
    await omid.rooms.getByRole('link', { name: 'اتاق هیئت' }).click();
    await omid.say('نخستین پیام');

    await sara.page.getByLabel(sara.t('admin.rooms.addMember')).fill(saraName);
    await sara.page.getByRole('button', { name: sara.t('admin.rooms.add'), exact: true }).click();
    const place = sara.page.getByRole('listitem').filter({ hasText: saraName }).getByRole('combobox');
    await expect(place).toHaveValue(/./);
    await look(sara, 'a room in the console');
    await omid.page.getByRole('button', { name: omid.t('room.showPeople') }).click();
    await omid.page.getByRole('button', { name: omid.t('people.manage') }).click();
    await omid.page.getByRole('menuitemradio', { name: omid.t('people.role.moderator') }).click();
    await expect(place.locator('option:checked')).toHaveText(sara.t('admin.rooms.roles.moderator'));
    await omid.page.getByRole('button', { name: omid.t('room.backToChat') }).click();

    await sara.page.getByRole('button', { name: sara.t('admin.rooms.archive') }).click();
    await expect(omid.composer).toBeHidden();
    await sara.page.getByRole('button', { name: sara.t('admin.rooms.reopen') }).click();
    await expect(omid.composer).toBeVisible();

    await sara.page.getByRole('button', { name: sara.t('admin.rooms.delete') }).click();
    await sara.page
      .getByRole('dialog')
      .getByRole('button', { name: sara.t('admin.rooms.delete') })
      .click();
    await expect(sara.page.getByRole('heading', { name: sara.t('admin.section.rooms') })).toBeVisible();
    await expect(sara.page.getByRole('link', { name: 'اتاق هیئت' })).toHaveCount(0);
    await expect(omid.composer).toBeHidden();

    expect(sara.faults()).toEqual([]);
    expect(omid.faults()).toEqual([]);
    await server.stop();
  });
}
