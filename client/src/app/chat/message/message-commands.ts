import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT, Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Message } from '#contracts';
import { contentOf, downloadOf } from '../../core/file-address';
import { MessageActions } from '../../core/message-actions';
import type { Quoted } from '../../core/quote-store';
import { EmojiPickers } from '../../emoji/emoji-pickers';
import type { Confirmation } from '../../ui/confirm-dialog';
import { Dialogs } from '../../ui/dialogs';
import { Notices } from '../../ui/notices';
import { ComposerState } from '../composer/composer-state';
import { MessageAddress } from './message-address';
import type { MessageTarget } from './message-target';
import type { MessageAction } from './offered-actions';

/** What needs no place on the page to ask for more. */
export type MessageCommand = Exclude<MessageAction, 'react'>;

/** Does what was chosen for a message: asks where it cannot be taken back, and says what came of it. */
@Service()
export class MessageCommands {
  readonly #actions = inject(MessageActions);
  readonly #addresses = inject(MessageAddress);
  readonly #clipboard = inject(Clipboard);
  readonly #composer = inject(ComposerState);
  readonly #dialogs = inject(Dialogs);
  readonly #document = inject(DOCUMENT);
  readonly #notices = inject(Notices);
  readonly #pickers = inject(EmojiPickers);
  readonly #router = inject(Router);

  async run(action: MessageCommand, { message, place }: MessageTarget): Promise<void> {
    try {
      await this.#does[action](message, place);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  async react(message: Message, emoji: string, on: boolean): Promise<void> {
    try {
      await this.#actions.react(message, emoji, on);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  async removeLink(message: Message, position: number): Promise<void> {
    try {
      await this.#actions.removeLink(message, position);
    } catch (thrown) {
      void this.#notices.failure(thrown);
    }
  }

  /** Leads to what a message answers, and lets the reader come back to where they were. */
  jumpToQuoted(quoted: Quoted): void {
    if (quoted.status === 'ready') void this.jumpTo(quoted.message);
  }

  jumpTo(message: Message): Promise<boolean> {
    return this.#router.navigate(this.#addresses.of(message));
  }

  /** Lets the person choose any emoji. */
  async pickReaction(message: Message, origin: HTMLElement): Promise<void> {
    const emoji = await this.#pickers.open(origin);
    if (emoji) await this.react(message, emoji, true);
  }

  openThread(message: Message): Promise<boolean> {
    return this.#router.navigate(this.#addresses.thread(message));
  }

  showEdits(message: Message): void {
    void this.#dialogs.open(() => import('./edits-dialog').then((module) => module.EditsDialog), {
      data: message,
    });
  }

  readonly #does: Record<MessageCommand, (message: Message, place: string) => unknown> = {
    reply: (message, place) => this.#composer.reply(place, message),
    thread: (message) => this.openThread(message),
    edit: (message, place) => this.#composer.edit(place, message),
    copyText: (message) => this.#copy(message.text, 'message.textCopied'),
    copyLink: (message) => this.#copy(this.#linkTo(message), 'message.linkCopied'),
    download: (message) => this.#download(message),
    copyFileLink: (message) => this.#copy(this.#fileLinks(message), 'message.linkCopied'),
    pin: (message) => this.#actions.pin(message, true),
    unpin: (message) => this.#actions.pin(message, false),
    bookmark: (message) => this.#actions.bookmark(message, true),
    removeBookmark: (message) => this.#actions.bookmark(message, false),
    markUnread: (message) => this.#actions.markUnread(message),
    seenBy: (message) => this.#showSeen(message),
    closePoll: (message) => this.#closePoll(message),
    report: (message) => this.#report(message),
    delete: (message) => this.#delete(message),
  };

  #copy(text: string, done: string): Promise<void> {
    // By hand where the page is not served securely: the browser's own clipboard is missing there.
    return this.#clipboard.copy(text) ? this.#notices.done(done) : Promise.resolve();
  }

  #linkTo(message: Message): string {
    const address = this.#router.createUrlTree(this.#addresses.of(message)).toString();
    return new URL(address, this.#document.baseURI).href;
  }

  /** One to a line. */
  #fileLinks({ files = [] }: Message): string {
    return files.map(({ id }) => new URL(contentOf(id), this.#document.baseURI).href).join('\n');
  }

  #download({ files = [] }: Message): void {
    for (const { id, name } of files) {
      const link = this.#document.createElement('a');
      Object.assign(link, { href: downloadOf(id), download: name });
      link.click();
    }
  }

  async #showSeen(message: Message): Promise<void> {
    await this.#dialogs.open(() => import('./seen-dialog').then((module) => module.SeenDialog), {
      data: message,
    });
  }

  async #report(message: Message): Promise<void> {
    const load = () => import('../order/report-dialog').then((module) => module.ReportDialog);
    if (await this.#dialogs.open<boolean, Message>(load, { data: message }))
      await this.#notices.done('order.report.done');
  }

  async #delete(message: Message): Promise<void> {
    const sure = await this.#confirm(message, {
      title: 'message.deleteTitle',
      text: 'message.deleteText',
      action: 'message.do.delete',
    });
    if (sure) await this.#actions.remove(message);
  }

  async #closePoll(message: Message): Promise<void> {
    const sure = await this.#confirm(message, {
      title: 'polls.closeTitle',
      text: 'polls.closeText',
      action: 'message.do.closePoll',
    });
    if (sure && message.poll) await this.#actions.closePoll(message.poll);
  }

  #confirm(message: Message, words: Omit<Confirmation, 'name'>): Promise<boolean | undefined> {
    return this.#dialogs.open<boolean, Confirmation>(
      () => import('../../ui/confirm-dialog').then((module) => module.ConfirmDialog),
      { data: { ...words, name: message.displayName } },
    );
  }
}
