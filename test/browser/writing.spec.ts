import { expect, test } from '@playwright/test';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';
import type { Chat } from './support/chat.js';
import { OMID, SARA, openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const options = (chat: Chat) => chat.page.getByRole('option');
const picker = (chat: Chat) => chat.page.locator('sk-emoji-picker');
const poll = (chat: Chat) => chat.page.locator('sk-poll-card');

async function complete(chat: Chat, typed: string): Promise<void> {
  await chat.composer.pressSequentially(typed);
  await expect(options(chat).first()).toBeVisible();
  await chat.composer.press('Tab');
  await expect(options(chat)).toHaveCount(0);
}

for (const language of LANGUAGES) {
  test(`formatted words, names and spoilers reach the other, written in ${language}`, async ({ browser }) => {
    const { sara, omid, omidName, end } = await openPair(browser, server.url, language);
    await sara.composer.pressSequentially('@روش');
    await expect(options(sara)).toContainText(OMID);
    await sara.composer.press('Enter');
    await expect(sara.composer).toHaveValue(`@${omidName} `);
    await sara.composer.pressSequentially('**پررنگ** _کج_ ~~خط~~ ||راز||');
    await sara.composer.press('Enter');

    const heard = omid.message('پررنگ');
    await expect(heard.locator('strong')).toHaveText('پررنگ');
    await expect(heard.locator('em')).toHaveText('کج');
    await expect(heard.locator('s')).toHaveText('خط');
    await expect(heard.locator('.mention.me')).toHaveText(`@${omidName}`);
    const cover = heard.getByRole('button', { name: omid.t('writing.showSpoiler') });
    await cover.focus();
    await cover.press('Enter');
    await expect(heard.getByRole('button', { name: omid.t('writing.hideSpoiler') })).toBeFocused();
    await expect(heard.locator('sk-spoiler')).toHaveText('راز');

    await omid.say('```js\nconst a = 1;\n```');
    const keyword = sara.page.locator('.hljs-keyword', { hasText: 'const' });
    await expect(keyword).toBeVisible();
    const colour = (selector: string) =>
      sara.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    expect(await colour('.hljs-keyword')).not.toBe(await colour('sk-code-block pre'));

    await sara.say('[پایان ||راز||](https://example.org/)');
    const covered = omid.message('پایان').locator('sk-spoiler');
    await covered.getByRole('button').click();
    await expect(covered.getByRole('link')).toHaveText('پایان راز');
    await expect(covered.locator('a button')).toHaveCount(0);
    await end();
  });

  test(`emoji are found by their names in both languages and picked, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await complete(sara, ':سیب');
    await expect(sara.composer).toHaveValue(/^\p{Extended_Pictographic}/u);
    await sara.composer.fill('');
    await complete(sara, ':thumbs_up');
    await expect(sara.composer).toHaveValue(/^👍/);

    await sara.button('writing.emoji').click();
    await picker(sara)
      .getByRole('radio', { name: sara.t('emoji.tones.3'), exact: true })
      .click();
    await picker(sara).locator('input').fill('waving');
    await expect(picker(sara).getByRole('gridcell').first()).toHaveText('👋🏽');
    await picker(sara).locator('input').press('Enter');
    await expect(picker(sara)).toHaveCount(0);
    await expect(sara.composer).toHaveValue(/👋🏽$/u);
    await sara.composer.press('Enter');
    await expect(omid.message('👋🏽')).toBeVisible();

    await sara.button('writing.emoji').click();
    await picker(sara)
      .getByRole('tab', { name: sara.t('emoji.group.recent') })
      .click();
    await expect(picker(sara).getByRole('gridcell').first()).toHaveText('👋🏽');
    await picker(sara).press('Escape');
    await expect(picker(sara)).toHaveCount(0);
    await end();
  });

  test(`commands do what they say, under both of their names, in ${language}`, async ({ browser }) => {
    const { sara, omid, end } = await openPair(browser, server.url, language);
    await sara.say('/من چای می‌نوشم');
    const action = omid.page.locator('p.action');
    await expect(action.locator('.actor')).toHaveText(SARA);
    await expect(action).toContainText('چای می‌نوشم');
    await sara.say('/me > نقل');
    await expect(action.last().locator('.actor')).toHaveText(SARA);
    await sara.say('/shrug خب');
    await expect(omid.message('خب')).toContainText('(ツ)');
    await sara.say('/topic برنامهٔ این هفته');
    await expect(omid.page.locator('sk-room-view header')).toContainText('برنامهٔ این هفته');
    await sara.say('/پرواز کن');
    await expect(sara.page.getByText(sara.t('composer.unknownCommand'))).toBeVisible();
    await expect(sara.composer).toHaveValue('/پرواز کن');

    const dialog = sara.page.getByRole('dialog');
    const question = dialog.getByLabel(sara.t('polls.new.question'));
    await sara.say('/poll ناهار؟');
    await expect(question).toHaveValue('ناهار؟');
    await sara.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(sara.composer).toHaveValue('/poll ناهار؟');
    await sara.composer.press('Enter');
    const inputs = dialog.locator('input[type=text], input:not([type])');
    await expect(question).toHaveValue('ناهار؟');
    // The dialog gives the focus to it as it opens: what is typed before lands there.
    await expect(question).toBeFocused();
    await inputs.nth(1).fill('آش');
    await inputs.nth(2).fill('پلو');
    await dialog.getByRole('button', { name: sara.t('polls.new.submit'), exact: true }).click();
    await expect(poll(omid)).toContainText('ناهار؟');
    await expect(sara.composer).toHaveValue('');
    const radio = (await poll(omid).locator('input').first().boundingBox())!;
    const text = (await poll(omid).locator('.text').first().boundingBox())!;
    const gap = language === 'fa' ? text.x - radio.x - radio.width : radio.x - text.x - text.width;
    expect(Math.abs(gap), 'an option stands beside its button in the page of the other').toBeLessThan(16);

    await sara.button('composer.formatting').click();
    await sara.button('polls.new.title').click();
    await expect(question).toHaveValue('');
    await end();
  });

  test(`a name that is written out is taken before a longer one, in ${language}`, async ({ browser }) => {
    const { sara, omidName, room, ask, end } = await openPair(browser, server.url, language);
    const longer = await Person.register(server.url, { username: `${omidName}a`, displayName: 'آذر' });
    await ask('POST', `rooms/${room.id}/members/${longer.name}`);
    await sara.composer.pressSequentially(`@${omidName}`);
    await expect(options(sara)).toHaveCount(2);
    await sara.composer.press('Enter');
    await expect(sara.composer).toHaveValue(`@${omidName} `);
    await end();
  });

  test(`the field keeps what is written, and sends as its writer likes, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    await sara.composer.fill('نیمه‌کاره');
    await sara.page.reload();
    await expect(sara.composer).toHaveValue('نیمه‌کاره');

    await sara.composer.fill('hello there');
    await sara.page.keyboard.down('ControlLeft');
    await sara.page.keyboard.press('ShiftRight');
    await sara.page.keyboard.up('ControlLeft');
    await expect(sara.composer).toHaveAttribute('dir', 'rtl');
    await sara.composer.press('Enter');
    const chosen = omid.message('hello there').locator('p[dir]');
    await expect(chosen).toHaveCSS('direction', 'rtl');
    await omid.page.reload();
    await expect(chosen).toHaveCSS('direction', 'rtl');

    await sara.composer.fill('سلام '.repeat(1_000));
    await sara.page.locator('sk-composer .offer button').first().click();
    await expect(omid.message('سلام سلام')).toHaveCount(2);

    await sara.go('/settings/writing');
    const toggle = sara.page.getByRole('switch', { name: sara.t('settings.enterToSend.label') });
    await toggle.click();
    await expect(toggle).not.toBeChecked();
    await expect(sara.page.getByText(sara.t('settings.enterToSend.off'))).toBeVisible();
    await sara.go(`/rooms/${room.id}`);
    await sara.composer.pressSequentially('یک');
    await sara.composer.press('Enter');
    await sara.composer.pressSequentially('دو');
    await expect(sara.composer).toHaveValue('یک\nدو');
    await sara.composer.press('Control+Enter');
    await expect(omid.message('یک').locator('p')).toHaveText(['یک', 'دو']);
    await end();
  });
}
