import AxeBuilder from '@axe-core/playwright';
import { type Locator, expect, test } from '@playwright/test';
import type { AdminStats } from '#contracts';
import { Person } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { Chat, NARROW, type Seat } from './support/chat.js';

let server: TestServer;
let member: Person;
let admin: Person;
test.beforeAll(async () => {
  server = await TestServer.start();
  admin = await Person.register(server.url, { username: 'chief' });
  member = await Person.register(server.url, { username: 'omid' });
  for (const text of ['یک', 'دو', 'سه']) await member.say('general', text);
  // What is counted comes a moment behind.
  await expect.poll(async () => (await statsOf(admin)).totals.messages).toBe(3);
});
test.afterAll(() => server.stop());

const statsOf = async (reader: Person) => (await reader.get<AdminStats>('/api/admin/stats')).body;
const plain = (text: string): number =>
  Number(text.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)).replace(/[٬,]/g, ''));
const gauge = (chat: Chat, name: string): Locator => chat.page.locator(`[data-gauge="${name}"] .value`);
const card = (chat: Chat, name: string): Locator => chat.page.locator(`sk-figure-card[data-card="${name}"]`);

for (const seat of [{ language: 'fa' }, { language: 'en', viewport: NARROW }] as Seat[]) {
  test(`the dashboard moves when somebody posts, and its tables hold what its charts show (${seat.language})`, async ({
    browser,
  }) => {
    const chat = await Chat.open(browser, server.url, seat);
    await chat.login(admin.name);
    await expect(chat.rooms).toBeVisible();
    await chat.go('/admin/dashboard');
    await expect(gauge(chat, 'peopleOnline')).not.toHaveText('–');
    const before = plain(await gauge(chat, 'messagesPerMinute').innerText());
    await member.say('general', 'زنده');
    await expect
      .poll(async () => plain(await gauge(chat, 'messagesPerMinute').innerText()))
      .toBeGreaterThan(before);

    const messages = card(chat, 'messages');
    await expect(messages.getByRole('img', { name: chat.t('admin.dashboard.card.messages') })).toBeVisible();
    await expect(messages.locator('canvas')).toBeVisible();
    const height = (await messages.boundingBox())?.height;
    const answer = chat.page.waitForResponse((response) => response.url().includes('/api/admin/stats?'));
    await chat.page
      .getByRole('radio', { name: chat.t('admin.dashboard.step.week'), exact: true })
      .check({ force: true });
    const { series, bounds } = (await (await answer).json()) as AdminStats;
    const asTable = messages.getByRole('button', { name: chat.t('admin.dashboard.asTable') });
    await asTable.click();
    await expect(asTable).toHaveAttribute('aria-pressed', 'true');
    await expect(messages.getByRole('row')).toHaveCount(bounds.length);
    const cells = await messages.getByRole('cell').allInnerTexts();
    expect(cells.map(plain)).toEqual(series.messages);
    expect((await messages.boundingBox())?.height).toBe(height);

    const file = chat.page.waitForEvent('download');
    await messages.getByRole('link', { name: chat.t('admin.dashboard.csv') }).click();
    expect((await file).suggestedFilename()).toBe('sokhan-series-week.csv');

    const { violations } = await new AxeBuilder({ page: chat.page })
      .include('sk-dashboard-section')
      .analyze();
    expect(violations).toEqual([]);
    const overflow = await chat.page.evaluate(() => {
      const main = document.querySelector('main')!;
      return main.scrollWidth - main.clientWidth;
    });
    expect(overflow).toBe(0);
    expect(chat.faults()).toEqual([]);
    await chat.close();
  });
}
