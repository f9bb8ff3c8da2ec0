import { Module } from '@nestjs/common';
import { MessageViewsModule } from '../../messages/message-views.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { SearchModule } from '../../search/search.module.js';
import { MessageStreamController } from './message-stream.controller.js';
import { MessageStreamGateway } from './message-stream.gateway.js';
import { MessageStream } from './message-stream.service.js';
import { MessageWatch } from './message-watch.js';

/** What is said in public rooms, for those who keep order. */
@Module({
  imports: [MessageViewsModule, MessagesModule, SearchModule],
  controllers: [MessageStreamController],
  providers: [MessageStream, MessageStreamGateway, MessageWatch],
})
export class AdminMessagesModule {}
