import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/principal.js';
import { DomainError } from '../common/domain-error.js';
import { isId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { MessageFinder, whilePresent } from '../messages/message-finder.js';
import { RoomFinder } from '../rooms/room-finder.js';
import { File } from './file.entity.js';

/** Finds files through the person who asks: the one rule by which anything of a file is read. */
@Injectable()
export class FileFinder {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageFinder,
    private readonly rooms: RoomFinder,
  ) {}

  /**
   * A file that this person may read now: by what it belongs to, looked up anew each time.
   * @throws DomainError `file.notFound`, alike for what is not there, not there any more, and not theirs
   */
  async find(actor: Actor, id: string): Promise<File> {
    const file = isId(id) ? await this.database.read(File).findOneBy({ id: id.toLowerCase() }) : null;
    if (!file || !(await this.mayRead(actor, file))) throw new DomainError('file.notFound');
    return file;
  }

  private mayRead(
    actor: Actor,
    { purpose, uploaderId, messageId, roomId }: File,
  ): boolean | Promise<boolean> {
    switch (purpose) {
      case null:
        return uploaderId === actor.id;
      case 'message':
      case 'link':
        return isFound(this.messages.find(actor, messageId ?? '', whilePresent));
      case 'picture':
        return isFound(this.rooms.find(actor, roomId ?? ''));
      case 'avatar':
      case 'logo':
        return true;
    }
  }
}

async function isFound(finding: Promise<unknown>): Promise<boolean> {
  try {
    await finding;
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
