import { Inject, Injectable } from '@nestjs/common';
import type { Message as MessageView, Sent } from '#contracts';
import type { Act, Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import type { NewMessage } from '../database/message-store.js';
import { type Flood, FloodWatch } from '../order/flood/flood-watch.js';
import { HeldLog } from '../order/held/held-log.js';
import { typeOf } from '../order/held/held-views.js';
import { MutesService } from '../order/mutes/mutes.service.js';
import { Newcomers } from '../order/newcomers.js';
import { ReportLog } from '../order/reports/report-log.js';
import { RuleBook, ruleFor } from '../order/rules/rule-book.js';
import type { OrderRule } from '../order/rules/rule.entity.js';
import { Room } from '../rooms/room.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';
import { MessageLog } from './message-log.js';
import { Message } from './message.entity.js';

const MINUTE_MS = 60_000;
const SERVER: Act = { user: null, ip: null };

/**
 * What comes before a message is posted: in public rooms rules may refuse or hold it, floods are refused, and the first
 * messages of newcomers wait. Decided in memory for all but the few that something is found in.
 */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly log: MessageLog,
    private readonly rules: RuleBook,
    private readonly floods: FloodWatch,
    private readonly newcomers: Newcomers,
    private readonly held: HeldLog,
    private readonly mutes: MutesService,
    private readonly reports: ReportLog,
    private readonly settings: LiveSettings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Posts it, or keeps it. @throws DomainError `message.refused`, `user.muted`, `rate.limited`, and as the log does */
  async post(author: Actor, message: NewMessage): Promise<Sent> {
    const before = await this.held.before(message);
    if (before) return { held: before };
    if (author.role !== 'member') return { message: await this.log.append(message) };
    const flood = this.settings.current.messageRateLimit === 0 ? null : this.floods.judge(message);
    const found = this.rules.matching(wordsOf(message));
    const isNewcomer = await this.newcomers.has(author.id);
    if (!flood && found.length === 0 && !isNewcomer) return { message: await this.log.append(message) };
    const room = await this.publicRoom(message.room);
    if (!room) return { message: await this.log.append(message) };
    if (flood) return this.refuseFlood(message, room, flood);
    const rule = ruleFor(found, room.id);
    if (rule && rule.action !== 'notify') return this.apply(author, message, room, rule);
    if (isNewcomer) return { held: await this.held.hold(author, message, { cause: 'newcomer', words: '' }) };
    const posted = await this.log.append(message);
    if (rule) await this.reportPosted(author, room, rule, posted);
    return { message: posted };
  }

  /**
   * As `post`, of a text that is to take the place of another; what would wait is refused.
   * @returns what to do once it has taken it
   */
  async edit(author: Actor, id: string, text: string): Promise<(edited: MessageView) => Promise<void>> {
    const found = author.role === 'member' ? this.rules.matching(text) : [];
    const message = found.length > 0 && isId(id) ? await this.ownMessage(author, id.toLowerCase()) : null;
    const rule = message && ruleFor(found, message.roomId);
    if (!message || !rule) return () => Promise.resolve();
    if (rule.action === 'mute') await this.mute(author, rule);
    if (rule.action !== 'notify') throw new DomainError('message.refused');
    return (edited) => this.reportPosted(author, message.room, rule, edited);
  }

  private async apply(author: Actor, message: NewMessage, room: Room, rule: OrderRule): Promise<Sent> {
    if (rule.action === 'hold')
      return { held: await this.held.hold(author, message, { cause: 'rule', words: rule.name }) };
    if (rule.action === 'mute') {
      await this.mute(author, rule);
      await this.reportRefused(message, room, { cause: 'rule', words: rule.name });
    }
    throw new DomainError('message.refused');
  }

  private async mute({ username }: Actor, { muteMinutes, name }: OrderRule): Promise<void> {
    const until = new Date(this.clock.now().getTime() + muteMinutes * MINUTE_MS).toISOString();
    await this.mutes.mute(SERVER, username, { until, reason: name });
  }

  private async refuseFlood(
    message: NewMessage,
    room: Room,
    { retryAfterMs, isNews }: Flood,
  ): Promise<never> {
    if (isNews) await this.reportRefused(message, room, { cause: 'flood', words: '' });
    throw new DomainError('rate.limited', { retryAfterMs });
  }

  private reportRefused(
    message: NewMessage,
    { id: roomId }: Room,
    why: { cause: 'rule' | 'flood'; words: string },
  ): Promise<void> {
    return this.reports.file({
      ...why,
      authorId: message.authorId,
      roomId,
      messageId: null,
      messageType: typeOf(message),
      messageText: wordsOf(message),
      fileNames: [],
      messageAt: new Date(message.createdAt),
    });
  }

  private reportPosted(
    author: Actor,
    { id: roomId }: Room,
    rule: OrderRule,
    posted: MessageView,
  ): Promise<void> {
    return this.reports.file({
      cause: 'rule',
      words: rule.name,
      authorId: author.id,
      roomId,
      messageId: posted.id,
      messageType: posted.type,
      messageText: posted.text,
      fileNames: posted.files?.map(({ name }) => name) ?? [],
      messageAt: new Date(posted.timestamp),
    });
  }

  private publicRoom(ref: string): Promise<Room | null> {
    const where = isId(ref) ? { id: ref.toLowerCase() } : { slug: ref };
    return this.database.read(Room).findOneBy({ ...where, kind: 'public' });
  }

  private ownMessage({ id: authorId }: Actor, id: string): Promise<Message | null> {
    const where = { id, authorId, room: { kind: 'public' as const } };
    return this.database.read(Message).findOne({ where, relations: { room: true } });
  }
}

/** All that it says: of a poll, its answers too. */
const wordsOf = ({ text, poll }: NewMessage): string =>
  poll ? [text, ...poll.options.map((option) => option.text)].join('\n') : text;
