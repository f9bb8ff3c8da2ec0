import type { OverlayRef } from '@angular/cdk/overlay';
import { Injector, Service, inject } from '@angular/core';
import { RoomsStore } from '../../core/rooms-store';
import { ServerInfoStore } from '../../core/server-info-store';
import { SessionStore } from '../../core/session-store';
import { RecentEmoji } from '../../emoji/recent-emoji';
import { Notices } from '../../ui/notices';
import { Viewport } from '../shell/viewport';
import { MessageCommands } from './message-commands';
import type { MessageTarget } from './message-target';
import { type MessageAction, offeredActions } from './offered-actions';

/** A button, or where the pointer was. */
export type MenuOrigin = HTMLElement | { readonly x: number; readonly y: number };

/** Opens the menu of a message, which is fetched with the first. */
@Service()
export class MessageMenus {
  readonly #injector = inject(Injector);
  readonly #commands = inject(MessageCommands);
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  readonly #server = inject(ServerInfoStore);
  readonly #viewport = inject(Viewport);
  readonly #notices = inject(Notices);
  readonly #recent = inject(RecentEmoji);
  #overlay: OverlayRef | null = null;

  async open(target: MessageTarget, origin: MenuOrigin): Promise<void> {
    this.#overlay?.dispose();
    const opened = await this.#fetch();
    if (!opened) return;
    const sheet = this.#viewport.narrow();
    const { overlay, menu } = opened.openMenu(this.#injector, origin, {
      message: target.message,
      actions: this.offered(target),
      sheet,
    });
    this.#overlay = overlay;
    const close = () => overlay.dispose();
    overlay.detachments().subscribe(() => target.row.focus({ preventScroll: true }));
    overlay.keydownEvents().subscribe(({ key }) => key === 'Escape' && close());
    overlay.backdropClick().subscribe(close);
    menu.closed.subscribe(close);
    menu.chosen.subscribe((action) => {
      close();
      void this.#commands.run(action, target);
    });
    menu.picking.subscribe(() => {
      close();
      void this.#commands.pickReaction(target.message, target.row);
    });
    menu.reacted.subscribe((emoji) => {
      close();
      this.#recent.use(emoji);
      void this.#commands.react(target.message, emoji, true);
    });
  }

  offered({ message }: MessageTarget): MessageAction[] {
    const user = this.#session.user();
    const room = this.#rooms.find(message.room);
    if (!user || !room) return [];
    const { editWindowMs } = this.#server.info();
    return offeredActions(message, { user, room, editWindowMs, now: Date.now() });
  }

  async #fetch() {
    try {
      const [overlay] = await Promise.all([import('./message-menu-overlay'), this.#server.load()]);
      return overlay;
    } catch (thrown) {
      void this.#notices.failure(thrown);
      return null;
    }
  }
}
