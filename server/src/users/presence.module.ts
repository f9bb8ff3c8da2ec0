import { Module } from '@nestjs/common';
import { PresenceService } from './presence.service.js';
import { UserViews } from './user-views.js';

@Module({ providers: [PresenceService, UserViews], exports: [PresenceService, UserViews] })
export class PresenceModule {}
