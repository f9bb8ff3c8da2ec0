import { Module } from '@nestjs/common';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { PresenceModule } from '../users/presence.module.js';
import { DefaultRooms } from './default-rooms.js';
import { DirectRooms } from './direct-rooms.service.js';
import { MemberRoles } from './member-roles.service.js';
import { MembersService } from './members.service.js';
import { MembershipSettings } from './membership-settings.service.js';
import { ReadMarkLog } from './read-mark-log.js';
import { ReadMarkNews } from './read-mark-news.js';
import { ReadMarksController } from './read-marks.controller.js';
import { ReadMarksService } from './read-marks.service.js';
import { ReadReceipts } from './read-receipts.service.js';
import { RoomAnnouncer } from './room-announcer.js';
import { RoomFinder } from './room-finder.js';
import { RoomListService } from './room-list.service.js';
import { RoomViews } from './room-views.service.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsGateway } from './rooms.gateway.js';
import { RoomsService } from './rooms.service.js';
import { TypingService } from './typing.service.js';

@Module({
  imports: [MessageViewsModule, PresenceModule],
  controllers: [RoomsController, ReadMarksController],
  providers: [
    DefaultRooms,
    DirectRooms,
    MemberRoles,
    MembersService,
    MembershipSettings,
    ReadMarkLog,
    ReadMarkNews,
    ReadMarksService,
    ReadReceipts,
    RoomAnnouncer,
    RoomFinder,
    RoomListService,
    RoomViews,
    RoomsGateway,
    RoomsService,
    TypingService,
  ],
  exports: [
    DefaultRooms,
    DirectRooms,
    ReadReceipts,
    RoomAnnouncer,
    RoomFinder,
    RoomListService,
    RoomViews,
    TypingService,
  ],
})
export class RoomsModule {}
