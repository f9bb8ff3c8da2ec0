import { Module } from '@nestjs/common';
import { BlockList } from './block-list.js';
import { PresenceService } from './presence.service.js';
import { UserViews } from './user-views.js';

const parts = [BlockList, PresenceService, UserViews];

/** What rooms and messages need to know of people. */
@Module({ providers: parts, exports: parts })
export class PresenceModule {}
