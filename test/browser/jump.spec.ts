import { expect, test } from '@playwright/test';
import type { Message } from '#contracts';
import { Person, freshName } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat } from './support/chat.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`a quote leads to what it answers and back, and the room stays live, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const room = await omid.makeRoom({ name: `jump-${language}`, slug: `jump-${language}` });
    const sent: Message[] = [];
    for (let count = 1; count <= 140; count += 1)
      sent.push(await omid.posted(room.id, { text: `line ${count}.` }));
    const old = sent[9]!;
    await omid.posted(room.id, { text: 'the answer', replyTo: old.id });

    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'Sara');
    await sara.go(`/rooms/${room.slug}`);
    await sara.button('room.join').click();
    const answer = sara.message('the answer');
    await expect(answer).toBeInViewport();

    await answer.locator('sk-quote button').click();
    await expect(sara.message('line 10.')).toBeInViewport();
    await expect(sara.page).toHaveURL(`${server.url}/rooms/${room.slug}/messages/${old.seq}`);
    await expect(answer).not.toBeAttached();

    await omid.posted(room.id, { text: 'meanwhile' });
    await sara.button('timeline.return').click();
    await expect(answer).toBeInViewport();
    await expect(sara.message('meanwhile')).toBeInViewport();
    await expect(sara.page).toHaveURL(`${server.url}/rooms/${room.slug}`);
    await expect(sara.button('timeline.return')).toBeHidden();

    await answer.locator('sk-quote button').click();
    await expect(sara.message('line 10.')).toBeInViewport();
    await sara.page.goBack();
    await expect(answer).toBeInViewport();
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });

  test(`what one sends is seen when one has jumped to old messages, and ends a jump on its way, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const room = await omid.makeRoom({ name: `send-${language}`, slug: `send-${language}` });
    const sent: Message[] = [];
    for (let count = 1; count <= 140; count += 1)
      sent.push(await omid.posted(room.id, { text: `line ${count}.` }));
    await omid.posted(room.id, { text: 'the answer', replyTo: sent[69]!.id });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'Sara');
    await sara.go(`/rooms/${room.slug}/messages/10`);
    await sara.button('room.join').click();
    const old = sara.message('line 10.');
    await expect(old).toBeInViewport();

    const toolbar = old.locator('sk-message-toolbar');
    await expect(toolbar).toHaveCSS('opacity', '0');
    await sara.page.keyboard.press('Tab');
    await expect(toolbar).toHaveCSS('opacity', '1');

    await sara.say('from back here');
    await expect(sara.message('from back here')).toBeInViewport();
    await expect(sara.page).toHaveURL(`${server.url}/rooms/${room.slug}`);

    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await sara.page.route('**/messages?around=*', async (route) => {
      await released;
      await route.continue();
    });
    await sara.message('the answer').locator('sk-quote button').click();
    await expect(sara.page).toHaveURL(`${server.url}/rooms/${room.slug}/messages/70`);
    await sara.say('no, here');
    await expect(sara.page).toHaveURL(`${server.url}/rooms/${room.slug}`);
    const came = sara.page.waitForResponse(/messages\?around=/);
    release();
    await (await came).finished();
    await sara.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await expect(sara.message('no, here')).toBeInViewport();
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });

  test(`an address opens at its message, and both ways lead on from there, in ${language}`, async ({
    browser,
  }) => {
    const omid = await Person.register(server.url);
    const room = await omid.makeRoom({ name: `link-${language}`, slug: `link-${language}` });
    for (let count = 1; count <= 160; count += 1) await omid.posted(room.id, { text: `line ${count}.` });
    const sara = await Chat.open(browser, server.url, { language });
    await sara.register(freshName('sara'), 'Sara');
    await sara.go(`/rooms/${room.slug}`);
    await sara.button('room.join').click();
    await expect(sara.message('line 160.')).toBeInViewport();

    await sara.go(`/rooms/${room.slug}/messages/60`);
    await expect(sara.message('line 60.')).toBeInViewport();
    await expect(sara.message('line 160.')).not.toBeAttached();
    await omid.posted(room.id, { text: 'at the end' });
    const log = sara.page.getByRole('log');
    for (const [end, edge] of [
      ['line 1.', 0],
      ['at the end', 1],
    ] as const) {
      await expect
        .poll(async () => {
          await log.evaluate((view, at) => view.scrollTo(0, at * view.scrollHeight), edge);
          return sara.message(end).isVisible();
        })
        .toBe(true);
    }
    const said = await sara.said();
    expect(said).toEqual([...Array.from({ length: 160 }, (_, index) => `line ${index + 1}.`), 'at the end']);

    await omid.posted(room.id, { text: 'live again' });
    await expect(sara.message('live again')).toBeVisible();

    await sara.go(`/rooms/${room.slug}/messages/60`);
    await expect(sara.message('line 60.')).toBeInViewport();
    await sara.page.locator('sk-timeline .latest').click();
    await expect(sara.message('live again')).toBeInViewport();
    expect(sara.faults()).toEqual([]);
    await sara.close();
  });
}
