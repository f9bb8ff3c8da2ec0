import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { HistoryService } from './history.service.js';
import { MessageEvents } from './message-events.js';
import { MessageFinder } from './message-finder.js';
import { MessageLog } from './message-log.js';
import { MessageViewsModule } from './message-views.module.js';
import { MessagesController } from './messages.controller.js';
import { MessagesGateway } from './messages.gateway.js';
import { MessagesService } from './messages.service.js';
import { PrivateMessagesGateway } from './private-messages.gateway.js';
import { PrivateMessagesService } from './private-messages.service.js';
import { SyncService } from './sync.service.js';

@Module({
  imports: [MessageViewsModule, RoomsModule],
  controllers: [MessagesController],
  providers: [
    HistoryService,
    MessageEvents,
    MessageFinder,
    MessageLog,
    MessagesService,
    MessagesGateway,
    PrivateMessagesGateway,
    PrivateMessagesService,
    SyncService,
  ],
  exports: [MessageEvents, MessageFinder],
})
export class MessagesModule {}
