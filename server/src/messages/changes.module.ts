import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PresenceModule } from '../users/presence.module.js';
import { BookmarksController } from './bookmarks.controller.js';
import { BookmarksService } from './bookmarks.service.js';
import { ChangesController } from './changes.controller.js';
import { ChangesGateway } from './changes.gateway.js';
import { MessageChanger } from './message-changer.js';
import { MessageDeletionService } from './message-deletion.service.js';
import { MessageEditsService } from './message-edits.service.js';
import { MessageErasure } from './message-erasure.js';
import { MessagePurge } from './message-purge.js';
import { MessageViewsModule } from './message-views.module.js';
import { MessagesModule } from './messages.module.js';
import { PinsController } from './pins.controller.js';
import { PinsService } from './pins.service.js';
import { ReactionsController } from './reactions.controller.js';
import { ReactionsService } from './reactions.service.js';

/** What becomes of messages after they were sent. */
@Module({
  imports: [FilesModule, MessageViewsModule, MessagesModule, PresenceModule, RoomsModule],
  controllers: [BookmarksController, ChangesController, PinsController, ReactionsController],
  providers: [
    BookmarksService,
    ChangesGateway,
    MessageChanger,
    MessageDeletionService,
    MessageEditsService,
    MessageErasure,
    MessagePurge,
    PinsService,
    ReactionsService,
  ],
  exports: [MessageChanger, MessageDeletionService, MessageErasure, MessagePurge],
})
export class ChangesModule {}
