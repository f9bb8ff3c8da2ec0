import { expect, test } from '@playwright/test';
import { TestServer } from '../support/server.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

const LINES = Array.from({ length: 160 }, (_, index) => `line ${index + 1}.`);

for (const language of LANGUAGES) {
  test(`quotes and addresses lead to where it was said, and on from there, while the room stays live, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    const at = (seq: number) => `/rooms/${room.id}/messages/${seq}`;
    await sara.post(room.id, LINES);
    await sara.page.reload();
    await expect(sara.message('line 160.')).toBeInViewport();

    await omid.go(at(10));
    await omid.press(omid.message('line 10.'), 'reply');
    await omid.say('the answer');
    const answer = sara.message('the answer');
    await expect(answer).toBeInViewport();
    await answer.locator('sk-quote button').click();
    await expect(sara.message('line 10.')).toBeInViewport();
    await expect(sara.page).toHaveURL(/\/messages\/10$/);
    await expect(answer).not.toBeAttached();

    await omid.say('meanwhile');
    await sara.button('timeline.return').click();
    await expect(answer).toBeInViewport();
    await expect(sara.message('meanwhile')).toBeInViewport();
    await expect(sara.page).not.toHaveURL(/messages/);
    await expect(sara.button('timeline.return')).toBeHidden();

    await answer.locator('sk-quote button').click();
    await expect(sara.message('line 10.')).toBeInViewport();
    await sara.page.goBack();
    await expect(answer).toBeInViewport();

    await sara.go(at(60));
    await expect(sara.message('line 60.')).toBeInViewport();
    await expect(answer).not.toBeAttached();
    await omid.say('at the end');
    const log = sara.page.getByRole('log');
    for (const [line, edge] of [
      ['line 1.', 0],
      ['at the end', 1],
    ] as const) {
      await expect
        .poll(async () => {
          await log.evaluate((view, to) => view.scrollTo(0, to * view.scrollHeight), edge);
          return sara.message(line).isVisible();
        })
        .toBe(true);
    }
    expect(await sara.said()).toEqual([...LINES, 'the answer', 'meanwhile', 'at the end']);
    await omid.say('live again');
    await expect(sara.message('live again')).toBeVisible();

    await sara.go(at(60));
    await expect(sara.message('line 60.')).toBeInViewport();
    await sara.page.locator('sk-timeline .latest').click();
    await expect(sara.message('live again')).toBeInViewport();
    await end();
  });

  test(`what one sends is seen when one has jumped to old messages, and ends a jump on its way, in ${language}`, async ({
    browser,
  }) => {
    const { sara, omid, room, end } = await openPair(browser, server.url, language);
    const place = `${server.url}/rooms/${room.id}`;
    await sara.post(room.id, LINES);
    await omid.go(`/rooms/${room.id}/messages/70`);
    await omid.press(omid.message('line 70.'), 'reply');
    await omid.say('the answer');
    await expect(sara.message('the answer')).toBeInViewport();
    await sara.go(`/rooms/${room.id}/messages/10`);
    const old = sara.message('line 10.');
    await expect(old).toBeInViewport();

    const toolbar = old.locator('sk-message-toolbar');
    await expect(toolbar).toHaveCSS('opacity', '0');
    await sara.page.keyboard.press('Tab');
    await expect(toolbar).toHaveCSS('opacity', '1');

    await sara.say('from back here');
    await expect(sara.message('from back here')).toBeInViewport();
    await expect(sara.page).toHaveURL(place);
    await expect(omid.message('from back here')).toBeVisible();

    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await sara.page.route('**/messages?around=*', async (route) => {
      await released;
      await route.continue();
    });
    const asked = sara.page.waitForRequest(/messages\?around=/);
    await sara.message('the answer').locator('sk-quote button').click();
    await expect(sara.page).toHaveURL(`${place}/messages/70`);
    // The address is there before the jump has begun.
    await asked;
    await sara.say('no, here');
    await expect(sara.page).toHaveURL(place);
    const came = sara.page.waitForResponse(/messages\?around=/);
    release();
    await (await came).finished();
    await sara.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await expect(sara.message('no, here')).toBeInViewport();
    await end();
  });
}
