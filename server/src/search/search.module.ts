import { Module } from '@nestjs/common';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PresenceModule } from '../users/presence.module.js';
import { SearchController } from './search.controller.js';
import { SearchIndexing } from './search-indexing.js';
import { SearchRebuild } from './search-rebuild.js';
import { SearchService } from './search.service.js';
import { SearchWishes } from './search-wishes.js';

@Module({
  imports: [MessageViewsModule, MessagesModule, PresenceModule, RoomsModule],
  controllers: [SearchController],
  providers: [SearchIndexing, SearchRebuild, SearchService, SearchWishes],
  exports: [SearchIndexing],
})
export class SearchModule {}
