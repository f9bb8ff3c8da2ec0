import { type EntityManager, In } from 'typeorm';
import { LIMITS, type Poll as PollView } from '#contracts';
import { PollVote } from './poll-vote.entity.js';
import { Poll } from './poll.entity.js';

interface Vote {
  optionId: string;
  userId: string;
  username: string;
  place: number;
}

/** The polls of messages, by the message's id. With a reader, what they chose. */
export async function pollsOf(
  manager: EntityManager,
  messageIds: string[],
  readerId?: string,
): Promise<Map<string, PollView>> {
  if (messageIds.length === 0) return new Map();
  const polls = await manager.getRepository(Poll).find({
    where: { messageId: In(messageIds) },
    relations: { options: true },
    order: { options: { position: 'ASC' } },
  });
  const votes = await firstVotes(
    manager,
    polls.map(({ id }) => id),
    readerId,
  );
  const byOption = Map.groupBy(votes, ({ optionId }) => optionId);
  return new Map(polls.map((poll) => [poll.messageId, view(poll, byOption, readerId)]));
}

function view(poll: Poll, votes: Map<string, Vote[]>, readerId?: string): PollView {
  const of = (optionId: string): Vote[] => votes.get(optionId) ?? [];
  return {
    id: poll.id,
    question: poll.question,
    options: poll.options.map(({ id, text, votes: count }) => ({
      id,
      text,
      votes: count,
      ...(!poll.anonymous && { voters: firstNames(of(id)) }),
    })),
    multiple: poll.multiple,
    anonymous: poll.anonymous,
    people: poll.people,
    ...(poll.closesAt && { closesAt: poll.closesAt.toISOString() }),
    ...(poll.closedAt && { closedAt: poll.closedAt.toISOString() }),
    mine: poll.options
      .filter(({ id }) => of(id).some(({ userId }) => userId === readerId))
      .map(({ id }) => id),
  };
}

const firstNames = (votes: Vote[]): string[] =>
  votes.filter(({ place }) => place <= LIMITS.pollVoters).map(({ username }) => username);

/** The first voters of each option, and the reader's own vote wherever it stands. */
async function firstVotes(manager: EntityManager, pollIds: string[], readerId = ''): Promise<Vote[]> {
  if (pollIds.length === 0) return [];
  const numbered = manager
    .createQueryBuilder(PollVote, 'vote')
    .select('vote.optionId', 'optionId')
    .addSelect('vote.userId', 'userId')
    .addSelect('ROW_NUMBER() OVER (PARTITION BY vote.optionId ORDER BY vote.createdAt, vote.userId)', 'place')
    .where('vote.pollId IN (:...pollIds)');
  return manager
    .createQueryBuilder()
    .select('chosen.*')
    .addSelect('person.username', 'username')
    .from(`(${numbered.getQuery()})`, 'chosen')
    .innerJoin('users', 'person', 'person.id = chosen."userId"')
    .where('chosen.place <= :voters OR chosen."userId" = :readerId')
    .orderBy('chosen.place')
    .setParameters({ pollIds, voters: LIMITS.pollVoters, readerId })
    .getRawMany<Vote>();
}
