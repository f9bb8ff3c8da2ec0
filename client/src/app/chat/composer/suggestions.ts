import { Service, inject } from '@angular/core';
import { TranslateService } from '@ngx-translate/core';
import { type Room, type User, canMentionAll } from '#contracts';
import { fold, matches } from '#text';
import { Api } from '../../core/api';
import { MembersStore } from '../../core/members-store';
import { PreferencesStore } from '../../core/preferences-store';
import { SessionStore } from '../../core/session-store';
import { toned } from '../../emoji/emoji';
import { EmojiList } from '../../emoji/emoji-list';
import { findEmoji } from '../../emoji/find-emoji';
import { EVERYBODY } from '../../text/mentions';
import type { Asked } from './asked';
import { COMMANDS, COMMAND_NAMES } from './commands';

/** One line of the list. */
export interface Suggestion {
  /** What takes the place of what was typed. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  /** Of a person: their face. */
  readonly username?: string;
  readonly picture?: string;
  /** Of an emoji: itself. */
  readonly sign?: string;
}

const MAX = 8;

/** Finds what may be meant by the beginning of a name, an emoji or a command. */
@Service()
export class Suggestions {
  readonly #api = inject(Api);
  readonly #emoji = inject(EmojiList);
  readonly #members = inject(MembersStore);
  readonly #preferences = inject(PreferencesStore);
  readonly #session = inject(SessionStore);
  readonly #translate = inject(TranslateService);

  find({ kind, query }: Asked, room: Room): Promise<Suggestion[]> {
    if (kind === 'person') return this.#people(query, room);
    return kind === 'emoji' ? this.#emojiNamed(query) : Promise.resolve(this.#commands(query));
  }

  async #people(query: string, room: Room): Promise<Suggestion[]> {
    if (this.#members.of(room.id).members.length === 0) await this.#members.load(room.id);
    const { members, hasMore } = this.#members.of(room.id);
    const known = members.map(({ user }) => user);
    const others = hasMore && query !== '' ? await this.#api.findUsers(query) : [];
    const people = [...new Map([...known, ...others].map((user) => [user.id, user])).values()];
    const found = people.filter(({ id, username, displayName }) => {
      return id !== this.#session.userId() && matches(query, `${username} ${displayName}`);
    });
    const lines = [...this.#everybody(query, room), ...found.map(personLine)];
    const meant = ({ detail }: Suggestion) => detail.toLowerCase() === `@${query.toLowerCase()}`;
    // Of a name that is written out and a longer one, the written one is taken.
    const best = [...lines.filter(meant), ...lines.filter((line) => !meant(line))].slice(0, MAX);
    return best.every(meant) ? [] : best;
  }

  /** Where one may call them all. */
  #everybody(query: string, room: Room): Suggestion[] {
    const user = this.#session.user();
    if (!user || !canMentionAll(user, room, room.membership)) return [];
    const label = this.#words('completion.everybody');
    if (!matches(query, `${EVERYBODY} ${label}`)) return [];
    return [{ insert: `@${EVERYBODY} `, label, detail: `@${EVERYBODY}` }];
  }

  async #emojiNamed(query: string): Promise<Suggestion[]> {
    const language = this.#preferences.language();
    return findEmoji(await this.#emoji.load(), query.replaceAll('_', ' '), MAX).map((emoji) => {
      const sign = toned(emoji, this.#preferences.skinTone());
      return { insert: sign, sign, label: emoji.names[language], detail: '' };
    });
  }

  #commands(query: string): Suggestion[] {
    const language = this.#preferences.language();
    return COMMAND_NAMES.flatMap((name) => {
      const [latin, persian] = COMMANDS[name];
      const typed = [latin, persian].find((alias) => fold(alias).startsWith(fold(query)));
      // A name that is written out needs no completing: Enter sends it.
      if (typed === undefined || fold(typed) === fold(query)) return [];
      const alias = query === '' && language === 'fa' ? persian : typed;
      return [{ insert: `/${alias} `, label: `/${alias}`, detail: this.#words(`commands.${name}`) }];
    });
  }

  #words(key: string): string {
    return String(this.#translate.instant(key) as unknown);
  }
}

export const personLine = ({ username, displayName, avatar }: User): Suggestion => ({
  insert: `@${username} `,
  label: displayName,
  detail: `@${username}`,
  username,
  ...(avatar !== undefined && { picture: avatar }),
});
