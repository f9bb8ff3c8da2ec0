import { Module } from '@nestjs/common';
import { RetentionModule } from '../../retention/retention.module.js';
import { RoomsModule } from '../../rooms/rooms.module.js';
import { PresenceModule } from '../../users/presence.module.js';
import { ConsoleRoomList } from './console-room-list.service.js';
import { ConsoleRoomsController } from './console-rooms.controller.js';
import { ConsoleRooms } from './console-rooms.service.js';

@Module({
  imports: [PresenceModule, RetentionModule, RoomsModule],
  controllers: [ConsoleRoomsController],
  providers: [ConsoleRoomList, ConsoleRooms],
})
export class ConsoleRoomsModule {}
