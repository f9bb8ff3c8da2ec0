import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { PASSWORD } from '../../support/person.js';
import { type Language, words } from './words.js';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export interface Seat {
  language: Language;
  viewport?: typeof WIDE;
  theme?: string;
}

/** What a browser logs by itself when a line is cut or a refusal is answered; it is no fault of the page. */
const NETWORK_NOISE =
  /net::ERR_|WebSocket connection to|Failed to load resource: the server responded with a status of 4\d\d/;

/** One person at one browser: the page, in their language, and what they do there. */
export class Chat {
  readonly problems: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly language: Language,
    private readonly base: string,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.problems.push(message.text());
    });
    page.on('pageerror', (error) => this.problems.push(String(error)));
  }

  static async open(
    browser: Browser,
    base: string,
    { language, viewport = WIDE, theme }: Seat,
  ): Promise<Chat> {
    const context = await browser.newContext({
      viewport,
      locale: language === 'fa' ? 'fa-IR' : 'en-GB',
      timezoneId: 'Asia/Tehran',
      ...(viewport === NARROW && { hasTouch: true, isMobile: true }),
    });
    const preferences = JSON.stringify({ language, ...(theme && { theme }) });
    await context.addInitScript((kept) => {
      if (!localStorage.getItem('sokhan.preferences')) localStorage.setItem('sokhan.preferences', kept);
    }, preferences);
    return new Chat(await context.newPage(), context, language, base);
  }

  /** The words of this person's language. */
  t(key: string, values?: Record<string, string>): string {
    return words(this.language, key, values);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.base + path);
  }

  async register(username: string, displayName: string): Promise<void> {
    await this.go('/register');
    await this.signUp(username, displayName);
  }

  /** On the page of registration. */
  async signUp(username: string, displayName: string): Promise<void> {
    await this.page.getByLabel(this.t('field.username'), { exact: false }).fill(username);
    await this.page.getByLabel(this.t('field.displayName'), { exact: false }).fill(displayName);
    await this.password.fill(PASSWORD);
    await this.button('register.submit').click();
    await expect(this.rooms).toBeVisible();
  }

  /** Becomes somebody new beside the page, which opens signed in. */
  async enter(username: string, displayName: string): Promise<void> {
    const data = { username, displayName, password: PASSWORD, locale: this.language };
    const answer = await this.page.request.post(`${this.base}/api/auth/register`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    // A browser that never signed in does not even ask who it is.
    await this.context.addInitScript(() => localStorage.setItem('sokhan.signedIn', '1'));
  }

  async login(username: string, password = PASSWORD): Promise<void> {
    await this.go('/login');
    await this.page.getByLabel(this.t('field.username')).fill(username);
    await this.password.fill(password);
    await this.button('login.submit').click();
  }

  async openRoom(name: string): Promise<void> {
    await this.rooms.getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Sends beside the page, one after the other: a past that nobody has to watch being typed. */
  async post(room: string, texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const data = { text, clientId: randomUUID() };
      const answer = await this.page.request.post(`${this.base}/api/rooms/${room}/messages`, { data });
      expect(answer.ok(), await answer.text()).toBe(true);
    }
  }

  /** The bubble that holds exactly these words. */
  message(text: string): Locator {
    return this.page
      .locator('sk-message-item')
      .filter({ has: this.page.locator('sk-message-text', { hasText: text }) });
  }

  /** Chooses from the menu of a message. */
  async choose(message: Locator, action: string): Promise<void> {
    await message.hover();
    await message.getByRole('button', { name: this.t('message.menu') }).click();
    await this.page.getByRole('menuitem', { name: this.t(`message.do.${action}`), exact: true }).click();
  }

  /** Presses the button that stands for an action beside a message. */
  async press(message: Locator, action: string): Promise<void> {
    await message.hover();
    await message
      .locator('sk-message-toolbar')
      .getByRole('button', { name: this.t(`message.do.${action}`), exact: true })
      .click();
  }

  /** Answers the question that is asked before something is done. */
  async confirm(key: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: this.t(key), exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** Everything said in the open room, from top to bottom, as it is drawn. */
  said(): Promise<string[]> {
    return this.page.locator('sk-message-item sk-message-text').allInnerTexts();
  }

  get rooms(): Locator {
    return this.page.getByRole('navigation', { name: this.t('rooms.title') });
  }

  get composer(): Locator {
    return this.page.locator('sk-composer textarea');
  }

  get banner(): Locator {
    return this.page.locator('sk-connection-banner');
  }

  get password(): Locator {
    return this.page.getByRole('textbox', { name: this.t('field.password') });
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.t(key), exact: true });
  }

  /** What the page complained of, less what the browser says of a line that a test cut. */
  faults({ cutLine = false } = {}): string[] {
    return cutLine ? this.problems.filter((text) => !NETWORK_NOISE.test(text)) : this.problems;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
