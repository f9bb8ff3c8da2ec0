import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message as MessageView } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Database } from '../database/database.js';
import { recordChange } from './message-change.js';
import { type FoundMessage, MessageFinder, type MessageRule } from './message-finder.js';
import type { Message } from './message.entity.js';
import { MessageViews } from './message-views.js';

/** One sort of change of a message. */
export interface Alteration {
  rule: MessageRule;
  /** Makes the change, and answers what becomes of the message's own row; null when there is nothing to change. */
  alter: (found: FoundMessage, manager: EntityManager) => Promise<Partial<Message> | null>;
  /** Tells of the change, with the message as everybody sees it. Called after the commit. */
  announce: (open: MessageView) => void;
}

/** The way every change of a message takes: the right to it, the change and its number in one transaction, then the telling. */
@Injectable()
export class MessageChanger {
  constructor(
    private readonly database: Database,
    private readonly finder: MessageFinder,
    private readonly views: MessageViews,
  ) {}

  /**
   * Changes a message and answers it as this person sees it then. What changes nothing is told to nobody.
   * @throws DomainError `message.notFound`, the refusal of the rule, or what `alter` throws
   */
  async change(actor: Actor, id: string, { rule, alter, announce }: Alteration): Promise<MessageView> {
    const { own } = await this.database.write(
      async (manager) => {
        const found = await this.finder.find(actor, id, rule, manager);
        const changed = await alter(found, manager);
        if (changed) await recordChange(manager, found, changed);
        const [own] = await this.views.forReader(actor.id, [found.message], manager);
        const [open] = changed ? await this.views.forEverybody([found.message], manager) : [];
        return { own: own!, open };
      },
      ({ open }) => {
        if (open) announce(open);
      },
    );
    return own;
  }
}
