import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type PollAnswer, type VotersAnswer, reactRefusal } from '#contracts';
import type { Actor } from '../auth/principal.js';
import { Clock } from '../common/clock.js';
import { DomainError } from '../common/domain-error.js';
import { Database } from '../database/database.js';
import { whilePresent } from '../messages/message-finder.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { UserViews } from '../users/user-views.js';
import { PollChanger } from './poll-changer.js';
import { PollOption } from './poll-option.entity.js';
import { PollVote } from './poll-vote.entity.js';
import { Poll, isClosed } from './poll.entity.js';

/**
 * Who chose what. Decided and counted in the transaction that stores it, so that however many vote at once, each
 * person has one vote and the counts are those of the votes. In an anonymous poll nobody but the voter is told.
 */
@Injectable()
export class VotesService {
  constructor(
    private readonly database: Database,
    private readonly polls: PollChanger,
    private readonly broadcaster: Broadcaster,
    private readonly views: UserViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Puts the options chosen in the place of those before; none withdraws the vote.
   * @throws DomainError `validation.failed`, `poll.notFound`, `poll.closed`, `message.deleted`, `room.archived`
   */
  async vote(actor: Actor, id: string, options: string[]): Promise<PollAnswer> {
    let mine: string[] = [];
    return this.polls.change(actor, id, {
      rule: reactRefusal,
      speaks: true,
      alter: (poll, manager) => {
        if (isClosed(poll, this.clock.now())) throw new DomainError('poll.closed');
        mine = chosenOf(poll, options);
        return this.store(manager, poll, actor, mine);
      },
      announce: ({ room, id: messageId, poll: { id: pollId } }) =>
        this.broadcaster.send({ user: actor.id }, 'poll_voted', { room, id: messageId, pollId, mine }),
    });
  }

  /** Everybody who voted, by option. @throws DomainError `poll.notFound`, `poll.forbidden` for anonymous ones, `message.deleted` */
  async voters(actor: Actor, id: string): Promise<VotersAnswer> {
    const poll = await this.polls.find(actor, id, whilePresent);
    if (poll.anonymous) throw new DomainError('poll.forbidden');
    const options = await this.database
      .read(PollOption)
      .find({ where: { pollId: poll.id }, order: { position: 'ASC' } });
    const votes = await this.database.read(PollVote).find({
      where: { pollId: poll.id },
      relations: { user: true },
      order: { createdAt: 'ASC', userId: 'ASC' },
    });
    const byOption = Map.groupBy(votes, ({ optionId }) => optionId);
    return {
      options: options.map((option) => ({
        id: option.id,
        users: (byOption.get(option.id) ?? []).map(({ user }) => this.views.card(user, actor.id)),
      })),
    };
  }

  /** Answers whether anything changed. */
  private async store(
    manager: EntityManager,
    poll: Poll,
    { id: userId }: Actor,
    mine: string[],
  ): Promise<boolean> {
    const { id: pollId, multiple } = poll;
    const votes = manager.getRepository(PollVote);
    const before = (await votes.findBy({ pollId, userId })).map(({ optionId }) => optionId);
    const added = mine.filter((optionId) => !before.includes(optionId));
    const taken = before.filter((optionId) => !mine.includes(optionId));
    if (added.length === 0 && taken.length === 0) return false;

    const createdAt = this.clock.now();
    await votes.delete({ pollId, userId, optionId: In(taken) });
    await votes.insert(
      added.map((optionId) => ({ pollId, userId, slot: multiple ? optionId : '', optionId, createdAt })),
    );
    await manager.getRepository(PollOption).decrement({ id: In(taken) }, 'votes', 1);
    await manager.getRepository(PollOption).increment({ id: In(added) }, 'votes', 1);
    const people = Number(mine.length > 0) - Number(before.length > 0);
    await manager.getRepository(Poll).increment({ id: pollId }, 'people', people);
    return true;
  }
}

/** The options chosen, in the poll's order. @throws DomainError `validation.failed` */
function chosenOf({ options, multiple }: Poll, given: string[]): string[] {
  const wanted = new Set(given.map((id) => id.toLowerCase()));
  const chosen = options.map(({ id }) => id).filter((id) => wanted.has(id));
  if (chosen.length < wanted.size) throw DomainError.field('options', 'unknown');
  if (wanted.size < given.length) throw DomainError.field('options', 'duplicate');
  if (!multiple && chosen.length > 1) throw DomainError.field('options', 'tooMany');
  return chosen;
}
