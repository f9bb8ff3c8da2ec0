import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { type FilesAnswer, LIMITS, type SharedFile, readRefusal } from '#contracts';
import { fold } from '#text';
import type { Actor } from '../auth/principal.js';
import { readCursor, writeCursor } from '../common/cursor.js';
import { Database } from '../database/database.js';
import { holding } from '../database/like.js';
import { Membership } from '../rooms/membership.entity.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { Block } from '../users/block.entity.js';
import { findPerson } from '../users/find-person.js';
import { File } from './file.entity.js';
import { fileView } from './file-views.js';
import type { FilesDto } from './files.dto.js';

/** Files that were shared, as a list of their own. */
@Injectable()
export class FileListService {
  constructor(
    private readonly database: Database,
    private readonly rooms: RoomFinder,
  ) {}

  /**
   * Those of rooms one is in and of messages that are still there, the newest first; as in a search, without what
   * people have sent whom one has blocked.
   * @throws DomainError `validation.failed`, `room.notFound`, `room.notMember`, `user.notFound`
   */
  async list(reader: Actor, wish: FilesDto): Promise<FilesAnswer> {
    const { cursor, limit = LIMITS.page.default } = wish;
    const query = this.readableBy(reader, wish);
    await this.narrow(query, reader, wish);
    if (cursor !== undefined) query.andWhere('(file.sharedAt, file.id) < (:at, :id)', readCursor(cursor));
    // One more than the page, to know whether there is more.
    const files = await query.limit(limit + 1).getMany();
    const page = files.slice(0, limit);
    const last = page.at(-1);
    const hasMore = files.length > limit && last?.sharedAt;
    return {
      files: page.map(sharedFile),
      ...(hasMore && { cursor: writeCursor({ at: last.sharedAt!.getTime(), id: last.id }) }),
    };
  }

  private readableBy({ id: readerId }: Actor, { room, from }: FilesDto): SelectQueryBuilder<File> {
    const query = this.database.read(File).createQueryBuilder('file');
    // Asked of each file, and not joined: a join would begin at the rooms, and sort all their files for each page.
    const membership = query
      .subQuery()
      .select('1')
      .from(Membership, 'membership')
      .where('membership.roomId = message.roomId AND membership.userId = :readerId')
      .andWhere('message.seq > membership.readsAfter');
    // Files of a room and of a person have indexes of their own, which this one would outshine.
    const isOfAll = room === undefined && from === undefined;
    const purpose = isOfAll ? 'file.purpose' : "COALESCE(file.purpose, '')";
    return query
      .innerJoinAndSelect('file.message', 'message')
      .innerJoinAndSelect('message.author', 'author')
      .leftJoin(Block, 'block', 'block.blockerId = :readerId AND block.blockedId = message.authorId', {
        readerId,
      })
      .where(`${purpose} = 'message' AND message.deletedAt IS NULL AND block.blockerId IS NULL`)
      .andWhere(`EXISTS ${membership.getQuery()}`)
      .orderBy('file.sharedAt', 'DESC')
      .addOrderBy('file.id', 'DESC');
  }

  private async narrow(
    query: SelectQueryBuilder<File>,
    reader: Actor,
    { room, from, kind, q = '' }: FilesDto,
  ): Promise<void> {
    if (room !== undefined) {
      const found = await this.rooms.find(reader, room, readRefusal);
      query.andWhere('file.roomId = :roomId', { roomId: found.room.id });
    }
    if (from !== undefined) {
      const { id: uploaderId } = await findPerson(this.database.reading, from);
      query.andWhere('file.uploaderId = :uploaderId', { uploaderId });
    }
    if (kind !== undefined) query.andWhere('file.kind = :kind', { kind });
    for (const [at, word] of fold(q).split(/\s+/).filter(Boolean).entries()) {
      query.andWhere(`file.searchKey LIKE :word${at} ESCAPE '\\'`, { [`word${at}`]: holding(word) });
    }
  }
}

function sharedFile({ message, ...file }: File): SharedFile {
  if (!message) throw new Error(`The message of file ${file.id} is not there.`);
  const { id, roomId, seq, threadId, inRoom, author, createdAt } = message;
  return {
    file: fileView(file),
    room: roomId,
    message: id,
    seq,
    ...(threadId && !inRoom && { thread: threadId }),
    username: author.username,
    displayName: author.displayName,
    timestamp: createdAt.toISOString(),
  };
}
