import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Room } from '../rooms/room.entity.js';
import { Database } from './database.js';
import { writerOptions } from './dialect/sqlite.options.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sokhan-'));
  file = join(folder, 'sokhan.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const room = (id: string) => ({
  id,
  kind: 'public' as const,
  slug: id,
  name: id,
  searchKey: id,
  names: null,
  description: '',
  directKey: null,
  seq: 0,
  asides: 0,
  rev: 0,
  memberCount: 0,
  isDefault: false,
  createdById: null,
  createdAt: new Date(1_000),
  archivedAt: null,
});

describe('the schema', () => {
  it('is what the entities say when the migrations have run, and nothing when they are taken back', async () => {
    const source = await new DataSource(writerOptions(file)).initialize();
    const drift = await source.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    for (const _ of source.migrations) await source.undoLastMigration();
    const tables = await source.query("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'");
    expect(tables).toEqual([{ name: 'migrations' }]);
    await source.destroy();
  });
});

describe('the connection that writes', () => {
  it('puts a commit on the disk before it returns, and lets readers go on meanwhile', async () => {
    const source = await new DataSource(writerOptions(file)).initialize();
    const FULL = 2;
    expect(await source.query('PRAGMA synchronous')).toEqual([{ synchronous: FULL }]);
    expect(await source.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await source.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    await source.destroy();
  });
});

describe('Database', () => {
  it('keeps every write when a hundred transactions, some of which fail, are asked for at once', async () => {
    const database = await Database.open(file);
    const writes = Array.from({ length: 100 }, (_, index) =>
      database.write(async (manager) => {
        await manager.getRepository(Room).insert(room(`r${index}`));
        await new Promise<void>((resolve) => setImmediate(resolve));
        if (index % 3 === 0) throw new Error('taken back');
        return index;
      }),
    );
    const results = await Promise.allSettled(writes);
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [`r${result.value}`] : []));
    const ids = (await database.read(Room).find()).map(({ id }) => id);
    expect(ids.sort()).toEqual(kept.sort());
    await database.close();
  });

  it('tells of a write after its commit and before the next one, and of a failed one never', async () => {
    const database = await Database.open(file);
    const trace: string[] = [];
    const write = (id: string, fails = false) =>
      database.write(
        async (manager) => {
          trace.push(`${id} writes`);
          await manager.getRepository(Room).insert(room(id));
          if (fails) throw new Error('no');
        },
        () => trace.push(`${id} told`),
      );
    await Promise.allSettled([write('a'), write('b', true), write('c')]);
    expect(trace).toEqual(['a writes', 'a told', 'b writes', 'c writes', 'c told']);
    await database.close();
  });

  it('cannot write through a repository for reading', async () => {
    const database = await Database.open(file);
    await expect(database.read(Room).insert(room('x'))).rejects.toThrow(/readonly/);
    await database.close();
  });

  it('brings times and nulls back as they were', async () => {
    const database = await Database.open(file);
    await database.write((manager) => manager.getRepository(Room).insert(room('x')));
    const found = await database.read(Room).findOneByOrFail({ id: 'x' });
    expect([found.createdAt, found.archivedAt, found.isDefault]).toEqual([new Date(1_000), null, false]);
    await database.close();
  });
});
