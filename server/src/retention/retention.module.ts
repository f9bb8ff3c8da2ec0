import { Module } from '@nestjs/common';
import { ChangesModule } from '../messages/changes.module.js';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Retention } from './retention.js';

/** How long messages stay. */
@Module({
  imports: [ChangesModule, MessageViewsModule, MessagesModule, RoomsModule],
  providers: [Retention],
  exports: [Retention],
})
export class RetentionModule {}
