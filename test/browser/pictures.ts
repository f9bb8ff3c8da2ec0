/** Draws the README's pictures from the running product: `npm run build && npm run docs:pictures`. Needs Chromium. */
import { randomUUID } from 'node:crypto';
import { type Browser, test } from '@playwright/test';
import type { Message } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';

const FOLDER = 'docs/images';

interface Picture {
  name: string;
  language: 'fa' | 'en';
  theme: string;
  size: { width: number; height: number };
}

const PICTURES: Picture[] = [
  { name: 'chat-fa', language: 'fa', theme: 'light', size: { width: 1280, height: 800 } },
  { name: 'chat-en-phone', language: 'en', theme: 'dark', size: { width: 390, height: 844 } },
];

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

test('pictures of a conversation', async ({ browser }) => {
  const { reader, room } = await conversation();
  for (const picture of PICTURES) await draw(browser, picture, reader, room);
  reader.close();
});

/** A few people who talk about their work. */
async function conversation() {
  const person = (username: string, displayName: string) =>
    Person.register(server.url, { username, displayName });
  const reader = await person('reza', 'رضا کریمی');
  const sara = await person('sara_m', 'سارا محمدی');
  const omid = await person('omid', 'امید');
  const leila = await person('leila_k', 'Leila K.');
  const room = await reader.makeRoom({ name: 'تیم طراحی' });
  await reader.call('PATCH', `/api/rooms/${room.id}`, { description: 'طرح‌ها، نظرها و نسخه‌های تازه' });
  for (const each of [sara, omid, leila])
    await each.call('POST', `/api/rooms/${room.id}/members/${each.name}`);
  await Promise.all([sara, leila].map((each) => each.connect()));
  await sara.say('general', 'جلسهٔ هفتگی امروز عصر است.');
  await leila.say('tech', 'Release notes are out!');
  const say = async (speaker: Person, text: string, more: object = {}) => {
    const body = { text, clientId: randomUUID(), ...more };
    const path = `/api/rooms/${room.id}/messages`;
    return (await speaker.call<{ message: Message }>('POST', path, body)).body.message;
  };
  const react = (who: Person, { id }: Message, emoji: string) =>
    who.call('PUT', `/api/messages/${id}/reactions/${encodeURIComponent(emoji)}`);
  await say(sara, 'سلام به همه! نسخهٔ تازه روی سرور آزمایشی است.');
  const asked = await say(omid, 'عالی! ip سرور همان 192.168.1.20 است؟');
  await say(sara, 'بله. برای اجرا `npm start` کافی است؛ راهنما: https://sokhan.example/docs', {
    replyTo: asked.id,
  });
  const praise = await say(leila, 'Looks great on my phone. The Persian dates are right, too.');
  await react(sara, praise, '🎉');
  await react(omid, praise, '🎉');
  await react(reader, praise, '👍');
  const plan = await say(reader, 'دستتان درد نکند.\nجلسه ساعت ۱۴:۳۰ روز 1405/09/03 باشد؟');
  await say(omid, 'سالن کوچک را گرفتم.', { thread: plan.id });
  await say(leila, 'I will join by phone.', { thread: plan.id });
  const poll = { question: 'ناهار؟', options: ['کوه', 'همان‌جا'], clientId: randomUUID() };
  const { message } = (await omid.call<{ message: Message }>('POST', `/api/rooms/${room.id}/polls`, poll))
    .body;
  const [first, second] = message.poll?.options ?? [];
  for (const [voter, option] of [
    [sara, first],
    [leila, first],
    [reader, second],
  ] as const)
    await voter.call('PUT', `/api/polls/${message.poll?.id}/votes`, { options: [option?.id] });
  await say(sara, 'می‌بینمتان.');
  await reader.call('PUT', `/api/rooms/${room.id}/read`, { seq: 9 });
  return { reader, room: room.id };
}

async function draw(on: Browser, { name, language, theme, size }: Picture, reader: Person, room: string) {
  const context = await on.newContext({
    viewport: size,
    locale: language,
    timezoneId: 'Asia/Tehran',
    deviceScaleFactor: 2,
  });
  const [cookie, value] = reader.cookie.split('=') as [string, string];
  await context.addCookies([{ name: cookie, value, url: server.url }]);
  await context.addInitScript((kept) => {
    localStorage.setItem('sokhan.preferences', kept);
    localStorage.setItem('sokhan.signedIn', 'true');
  }, JSON.stringify({ language, theme }));
  const page = await context.newPage();
  await page.goto(`${server.url}/rooms/${room}`);
  await page.locator('sk-message-text', { hasText: 'می‌بینمتان.' }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}
