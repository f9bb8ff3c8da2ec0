import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type EditMessageRequest,
  type EditsAnswer,
  type Message as MessageView,
  editRefusal,
} from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { Admission } from './admission.js';
import { mentionAnew } from './edited-mentions.js';
import { type MemberMentions, unreadMentionsBefore } from './mention-counts.js';
import { tellMentions } from './mention-news.js';
import { MessageChanger } from './message-changer.js';
import { MessageEdit } from './message-edit.entity.js';
import type { Message } from './message.entity.js';
import { MessageEvents } from './message-events.js';
import { MessageFinder, whilePresent } from './message-finder.js';
import { caption } from './message-text.js';
import { type Live, LiveSettings } from '../server-settings/live-settings.js';

/** Older ones are kept, but an answer has an end. */
const MAX_LISTED = 100;

const MINUTE_MS = 60_000;

/** Other words in place of one's own, for as long as the server lets one; those before stay to be seen. */
@Injectable()
export class MessageEditsService {
  constructor(
    private readonly database: Database,
    private readonly admission: Admission,
    private readonly changer: MessageChanger,
    private readonly finder: MessageFinder,
    private readonly broadcaster: Broadcaster,
    private readonly events: MessageEvents,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LiveSettings) private readonly settings: Live<'editWindowMinutes'>,
  ) {}

  /**
   * What a message has already changes nothing. Another direction alone is no other text: it leaves no trace in the
   * history.
   * @throws DomainError `validation.failed`, `message.notFound`, `message.forbidden`, `message.tooOld`,
   *   `message.deleted`, `room.archived`
   */
  async edit(actor: Actor, id: string, wish: EditMessageRequest): Promise<MessageView> {
    const text = caption(wish.text);
    let called: MemberMentions[] = [];
    const afterwards = await this.admission.edit(actor, id, text);
    const edited = await this.changer.change(actor, id, {
      rule: (facts, message) =>
        editRefusal(facts, message, this.settings.current.editWindowMinutes * MINUTE_MS),
      speaks: true,
      alter: async (found, manager) => {
        const { message } = found;
        if (text === '' && message.type !== 'file') throw DomainError.field('text', 'tooShort');
        const dir = directionAfter(message, wish);
        if (message.text === text) return message.dir === dir ? null : { dir };
        await keepText(manager, message);
        const { names, changed } = await mentionAnew(manager, actor, found, text);
        called = await unreadMentionsBefore(manager, message, changed);
        return { text, dir, mentions: names, editedAt: this.clock.now() };
      },
      announce: (open, to) => {
        this.broadcaster.send(to, 'message_updated', open);
        this.events.emit('edited', open);
        tellMentions(this.broadcaster, called);
      },
    });
    await afterwards(edited);
    return edited;
  }

  /** The texts it had before, oldest first. @throws DomainError `message.notFound`, `message.deleted` */
  async list(actor: Actor, id: string): Promise<EditsAnswer> {
    const { message } = await this.finder.find(actor, id, whilePresent);
    const newest = await this.database.read(MessageEdit).find({
      where: { messageId: message.id },
      order: { at: 'DESC', id: 'DESC' },
      take: MAX_LISTED,
    });
    return { edits: newest.reverse().map(({ text, at }) => ({ text, at: at.toISOString() })) };
  }
}

function directionAfter({ dir }: Message, wish: EditMessageRequest): Message['dir'] {
  if (wish.dir === undefined) return dir;
  return wish.dir === 'auto' ? null : wish.dir;
}

async function keepText(manager: EntityManager, { id, text, createdAt, editedAt }: Message): Promise<void> {
  const at = editedAt ?? createdAt;
  await manager.getRepository(MessageEdit).insert({ id: newId(), messageId: id, text, at });
}
