import { type Page, expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

interface Recorded {
  shown: { title: string; body: string; closed: boolean; press: () => void }[];
  sounds: string[];
}

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

/** The browser's notifications and sounds, written down: a test has no ears and no desktop. */
function record(): void {
  const recorded: Recorded = { shown: [], sounds: [] };
  class Notification {
    static permission = 'granted';
    onclick: (() => void) | null = null;
    private readonly entry: Recorded['shown'][number];
    constructor(title: string, { body }: { body: string }) {
      this.entry = { title, body, closed: false, press: () => this.onclick?.() };
      recorded.shown.push(this.entry);
    }
    close(): void {
      this.entry.closed = true;
    }
  }
  HTMLMediaElement.prototype.play = function play() {
    recorded.sounds.push(new URL(this.src).pathname);
    return Promise.resolve();
  };
  Object.assign(globalThis, { Notification, recorded });
}

const recorded = (page: Page) =>
  page.evaluate(() => {
    const { shown, sounds } = (globalThis as unknown as { recorded: Recorded }).recorded;
    return { bodies: shown.map(({ body }) => body), sounds };
  });

/** What stands on the desktop still. */
const standing = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as { recorded: Recorded }).recorded.shown.flatMap(({ body, closed }) =>
      closed ? [] : body,
    ),
  );

/** As when another tab or window is before it. */
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });

for (const language of LANGUAGES) {
  test(`somebody who is not looking is told once, and led to the message, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Chat.open(browser, server.url, { language: 'fa' });
    await sara.context.addInitScript(record);
    const username = freshName('sara');
    await sara.register(username, 'سارا');
    await omid.register(freshName('omid'), 'امید');
    await sara.go('/settings/notifications');
    await sara.page.getByRole('switch', { name: sara.t('settings.desktop.label') }).check();
    await expect(sara.page.getByText(sara.t('settings.saved'))).toBeVisible();
    await sara.go('/rooms/general');
    await expect(sara.composer).toBeVisible();
    await hide(sara.page);

    await omid.openRoom('فناوری');
    const words = `@${username} خبری از فناوری`;
    await omid.say(words);
    await expect.poll(() => recorded(sara.page)).toEqual({ bodies: [words], sounds: ['/sounds/drop.wav'] });
    await expect(sara.page).toHaveTitle(/^\(@[۱1] · [۱1]\)/);
    await expect(sara.page.locator('link[rel=icon]')).toHaveAttribute('href', 'favicon-unread.svg');

    await sara.page.evaluate(() =>
      (globalThis as unknown as { recorded: Recorded }).recorded.shown[0]?.press(),
    );
    await expect(sara.page).toHaveURL(/\/rooms\/tech/);
    await expect(sara.message('خبری از فناوری').last()).toBeVisible();
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
  });
}

test('what was shown outside the page goes when it is deleted or read', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Person.register(server.url, { displayName: 'امید' });
  await sara.context.addInitScript(record);
  const username = freshName('sara');
  await sara.register(username, 'سارا');
  await sara.go('/settings/notifications');
  await sara.page.getByRole('switch', { name: sara.t('settings.desktop.label') }).check();
  await expect(sara.page.getByText(sara.t('settings.saved'))).toBeVisible();
  await sara.go('/rooms/general');
  await expect(sara.composer).toBeVisible();
  await hide(sara.page);

  const wrong = await omid.posted('tech', { text: `@${username} اشتباه` });
  await expect.poll(() => standing(sara.page)).toEqual([wrong.text]);
  await omid.call('DELETE', `/api/messages/${wrong.id}`);
  await expect.poll(() => standing(sara.page)).toEqual([]);

  const right = await omid.posted('tech', { text: `@${username} درست` });
  await expect.poll(() => standing(sara.page)).toEqual([right.text]);
  await sara.page.keyboard.press('Shift+Escape');
  await expect.poll(() => standing(sara.page)).toEqual([]);
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

test('of two tabs the one that is looked at tells, and where none is, one of them', async ({ browser }) => {
  const sara = await Chat.open(browser, server.url, { language: 'fa' });
  const omid = await Person.register(server.url, { displayName: 'امید' });
  await sara.context.addInitScript(record);
  const username = freshName('sara');
  await sara.register(username, 'سارا');
  await sara.go('/settings/notifications');
  await sara.page.getByRole('switch', { name: sara.t('settings.desktop.label') }).check();
  await expect(sara.page.getByText(sara.t('settings.saved'))).toBeVisible();
  await sara.go('/rooms/general');
  await expect(sara.composer).toBeVisible();
  await hide(sara.page);
  const front = await sara.context.newPage();
  await front.goto(`${server.url}/rooms/general`);
  await expect(front.locator('sk-composer textarea')).toBeVisible();

  const both = async () => [await recorded(sara.page), await recorded(front)];
  const heard = (page: Page) => expect(page.locator('sk-room-item').filter({ hasText: 'فناوری' }));
  await omid.say('tech', `@${username} یکم`);
  for (const page of [sara.page, front]) await heard(page).toContainText('یکم');
  await expect.poll(both).toEqual([
    { bodies: [], sounds: [] },
    { bodies: [], sounds: ['/sounds/drop.wav'] },
  ]);
  await hide(front);
  await omid.say('tech', `@${username} دوم`);
  for (const page of [sara.page, front]) await heard(page).toContainText('دوم');
  const bodies = async () => (await both()).flatMap((tab) => tab.bodies);
  await expect.poll(bodies).toEqual([`@${username} دوم`]);
  expect(sara.faults()).toEqual([]);
  await sara.close();
});

for (const language of LANGUAGES) {
  test(`a silent room and somebody who is not to be disturbed hear nothing, in ${language}`, async ({
    browser,
  }) => {
    const sara = await Chat.open(browser, server.url, { language });
    const omid = await Chat.open(browser, server.url, { language: 'fa' });
    await sara.context.addInitScript(record);
    const username = freshName('sara');
    await sara.register(username, 'سارا');
    await omid.register(freshName('omid'), 'امید');
    const rooms =
      language === 'fa'
        ? { general: 'عمومی', tech: 'فناوری', random: 'تصادفی' }
        : { general: 'General', tech: 'Tech', random: 'Random' };
    await sara.openRoom(rooms.tech);
    await sara.button('room.menu').click();
    await sara.page.getByRole('menuitem', { name: sara.t('room.notifications.label') }).click();
    await sara.page.getByRole('menuitemradio', { name: sara.t('room.notifications.none') }).click();
    await sara.openRoom(rooms.general);

    await omid.openRoom('فناوری');
    await omid.say(`@${username} بی‌صدا`);
    const link = (name: string) => sara.rooms.getByRole('link', { name });
    await expect(link(rooms.tech).locator('.badge.quiet')).toHaveText(/^[۱1]$/);
    await omid.openRoom('تصادفی');
    await omid.say(`@${username} شنیدنی`);
    await expect.poll(() => recorded(sara.page)).toMatchObject({ sounds: ['/sounds/drop.wav'] });

    await sara.button('account.menu').click();
    await sara.page.getByRole('menuitemradio', { name: sara.t('status.choice.dnd') }).click();
    await omid.say(`@${username} آرام`);
    await expect(link(rooms.random).locator('.badge:not(.called)')).toHaveText(/^[۲2]$/);
    expect((await recorded(sara.page)).sounds).toHaveLength(1);
    expect([sara.faults(), omid.faults()]).toEqual([[], []]);
    await Promise.all([sara.close(), omid.close()]);
  });
}
