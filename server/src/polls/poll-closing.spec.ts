import type { Actor } from '../auth/principal.js';
import type { NewMessage } from '../database/message-store.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoredTalk } from '../../../test/support/stored-talk.js';
import { actorOf } from '../auth/actor.js';
import { newId } from '../common/ids.js';
import { Log } from '../logging/log.js';
import { MessageAnnouncer } from '../messages/message-announcer.js';
import { MessageChanger } from '../messages/message-changer.js';
import { MessageEvents } from '../messages/message-events.js';
import { MessageFinder } from '../messages/message-finder.js';
import type { Admission } from '../messages/admission.js';
import { MessageLog } from '../messages/message-log.js';
import { MessageViews } from '../messages/message-views.js';
import { ThreadViews } from '../messages/thread-views.js';
import { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from '../users/block-list.js';
import { PresenceService } from '../users/presence.service.js';
import { UserViews } from '../users/user-views.js';
import { PollChanger } from './poll-changer.js';
import { PollsService } from './polls.service.js';
import { VotesService } from './votes.service.js';

const HOUR = 3_600_000;

let talk: StoredTalk;
beforeEach(async () => (talk = await StoredTalk.open()));
afterEach(() => talk.close());

/** The road of a poll, with nobody listening. */
function road() {
  const { database, clock } = talk;
  const log = new Log({ logLevel: 'silent' });
  const [broadcaster, blocks, views] = [
    new Broadcaster(),
    new BlockList(database),
    new MessageViews(database),
  ];
  const events = new MessageEvents(log);
  const threads = new ThreadViews(database, views);
  const announcer = new MessageAnnouncer(database, broadcaster, events, views, threads, log);
  const finder = new MessageFinder(database, clock);
  const changer = new MessageChanger(database, finder, blocks, views);
  const changes = new PollChanger(database, finder, changer, broadcaster);
  const presence = new PresenceService(database, broadcaster, blocks, log, clock);
  const messages = new MessageLog(database, announcer, views, log);
  const admission = {
    post: async (_author: Actor, each: NewMessage) => ({ message: await messages.append(each) }),
  };
  return {
    polls: new PollsService(database, admission as unknown as Admission, changes, clock),
    votes: new VotesService(database, changes, broadcaster, new UserViews(presence, blocks, clock), clock),
  };
}

describe('a poll with a time to close', () => {
  it('takes votes until its time and none from it on, and a repeated send of it is still answered', async () => {
    const { polls, votes } = road();
    const sara = actorOf(talk.user);
    const closesAt = new Date(talk.clock.now().getTime() + HOUR).toISOString();
    const wish = { question: 'کدام روز؟', options: ['شنبه', 'یکشنبه'], clientId: newId(), closesAt };
    const { message } = await polls.create(sara, talk.room.id, wish);
    const { id, poll } = message!;
    const [first, second] = poll!.options.map((option) => option.id);
    talk.clock.advance(HOUR - 1);
    expect((await votes.vote(sara, poll!.id, [first!])).poll).toMatchObject({ people: 1, mine: [first] });
    talk.clock.advance(1);
    for (const options of [[second!], []]) {
      await expect(votes.vote(sara, poll!.id, options)).rejects.toMatchObject({ code: 'poll.closed' });
    }
    expect((await polls.create(sara, talk.room.id, wish)).message?.id).toBe(id);
    const late = { ...wish, clientId: newId() };
    await expect(polls.create(sara, talk.room.id, late)).rejects.toMatchObject({
      extra: { details: [{ field: 'closesAt', code: 'past' }] },
    });
    const { poll: closed } = await polls.close(sara, poll!.id);
    expect(closed).toMatchObject({ closesAt, people: 1, mine: [first] });
    expect(closed).not.toHaveProperty('closedAt');
  });
});
