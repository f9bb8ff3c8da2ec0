import BetterSqlite from 'better-sqlite3';
import type { StreamQuery } from '../../libs/contracts/src/index.ts';
import { table, timed } from './figures.ts';
import { type Stand, built, roomId } from './stand.ts';

const RUNS = 60;
/** What a page of the console may take, in milliseconds. */
const GOAL_MS = 300;

/**
 * How long the console's page of messages takes where these are public rooms, from the service's call to its answer. None of
 * the messages has a file: to find that out is the most that one question may cost.
 */
export async function measureStream({ database }: Stand, file: string, words: string): Promise<boolean> {
  const sqlite = new BetterSqlite(file);
  sqlite.exec("UPDATE rooms SET kind = 'public'");
  sqlite.close();
  const { MessageStream } = (await built(
    'admin/messages/message-stream.service.js',
  )) as typeof import('../../server/src/admin/messages/message-stream.service.js');
  const { MessageViews } = (await built(
    'messages/message-views.js',
  )) as typeof import('../../server/src/messages/message-views.js');
  const indexing = { caughtUp: () => Promise.resolve() };
  const stream = new MessageStream(database, indexing as never, new MessageViews(database));
  const questions: [string, StreamQuery][] = [
    ['all', {}],
    ['the largest room', { room: roomId(0) }],
    ['one person', { person: 'person3' }],
    ['two words', { q: words }],
    ['files, where none are', { has: 'file' }],
  ];
  const rows: (string | number)[][] = [];
  let met = true;
  for (const [name, query] of questions) {
    let entries = 0;
    const took = await timed(
      Array.from({ length: RUNS }, () => query),
      async (each) => (entries = (await stream.list(each)).entries.length),
    );
    met &&= took.p95 <= GOAL_MS;
    rows.push([name, took.p50, took.p95, took.max, entries]);
  }
  table(['the console’s page of messages', 'p50 ms', 'p95', 'max', 'entries'], rows);
  console.log(`Goal (p95 of ${GOAL_MS} ms): ${met ? 'met' : 'MISSED'}.`);
  return met;
}
