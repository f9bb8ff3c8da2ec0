import { Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { type LinkPreview, type Message, deleteRefusal } from '#contracts';
import { paragraphDirection } from '#text';
import { previewOf } from '../../core/file-address';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { isolate } from '../../ui/isolate';
import { Picture } from '../files/picture';
import { MessageCommands } from '../message/message-commands';

/** A picture as wide as this, by its height, is shown over the words; any other one beside them. */
const BROAD = 1.25;
/** Wider ones are cut at their sides. */
const BROADEST = 2.4;
/** In pixels: smaller ones would be blown up. */
const LEAST_BROAD = 300;

/** What is behind the links of a message, each in its own direction. */
@Component({
  selector: 'sk-link-cards',
  imports: [Icon, Picture, TranslatePipe],
  templateUrl: './link-cards.html',
  styleUrl: './link-cards.scss',
})
export class LinkCards {
  readonly #rooms = inject(RoomsStore);
  readonly #session = inject(SessionStore);
  protected readonly commands = inject(MessageCommands);

  readonly message = input.required<Message>();

  protected readonly cards = computed(() => (this.message().links ?? []).map(cardOf));

  /** Whoever may delete the message may take its previews too. */
  protected readonly removable = computed(() => {
    const { room: id, username, type } = this.message();
    const [user, room] = [this.#session.user(), this.#rooms.find(id)];
    if (!user || !room) return false;
    return !deleteRefusal([user, room, room.membership], { own: username === user.username, type, age: 0 });
  });
}

function cardOf(link: LinkPreview) {
  const { picture, title } = link;
  const ratio = picture?.width && picture.height ? picture.width / picture.height : 1;
  const isBroad = ratio >= BROAD && (picture?.width ?? 0) >= LEAST_BROAD;
  return {
    ...link,
    dir: paragraphDirection(title, 'ltr'),
    isolatedTitle: isolate(title),
    ...(picture && {
      shown: { source: previewOf(picture.id), hash: picture.blurHash, isBroad },
      ratio: isBroad ? Math.min(BROADEST, ratio) : 1,
    }),
  };
}
