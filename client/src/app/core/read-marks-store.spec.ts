import { TestBed } from '@angular/core/testing';
import type { ReadMark } from '#contracts';
import { ApiError } from './api-error';
import { ReadMarksStore } from './read-marks-store';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aUser } from './testing/samples';
import { provideSomeone } from './testing/someone';

const mark = (username: string, lastReadSeq: number): ReadMark => ({ username, lastReadSeq });

describe('ReadMarksStore', () => {
  let connection: FakeConnection;
  let marks: ReadMarksStore;
  let answers: (ReadMark[] | ApiError)[];

  beforeEach(() => {
    connection = new FakeConnection();
    answers = [];
    const api = fakeApi({
      readMarks: () => {
        const answer = answers.shift() ?? [];
        return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer);
      },
    });
    TestBed.configureTestingModule({ providers: [...provideFakes(connection, api), provideSomeone()] });
    marks = TestBed.inject(ReadMarksStore);
  });

  const known = () => Object.fromEntries(marks.of('general'));
  const read = (username: string, lastReadSeq: number) =>
    connection.deliver('read_updated', { room: 'general', username, lastReadSeq, rev: 30 });

  it('has after an event what a fresh list has', async () => {
    answers = [[mark('omid', 3)], [mark('omid', 8), mark('mina', 4)]];
    await marks.load('general');
    read('omid', 8);
    read('mina', 4);
    const told = known();
    marks.reset();
    await marks.load('general');
    expect(told).toEqual(known());
  });

  it('keeps what was pushed while an older list was on its way', async () => {
    answers = [[mark('omid', 3)]];
    const loaded = marks.load('general');
    read('omid', 8);
    await loaded;
    expect(known()).toEqual({ omid: 8 });
  });

  it('moves nobody back when an older answer comes late', async () => {
    answers = [[mark('omid', 8)]];
    await marks.load('general');
    marks.learn('general', [mark('omid', 5)]);
    expect(known()).toEqual({ omid: 8 });
  });

  it('takes over what others read meanwhile when a room is loaded anew', async () => {
    answers = [[mark('omid', 3)], [mark('omid', 90)]];
    await marks.load('general');
    await marks.load('general');
    expect(marks.readersOf('general', 90)).toEqual(['omid']);
  });

  it('asks again with the next connection when it could not ask', async () => {
    answers = [new ApiError('network.offline'), [mark('omid', 3)]];
    await marks.load('general');
    expect(known()).toEqual({});
    await marks.catchUp();
    expect(known()).toEqual({ omid: 3 });
  });

  it('names neither oneself nor who has left', async () => {
    answers = [[mark('sara', 9), mark('omid', 9)]];
    await marks.load('general');
    expect(marks.readersOf('general', 9)).toEqual(['omid']);
    connection.deliver('user_left', { room: 'general', user: aUser({ username: 'omid' }), memberCount: 1 });
    expect(marks.readersOf('general', 9)).toEqual([]);
  });

  it('keeps nothing of a room one was removed from, even when its list comes late', async () => {
    answers = [[mark('omid', 3)]];
    const loaded = marks.load('general');
    connection.deliver('room_removed', { room: 'general' });
    await loaded;
    expect(known()).toEqual({});
  });
});
