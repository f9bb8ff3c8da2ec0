import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DirectionChoice } from '#contracts';
import { StoredTalk } from '../../../test/support/stored-talk.js';
import { actorOf } from '../auth/actor.js';
import { Log } from '../logging/log.js';
import type { Broadcaster } from '../realtime/broadcaster.js';
import { BlockList } from '../users/block-list.js';
import type { Admission } from './admission.js';
import { MessageChanger } from './message-changer.js';
import { MessageEditsService } from './message-edits.service.js';
import { MessageEvents } from './message-events.js';
import { MessageFinder } from './message-finder.js';
import { MessageViews } from './message-views.js';

const MINUTE = 60_000;

let talk: StoredTalk;
let told: string[];
beforeEach(async () => {
  talk = await StoredTalk.open();
  told = [];
});
afterEach(() => talk.close());

function service(editWindowMinutes: number): MessageEditsService {
  const { database, clock } = talk;
  const finder = new MessageFinder(database, clock);
  const changer = new MessageChanger(database, finder, new BlockList(database), new MessageViews(database));
  const broadcaster = { send: (_to: object, event: string) => told.push(event) } as unknown as Broadcaster;
  const events = new MessageEvents(new Log({ logLevel: 'silent' }));
  events.on('edited', ({ text }) => told.push(text));
  // No rule says anything here.
  const admission = { edit: () => Promise.resolve(() => Promise.resolve()) } as unknown as Admission;
  return new MessageEditsService(database, admission, changer, finder, broadcaster, events, clock, {
    current: { editWindowMinutes },
  });
}

describe('MessageEditsService', () => {
  it('edits within the window and refuses after it, by the clock', async () => {
    const [message] = await talk.say('سلام');
    const edits = service(10);
    const sara = actorOf(talk.user);
    talk.clock.advance(10 * MINUTE);
    const edited = await edits.edit(sara, message!.id, { text: 'درود' });
    expect(edited).toMatchObject({ text: 'درود', rev: 2, editedAt: talk.clock.now().toISOString() });
    talk.clock.advance(1);
    await expect(edits.edit(sara, message!.id, { text: 'دیر' })).rejects.toMatchObject({
      code: 'message.tooOld',
    });
    expect(told).toEqual(['message_updated', 'درود']);
  });

  it('edits at any time when there is no window', async () => {
    const [message] = await talk.say('سلام');
    talk.clock.advance(1_000 * 24 * 60 * MINUTE);
    await expect(service(0).edit(actorOf(talk.user), message!.id, { text: 'درود' })).resolves.toMatchObject({
      text: 'درود',
    });
  });

  it('remembers each text with the time it was written, when edited twice', async () => {
    const [message] = await talk.say('یک');
    const edits = service(0);
    const sara = actorOf(talk.user);
    const times = [talk.clock.now().toISOString()];
    for (const text of ['دو', 'سه']) {
      talk.clock.advance(MINUTE);
      times.push(talk.clock.now().toISOString());
      await edits.edit(sara, message!.id, { text });
    }
    expect(await edits.list(sara, message!.id)).toEqual({
      edits: [
        { text: 'یک', at: times[0] },
        { text: 'دو', at: times[1] },
      ],
    });
  });

  it('changes the direction alone, and keeps no text for it', async () => {
    const [message] = await talk.say('ok?');
    const edits = service(0);
    const sara = actorOf(talk.user);
    const edit = async (dir?: DirectionChoice) => {
      const {
        rev,
        dir: now,
        editedAt,
      } = await edits.edit(sara, message!.id, {
        text: 'ok?',
        ...(dir && { dir }),
      });
      return [rev, now, editedAt];
    };
    expect(await edit('rtl')).toEqual([2, 'rtl', undefined]);
    expect(await edit('rtl')).toEqual([2, 'rtl', undefined]);
    expect(await edit()).toEqual([2, 'rtl', undefined]);
    expect(await edit('auto')).toEqual([3, undefined, undefined]);
    expect(await edits.list(sara, message!.id)).toEqual({ edits: [] });
    expect(told.filter((event) => event === 'message_updated')).toHaveLength(2);
  });

  it('keeps the direction when another text says nothing of it', async () => {
    const [message] = await talk.say('ok?');
    const edits = service(0);
    const sara = actorOf(talk.user);
    await edits.edit(sara, message!.id, { text: 'ok?', dir: 'rtl' });
    expect(await edits.edit(sara, message!.id, { text: 'ok!' })).toMatchObject({ text: 'ok!', dir: 'rtl' });
  });
});
