import { Module } from '@nestjs/common';
import { OrderModule } from '../order/order.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PresenceModule } from '../users/presence.module.js';
import { Admission } from './admission.js';
import { HistoryService } from './history.service.js';
import { MentionsService } from './mentions.service.js';
import { MessageAnnouncer } from './message-announcer.js';
import { MessageEvents } from './message-events.js';
import { MessageFinder } from './message-finder.js';
import { MessageLog } from './message-log.js';
import { MessageViewsModule } from './message-views.module.js';
import { MessagesController } from './messages.controller.js';
import { MessagesGateway } from './messages.gateway.js';
import { MessagesService } from './messages.service.js';
import { PrivateMessagesGateway } from './private-messages.gateway.js';
import { PrivateMessagesService } from './private-messages.service.js';
import { SeenController } from './seen.controller.js';
import { SeenService } from './seen.service.js';
import { SyncService } from './sync.service.js';
import { ThreadViews } from './thread-views.js';
import { ThreadsController } from './threads.controller.js';
import { ThreadsService } from './threads.service.js';

@Module({
  imports: [MessageViewsModule, OrderModule, PresenceModule, RoomsModule],
  controllers: [MessagesController, SeenController, ThreadsController],
  providers: [
    Admission,
    HistoryService,
    MentionsService,
    MessageAnnouncer,
    MessageEvents,
    MessageFinder,
    MessageLog,
    MessagesService,
    MessagesGateway,
    PrivateMessagesGateway,
    PrivateMessagesService,
    SeenService,
    SyncService,
    ThreadsService,
    ThreadViews,
  ],
  exports: [Admission, MessageEvents, MessageFinder, MessageLog],
})
export class MessagesModule {}
