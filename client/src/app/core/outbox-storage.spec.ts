import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import {
  IdbOutboxStorage,
  MemoryOutboxStorage,
  type OutboxStorage,
  SafeOutboxStorage,
  type StoredEcho,
} from './outbox-storage';

const anEcho = (text: string, changes: Partial<StoredEcho> = {}): StoredEcho => {
  return {
    clientId: `client-${text}`,
    user: 'sara',
    room: 'general',
    text,
    createdAt: '2026-03-21T09:00:00.000Z',
    ...changes,
  };
};
const texts = (echoes: StoredEcho[]) => echoes.map(({ text }) => text);

const kinds: { kind: string; open: () => Promise<OutboxStorage> }[] = [
  { kind: 'IdbOutboxStorage', open: () => IdbOutboxStorage.open('test') },
  { kind: 'MemoryOutboxStorage', open: () => Promise.resolve(new MemoryOutboxStorage()) },
];

for (const { kind, open } of kinds) {
  describe(kind, () => {
    let storage: OutboxStorage;

    beforeEach(async () => {
      await deleteDB('test');
      storage = await open();
      for (const text of ['یک', 'دو', 'سه']) await storage.add(anEcho(text));
      await storage.add(anEcho('آنجا', { room: 'tech' }));
      await storage.add(anEcho('مال او', { user: 'omid' }));
    });

    it("lists a person's messages in order of writing", async () => {
      expect(texts(await storage.list('sara'))).toEqual(['یک', 'دو', 'سه', 'آنجا']);
    });

    it('gives the first message of a room that was not refused', async () => {
      await storage.mark('client-یک', 'room.archived');
      expect((await storage.next('sara', 'general'))?.text).toBe('دو');
      expect((await storage.next('sara', 'tech'))?.text).toBe('آنجا');
      expect(await storage.next('omid', 'tech')).toBeUndefined();
    });

    it('passes over what waits for its files until they are there', async () => {
      await storage.bring('client-یک', { uploads: ['a'] });
      expect((await storage.next('sara', 'general'))?.text).toBe('دو');
      await storage.bring('client-یک', { uploads: ['a'], fileIds: ['server-a'] });
      expect(await storage.next('sara', 'general')).toMatchObject({ text: 'یک', fileIds: ['server-a'] });
    });

    it('keeps the place of a message that was refused and waits again', async () => {
      await storage.mark('client-یک', 'room.archived');
      expect((await storage.list('sara'))[0]?.error).toBe('room.archived');
      await storage.mark('client-یک', null);
      expect((await storage.next('sara', 'general'))?.text).toBe('یک');
      expect(texts(await storage.list('sara'))).toEqual(['یک', 'دو', 'سه', 'آنجا']);
    });

    it('removes a message, and does nothing when it is not there', async () => {
      await storage.remove('client-دو');
      await storage.remove('client-دو');
      await storage.mark('client-دو', 'room.archived');
      expect(texts(await storage.list('sara'))).toEqual(['یک', 'سه', 'آنجا']);
    });
  });
}

describe('IdbOutboxStorage', () => {
  beforeEach(async () => {
    await deleteDB('test');
  });

  it('holds for another page what one has stored', async () => {
    await (await IdbOutboxStorage.open('test')).add(anEcho('یک'));
    expect(texts(await (await IdbOutboxStorage.open('test')).list('sara'))).toEqual(['یک']);
  });

  it('makes way for a newer version of the page in another tab', async () => {
    await IdbOutboxStorage.open('test');
    const newer = await openDB('test', 2);
    expect(newer.version).toBe(2);
    newer.close();
  });
});

describe('SafeOutboxStorage', () => {
  it('goes on in memory when the storage fails', async () => {
    const broken = new MemoryOutboxStorage();
    broken.add = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const storage = new SafeOutboxStorage(broken);
    await storage.add(anEcho('یک'));
    expect((await storage.next('sara', 'general'))?.text).toBe('یک');
  });
});
