import { Injectable } from '@nestjs/common';
import { type Message as MessageView, deleteRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { MessageChanger } from '../messages/message-changer.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Link } from './link.entity.js';
import { removePictures } from './link-store.js';

/** Taking a preview from a message: the link in its text stays, and what is behind it is not looked up again. */
@Injectable()
export class LinkRemovalService {
  constructor(
    private readonly changer: MessageChanger,
    private readonly broadcaster: Broadcaster,
  ) {}

  /**
   * Who may delete a message may take its previews too; doing it again changes nothing.
   * @throws DomainError `message.notFound`, `message.forbidden`, `message.deleted`, `room.archived`
   */
  remove(actor: Actor, messageId: string, position: number): Promise<MessageView> {
    return this.changer.change(actor, messageId, {
      rule: deleteRefusal,
      alter: async ({ message }, manager) => {
        const links = manager.getRepository(Link);
        const link = await links.findOneBy({ messageId: message.id, position, isHidden: false });
        if (!link) return null;
        await removePictures(manager, [link]);
        await links.update({ id: link.id }, { isHidden: true, title: '', description: '', site: '' });
        return {};
      },
      announce: (open, to) => this.broadcaster.send(to, 'message_updated', open),
    });
  }
}
