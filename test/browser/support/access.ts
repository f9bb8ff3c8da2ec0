import { AxeBuilder } from '@axe-core/playwright';
import { type Locator, type Page, expect } from '@playwright/test';
import type { Chat } from './chat.js';

/** What is said of a page hangs on its language, its contrast on the theme: each language is looked at in two of the four. */
export const THEMES = { fa: ['light', 'dark'], en: ['green', 'blue'] } as const;

const serious = (builder: AxeBuilder) =>
  builder
    .setLegacyMode()
    .analyze()
    .then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`)),
    );

/** What fades, grows or turns colour has come to its end: half-way it has no contrast yet. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
        );
    while (moving().length > 0) await Promise.allSettled(moving().map(({ finished }) => finished));
  });

/** Every rule in the theme one chose; in the other one what a theme can change. */
export async function look({ page, language }: Chat, place: string): Promise<void> {
  const [chosen, other] = THEMES[language];
  const wear = (theme: string) =>
    page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
  const axe = async () => {
    await settled(page);
    return new AxeBuilder({ page });
  };
  const whole = await serious((await axe()).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']));
  await wear(other);
  const contrast = await serious((await axe()).withRules('color-contrast'));
  await wear(chosen);
  expect.soft([whole, contrast], `${place} in ${chosen} and ${other}`).toEqual([[], []]);
}

export class Walk {
  constructor(private readonly chat: Chat) {}

  get dialog(): Locator {
    return this.chat.page.getByRole('dialog');
  }

  /** An address, once it shows what it is for. */
  async at(path: string, shown: Locator): Promise<void> {
    await this.chat.go(path);
    await expect(shown.first()).toBeVisible();
    await look(this.chat, path);
  }

  /** What opens over the page, and goes with Escape. */
  async over(place: string, open: () => Promise<void>, shown: Locator): Promise<void> {
    await open();
    await expect(shown.first()).toBeVisible();
    await look(this.chat, place);
    await this.chat.page.keyboard.press('Escape');
    await expect(shown).toHaveCount(0);
  }
}
