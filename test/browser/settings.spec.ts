import { type Page, expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW } from './support/chat.js';
import { LANGUAGES, type Language } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const radio = (chat: Chat, group: string, option: string) =>
  chat.page
    .getByRole('group', { name: chat.t(group), exact: true })
    .getByRole('radio', { name: chat.t(option), exact: true });
const toggle = (chat: Chat, label: string) =>
  chat.page.getByRole('switch', { name: chat.t(label), exact: true });
const looks = (page: Page) =>
  page.evaluate(() => {
    const { theme, textSize, ownSide } = document.documentElement.dataset;
    return [theme, textSize, ownSide];
  });

/** How far a bubble is from both edges of its row, and on which side its corners are flat. */
function gapsOf(row: Element) {
  const bubble = row.querySelector('.bubble')!;
  const [outer, inner] = [row.getBoundingClientRect(), bubble.getBoundingClientRect()];
  const { borderBottomLeftRadius, borderBottomRightRadius } = getComputedStyle(bubble);
  const flat = parseFloat(borderBottomLeftRadius) < parseFloat(borderBottomRightRadius) ? 'left' : 'right';
  return { left: inner.left - outer.left, right: outer.right - inner.right, flat };
}

/** Each other than what it is at first. */
const choices = (language: Language) =>
  [
    ['appearance', 'theme.label', 'theme.blue'],
    ['appearance', 'settings.textSize.label', 'settings.textSize.large'],
    ['appearance', 'settings.ownSide.label', 'settings.ownSide.start'],
    [
      'appearance',
      'settings.calendar.label',
      language === 'fa' ? 'settings.calendar.gregorian' : 'settings.calendar.jalali',
    ],
    [
      'appearance',
      'settings.digits.label',
      language === 'fa' ? 'settings.digits.latin' : 'settings.digits.persian',
    ],
    ['notifications', 'settings.sound.label', 'settings.sound.santur'],
  ] as const;
const SWITCHES = [
  ['writing', 'settings.enterToSend.label', false],
  ['privacy', 'settings.showOnline.label', false],
  ['privacy', 'settings.readReceipts.label', false],
  ['privacy', 'settings.allowPrivate.label', false],
  ['notifications', 'settings.quiet.label', true],
] as const;

for (const language of LANGUAGES) {
  test(`every setting holds after a reload and on another device, in ${language}`, async ({ browser }) => {
    const here = await Chat.open(browser, server.url, { language });
    const there = await Chat.open(browser, server.url, { language });
    const username = freshName('sara');
    await here.register(username, 'سارا');
    await there.login(username);
    await expect(there.rooms).toBeVisible();

    for (const [section, group, option] of choices(language)) {
      await here.go(`/settings/${section}`);
      await radio(here, group, option).check({ force: true });
      await expect(here.page.getByText(here.t('settings.saved'))).toBeVisible();
    }
    for (const [section, label, on] of SWITCHES) {
      await here.go(`/settings/${section}`);
      await toggle(here, label).setChecked(on);
      await expect(here.page.getByText(here.t('settings.saved'))).toBeVisible();
    }
    // The other device was open all the while.
    await expect.poll(() => looks(there.page)).toEqual(['blue', 'large', 'start']);
    await here.page.reload();
    for (const device of [here, there]) {
      for (const [section, group, option] of choices(language)) {
        await device.go(`/settings/${section}`);
        await expect(radio(device, group, option)).toBeChecked();
      }
      for (const [section, label, on] of SWITCHES) {
        await device.go(`/settings/${section}`);
        await expect(toggle(device, label)).toBeChecked({ checked: on });
      }
    }
    expect([here.faults(), there.faults()]).toEqual([[], []]);
    await Promise.all([here.close(), there.close()]);
  });
}

for (const language of LANGUAGES) {
  test(`one’s own messages stand on the side one chose, and the others’ across, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url, { displayName: 'امید' });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'سارا');
    await omid.say('random', `مال او ${language}`);
    await sara.go('/rooms/random');
    await sara.say(`مال من ${language}`);
    await expect(sara.message(`مال من ${language}`)).toContainText(sara.t('echo.sent'));
    const gaps = (text: string) => sara.message(text).evaluate(gapsOf);
    const rtl = language === 'fa';
    for (const side of ['end', 'start'] as const) {
      await sara.go('/settings/appearance');
      await radio(sara, 'settings.ownSide.label', `settings.ownSide.${side}`).check({ force: true });
      await sara.go('/rooms/random');
      await expect(sara.message(`مال من ${language}`)).toBeVisible();
      const [mine, theirs] = [await gaps(`مال من ${language}`), await gaps(`مال او ${language}`)];
      const mineLeft = (side === 'end') === rtl;
      expect([mine.left < mine.right, theirs.left < theirs.right], side).toEqual([mineLeft, !mineLeft]);
      // The flat corners are on the side where it stands.
      expect([mine.flat, theirs.flat]).toEqual(mineLeft ? ['left', 'right'] : ['right', 'left']);
    }
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}

test('the profile is what others see, and a wrong address is refused at its field', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Chat.open(browser, server.url, { language: 'en' });
  await sara.register(freshName('sara'), 'نرگس');
  await omid.register(freshName('omid'), 'Omid');
  await sara.go('/settings/profile');
  await sara.page.getByLabel(sara.t('field.email')).fill('نشانی');
  await sara.button('app.save').click();
  await expect(sara.page.getByText(sara.t('fieldErrors.format'))).toBeVisible();
  await sara.page.getByLabel(sara.t('field.email')).fill('sara@example.org');
  await sara.page.getByLabel(sara.t('field.displayName')).fill('نرگس محمدی');
  await sara.page.getByLabel(sara.t('field.bio')).fill('در تیم فنی');
  await sara.button('app.save').click();
  await expect(sara.page.getByText(sara.t('settings.saved'))).toBeVisible();
  await omid.openRoom('General');
  await omid.page.getByRole('complementary').getByRole('button', { name: 'نرگس' }).click();
  await expect(omid.page.getByRole('dialog')).toContainText('در تیم فنی');
  await expect(omid.page.getByRole('dialog')).toContainText('نرگس محمدی');
  expect([sara.faults(), omid.faults()]).toEqual([[], []]);
  await Promise.all([sara.close(), omid.close()]);
});

test('a phone shows the list of sections, or one of them, and leads back', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa', viewport: NARROW });
  await sara.register(freshName('sara'), 'سارا');
  await sara.button('account.menu').click();
  await sara.page.getByRole('menuitem', { name: sara.t('sections.settings') }).click();
  await sara.page.getByRole('link', { name: sara.t('settings.section.privacy') }).click();
  await expect(toggle(sara, 'settings.showOnline.label')).toBeInViewport();
  await expect(sara.page.getByRole('navigation')).not.toBeVisible();
  await sara.page.getByRole('link', { name: sara.t('sections.toList') }).click();
  await expect(sara.page.getByRole('navigation')).toBeInViewport();
  await sara.page.getByRole('link', { name: sara.t('sections.back') }).click();
  await expect(sara.rooms).toBeInViewport();
  expect(sara.faults()).toEqual([]);
  await sara.close();
});
