import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import type { Message as MessageView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import type { Audience } from '../realtime/broadcaster.js';
import { hiddenFrom } from '../rooms/history-spans.js';
import { Membership } from '../rooms/membership.entity.js';
import { refuseUnwanted } from '../rooms/private-wishes.js';
import { BlockList } from '../users/block-list.js';
import { recordChange } from './message-change.js';
import { type FoundMessage, MessageFinder, type MessageRule } from './message-finder.js';
import type { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';

/** One sort of change of a message. */
export interface Alteration {
  rule: MessageRule;
  /** Finds it otherwise than through the person's own place in its room. */
  find?: (manager: EntityManager) => Promise<FoundMessage>;
  /** Whether it says something to the others, which takes the same consent as a message in a conversation of two. */
  speaks?: boolean;
  /** Makes the change, and answers what becomes of the message's own row; null when there is nothing to change. */
  alter: (found: FoundMessage, manager: EntityManager) => Promise<Partial<Message> | null>;
  /** Tells of the change, with the message as all of them see it. Called after the commit. */
  announce: (open: MessageView, to: Audience) => void;
}

/** The way every change of a message takes: the right to it, the change and its number in one transaction, then the telling. */
@Injectable()
export class MessageChanger {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly blocks: BlockList,
    private readonly views: MessageViews,
  ) {}

  /**
   * Changes a message and answers it as this person sees it then. What changes nothing is told to nobody.
   * @throws DomainError `message.notFound`, the refusal of the rule, `user.blocked`, `user.refusesPrivate`, or what
   *   `alter` throws
   */
  async change(actor: Actor, id: string, alteration: Alteration): Promise<MessageView> {
    const { rule, find, speaks, alter, announce } = alteration;
    const { own } = await this.database.write(
      async (manager) => {
        const found = await (find?.(manager) ?? this.finder.find(actor, id, rule, manager));
        if (speaks) await this.refuseUnwanted(manager, actor, found);
        const changed = await alter(found, manager);
        if (changed) await recordChange(manager, found, changed);
        const [own] = await this.views.forReader(actor.id, [found.message], manager);
        const [open] = changed ? await this.views.forEverybody([found.message], manager) : [];
        const except = changed ? await hiddenFrom(manager, found.room, found.message.seq) : [];
        return { own: own!, open, except };
      },
      ({ open, except }) => {
        if (open) announce(open, { room: open.room, except });
      },
    );
    return own;
  }

  private async refuseUnwanted(manager: EntityManager, actor: Actor, { room }: FoundMessage): Promise<void> {
    if (room.kind !== 'direct') return;
    const other = await manager
      .getRepository(Membership)
      .findOne({ where: { roomId: room.id, userId: Not(actor.id) }, relations: { user: true } });
    if (other) await refuseUnwanted(manager, this.blocks, actor, other.user, room);
  }
}
