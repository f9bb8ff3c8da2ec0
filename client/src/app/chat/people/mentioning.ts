import { Service, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { canPost } from '#contracts';
import { Attention } from '../../core/attention';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { roomAddress } from '../chat-url';
import { ComposerState } from '../composer/composer-state';
import { Viewport } from '../shell/viewport';

/** Puts somebody's name into the composer of the open room, from wherever they are shown. */
@Service()
export class Mentioning {
  readonly #attention = inject(Attention);
  readonly #composers = inject(ComposerState);
  readonly #rooms = inject(RoomsStore);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #viewport = inject(Viewport);

  readonly #room = computed(() => {
    const self = this.#session.user();
    const room = this.#rooms.own().find(({ id }) => this.#attention.places().has(id));
    return self && room && room.kind !== 'direct' && canPost(self, room, room.membership) ? room : null;
  });

  /** A room is open in which one may write to several. */
  readonly possible = computed(() => this.#room() !== null);

  async mention(username: string): Promise<void> {
    const room = this.#room();
    if (!room) return;
    // On a phone the people stand before the conversation.
    if (this.#viewport.narrow()) await this.#router.navigate(roomAddress(room.slug ?? room.id));
    this.#composers.write(room.id, `@${username} `);
  }
}
