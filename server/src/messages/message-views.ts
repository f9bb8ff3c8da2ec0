import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Message as MessageView, MessageType } from '#contracts';
import { mayHaveWebLink } from '#text';
import { Database } from '../database/database.js';
import { filesOf } from '../files/file-views.js';
import { linksOf } from '../links/link-views.js';
import { pollsOf } from '../polls/poll-views.js';
import { User } from '../users/user.entity.js';
import { Bookmark } from './bookmark.entity.js';
import { Message } from './message.entity.js';
import { Pin } from './pin.entity.js';
import { reactionsOf } from './reaction-groups.js';
import { storedView } from './stored-view.js';
import { threadSummariesOf } from './thread-summaries.js';

/** Below the number of parameters that every database takes in one statement. */
const CHUNK = 500;

type Sides = Awaited<ReturnType<typeof sidesOf>>;

/**
 * Stored messages as the wire shows them, with all that stands around them: a fixed number of questions, however many
 * messages. Pass a transaction's manager to see what it has written.
 */
@Injectable()
export class MessageViews {
  constructor(private readonly database: Database) {}

  /** As one reader sees them, in the order given. */
  forReader(readerId: string, messages: Message[], manager?: EntityManager): Promise<MessageView[]> {
    return this.views(messages, manager, readerId);
  }

  /** As everybody sees them alike: for broadcasts, which are encoded once. */
  forEverybody(messages: Message[], manager?: EntityManager): Promise<MessageView[]> {
    return this.views(messages, manager);
  }

  /** One of which its asker knows that it is there. */
  async oneForReader(readerId: string, id: string, manager = this.database.reading): Promise<MessageView> {
    const message = await manager.getRepository(Message).findOneByOrFail({ id });
    return view(message, await sidesOf(manager, [message], readerId));
  }

  /** For its sender who has left the room: what they sent, and nothing that others made of it. */
  async oneForSender(id: string): Promise<MessageView> {
    const message = await this.database
      .read(Message)
      .findOneOrFail({ where: { id }, relations: { author: true } });
    const { username, displayName, avatarId } = message.author;
    const files = (await filesOf(this.database.reading, presentOf('file', [message]))).get(id);
    const stored = storedView({
      ...message,
      ...(files && { files }),
      username,
      displayName,
      avatarId,
      createdAt: message.createdAt.getTime(),
    });
    return message.deletedAt ? { ...stored, text: '', mentions: [] } : stored;
  }

  private async views(
    messages: Message[],
    manager: EntityManager = this.database.reading,
    readerId?: string,
  ): Promise<MessageView[]> {
    const views: MessageView[] = [];
    for (let start = 0; start < messages.length; start += CHUNK) {
      const chunk = messages.slice(start, start + CHUNK);
      const sides = await sidesOf(manager, chunk, readerId);
      views.push(...chunk.map((message) => view(message, sides)));
    }
    return views;
  }
}

/** What is kept beside the messages, asked for only where there can be some. */
async function sidesOf(manager: EntityManager, messages: Message[], readerId?: string) {
  const present = messages.filter(({ deletedAt }) => !deletedAt);
  const ids = present.map(({ id }) => id);
  const people = messages.flatMap(({ authorId, deletedById }) => [
    authorId,
    ...(deletedById ? [deletedById] : []),
  ]);
  return {
    people: byId(await manager.getRepository(User).findBy({ id: In([...new Set(people)]) })),
    reactions: await reactionsOf(manager, ids, readerId),
    polls: await pollsOf(manager, presentOf('poll', messages), readerId),
    files: await filesOf(manager, presentOf('file', messages)),
    links: await linksOf(manager, linking(present)),
    pins: await pinsOf(manager, ids),
    threads: await threadSummariesOf(manager, messages),
    bookmarks: readerId ? await bookmarksOf(manager, messages, readerId) : new Set<string>(),
  };
}

function view(message: Message, sides: Sides): MessageView {
  const { id, authorId, createdAt, editedAt, deletedAt, deletedById } = message;
  const author = sides.people.get(authorId);
  if (!author) throw new Error(`The author of message ${id} is not there.`);
  const { username, displayName, avatarId } = author;
  const stored = storedView({ ...message, username, displayName, avatarId, createdAt: createdAt.getTime() });
  const poll = sides.polls.get(id);
  const files = sides.files.get(id);
  const links = sides.links.get(id);
  const pin = sides.pins.get(id);
  const replies = sides.threads.get(id);
  const deletedBy = deletedById && deletedById !== authorId ? sides.people.get(deletedById) : undefined;
  return {
    ...stored,
    ...(deletedAt && { text: '', mentions: [] }),
    reactions: sides.reactions.get(id) ?? [],
    ...(replies && { replies }),
    ...(poll && { poll }),
    ...(files && { files }),
    ...(links && { links }),
    ...(pin && { pinnedAt: pin.createdAt.toISOString(), pinnedBy: pin.user.username }),
    ...(editedAt && !deletedAt && { editedAt: editedAt.toISOString() }),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }),
    ...(deletedBy && { deletedBy: deletedBy.username }),
    ...(sides.bookmarks.has(id) && { bookmarked: true }),
  };
}

/** Ids of those of a type that were not deleted. */
const presentOf = (wanted: MessageType, messages: Message[]): string[] =>
  messages.filter(({ type, deletedAt }) => type === wanted && !deletedAt).map(({ id }) => id);

/** Ids of those behind whose links something can be. */
const linking = (messages: Message[]): string[] =>
  messages.filter(({ type, text }) => type !== 'poll' && mayHaveWebLink(text)).map(({ id }) => id);

async function pinsOf(manager: EntityManager, messageIds: string[]): Promise<Map<string, Pin>> {
  const pins = await manager
    .getRepository(Pin)
    .find({ where: { messageId: In(messageIds) }, relations: { user: true } });
  return new Map(pins.map((pin) => [pin.messageId, pin]));
}

async function bookmarksOf(
  manager: EntityManager,
  messages: Message[],
  userId: string,
): Promise<Set<string>> {
  const bookmarks = await manager
    .getRepository(Bookmark)
    .findBy({ userId, messageId: In(messages.map(({ id }) => id)) });
  return new Set(bookmarks.map(({ messageId }) => messageId));
}

const byId = (users: User[]): Map<string, User> => new Map(users.map((user) => [user.id, user]));
