import { expect, test } from '@playwright/test';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { THEMES, Walk, look } from './support/access.js';
import { Chat } from './support/chat.js';
import { type Language, LANGUAGES } from './support/words.js';

const SECTIONS = ['profile', 'appearance', 'writing', 'notifications', 'privacy', 'devices', 'password'];

let server: TestServer;
let omid: Person;
let mina: Person;
let pest: Person;
let asked: string;

test.beforeAll(async () => {
  server = await TestServer.start();
  omid = await Person.register(server.url, { displayName: 'امید' });
  mina = await Person.register(server.url, { displayName: 'Mina' });
  pest = await Person.register(server.url, { displayName: 'مزاحم' });
  await talk();
});
test.afterAll(() => server.stop());

/** One of everything that a message can be. */
async function talk(): Promise<void> {
  const root = await omid.posted('general', {
    text: 'زرافه: https://example.org و `code` و ||راز||\n> گفته\n```ts\nconst x: number = 42; // a note\n```',
  });
  asked = root.id;
  await mina.posted('general', { text: 'زرافه را دیدم', replyTo: root.id });
  await mina.posted('general', { text: 'در رشته', thread: root.id });
  await omid.posted('general', { text: 'در هر دو', thread: root.id, inRoom: true });
  for (const person of [omid, mina])
    await person.call('PUT', `/api/messages/${root.id}/reactions/${encodeURIComponent('👍')}`);
  await omid.call('PUT', `/api/messages/${root.id}/pin`);
  const { body } = await omid.call<{ message: { poll: { id: string; options: { id: string }[] } } }>(
    'POST',
    '/api/rooms/general/polls',
    { question: 'کدام روز؟', options: ['شنبه', 'Sunday'], clientId: crypto.randomUUID() },
  );
  const { id, options } = body.message.poll;
  await mina.call('PUT', `/api/polls/${id}/votes`, { options: [options[0]?.id] });
  const deleted = await mina.posted('general', { text: 'oops' });
  await mina.call('DELETE', `/api/messages/${deleted.id}`);
  const edited = await mina.posted('general', { text: 'ther' });
  await mina.call('PATCH', `/api/messages/${edited.id}`, { text: 'there' });
  await pest.say('general', 'مزاحمت');
}

async function walkEntrance(chat: Chat, walk: Walk, language: Language): Promise<void> {
  await walk.at('/login', chat.button('login.submit'));
  await chat.go('/register');
  await chat.button('register.submit').click();
  await expect(chat.page.getByText(chat.t('fieldErrors.required')).first()).toBeVisible();
  await look(chat, 'register with faults');
  const name = freshName('axe');
  await chat.register(name, language === 'fa' ? 'سارا' : 'Sara');
  await omid.say('general', `@${name} زرافه و @all`);
  await chat.page.evaluate(
    async ([root, friend, foe]) => {
      const put = (path: string) => fetch(`/api/${path}`, { method: 'PUT' });
      await put(`messages/${root}/bookmark`);
      await put(`rooms/direct/${friend}`);
      await put(`users/${foe}/block`);
    },
    [asked, mina.name, pest.name] as const,
  );
}

async function walkConversation(chat: Chat, walk: Walk): Promise<void> {
  const { page } = chat;
  await walk.at('/rooms/general', page.locator('sk-poll-card'));
  const words = `mine ${chat.language}`;
  const mine = chat.message(words);
  await chat.say(words);
  await expect(mine).toContainText(chat.t('echo.sent'));
  await mine.hover();
  const menu = () => mine.getByRole('button', { name: chat.t('message.menu') }).click();
  await walk.over('the menu of a message', menu, page.getByRole('menu'));
  await walk.at(`/rooms/general/thread/${asked}`, page.locator('sk-thread-panel sk-message-item'));
  await walk.at('/rooms/general/pins', page.locator('sk-pins-panel li'));
  await page.locator('sk-room-list sk-room-item').filter({ hasText: 'Mina' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mina' })).toBeVisible();
  await look(chat, 'a private conversation');
}

async function walkDialogs(chat: Chat, walk: Walk): Promise<void> {
  const { page } = chat;
  const press = (key: string) => () => chat.button(key).click();
  const choose = (button: string, item: string) => async () => {
    await chat.button(button).click();
    await page.getByRole('menuitem', { name: chat.t(item) }).click();
  };
  await chat.go('/rooms/general');
  await expect(chat.composer).toBeVisible();
  await walk.over('a new room', press('rooms.create'), walk.dialog);
  await walk.over('all rooms', press('rooms.browse'), walk.dialog);
  const someone = async () => {
    await chat.button('people.write').click();
    await walk.dialog.getByRole('searchbox').fill('mina');
    await walk.dialog.getByRole('button', { name: 'Mina' }).click();
  };
  await walk.over('a new conversation', someone, walk.dialog);
  await walk.over('a new poll', choose('room.menu', 'polls.new.title'), walk.dialog);
  await walk.over('the account', press('account.menu'), page.getByRole('menu'));
  await walk.over('the status', choose('account.menu', 'status.title'), walk.dialog);
  const person = () => page.getByRole('complementary').getByRole('button', { name: 'Mina' }).click();
  await walk.over('a person', person, walk.dialog.getByText(chat.t('person.joined')));
  const switching = () => page.keyboard.press('Control+k');
  await walk.over('the switcher', switching, walk.dialog.getByRole('option'));
  await page.getByRole('heading', { level: 1 }).click();
  await walk.over('the keys', () => page.keyboard.press('?'), walk.dialog);
}

async function walkPages(chat: Chat, walk: Walk): Promise<void> {
  const { page } = chat;
  const main = page.getByRole('main');
  await walk.at('/threads', page.getByRole('heading', { name: chat.t('threads.title') }));
  await walk.at('/mentions', main.getByRole('link', { name: 'زرافه' }));
  await walk.at('/bookmarks', main.getByRole('link', { name: 'زرافه' }));
  await walk.at(`/search?q=${encodeURIComponent('زرافه')}`, page.locator('mark'));
  await chat.button('search.filters').click();
  await page.getByRole('combobox', { name: chat.t('search.filter.from') }).fill('min');
  await expect(page.getByRole('listbox').getByRole('option')).toBeVisible();
  await look(chat, 'the filters of a search');
  for (const section of SECTIONS)
    await walk.at(
      `/settings/${section}`,
      main.getByRole('heading', { name: chat.t(`settings.section.${section}`) }),
    );
  await walk.at('/no/such/page', page.getByRole('heading', { name: chat.t('notFound.title') }));
}

for (const language of LANGUAGES) {
  test(`no page has a serious fault of access in any theme, or words in the console, in ${language}`, async ({
    browser,
  }) => {
    const chat = await Chat.open(browser, server.url, { language, theme: THEMES[language][0] });
    // What is half faded in has no contrast yet; it is the state that is looked at.
    await chat.page.emulateMedia({ reducedMotion: 'reduce' });
    const walk = new Walk(chat);
    await walkEntrance(chat, walk, language);
    await walkConversation(chat, walk);
    await walkDialogs(chat, walk);
    await walkPages(chat, walk);
    expect(chat.faults()).toEqual([]);
    await chat.close();
  });
}
