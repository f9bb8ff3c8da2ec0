import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../database/database.js';
import { Message } from '../messages/message.entity.js';
import { LiveSettings } from '../server-settings/live-settings.js';

/** Who has not written enough in public rooms yet to be trusted. */
@Injectable()
export class Newcomers {
  /** Ids of people who are none: nobody becomes one again while the setting stays. */
  private readonly known = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly settings: LiveSettings,
  ) {
    settings.onChange(() => this.known.clear());
  }

  async has(userId: string): Promise<boolean> {
    const least = this.settings.current.heldFirstMessages;
    if (least === 0 || this.known.has(userId)) return false;
    const posted = await this.database.read(Message).find({
      select: { id: true },
      where: { authorId: userId, deletedAt: IsNull(), room: { kind: 'public' } },
      take: least,
    });
    if (posted.length < least) return true;
    this.known.add(userId);
    return false;
  }
}
