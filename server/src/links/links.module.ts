import { Module } from '@nestjs/common';
import { InspectionModule } from '../files/inspection/inspection.module.js';
import { StorageModule } from '../files/storage/storage.module.js';
import { ChangesModule } from '../messages/changes.module.js';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { GuardedFetch } from './fetching/guarded-fetch.js';
import { NameServers, Resolver } from './fetching/resolver.js';
import { LinkPictures } from './link-pictures.js';
import { LinkPreviews } from './link-previews.js';
import { LinkRemovalService } from './link-removal.service.js';
import { LinkStore } from './link-store.js';
import { LinksController } from './links.controller.js';
import { LinkReader } from './reading/link-reader.js';

/** What is behind the links of messages. */
@Module({
  imports: [ChangesModule, InspectionModule, MessageViewsModule, MessagesModule, StorageModule],
  controllers: [LinksController],
  providers: [
    GuardedFetch,
    LinkPictures,
    LinkPreviews,
    LinkReader,
    LinkRemovalService,
    LinkStore,
    { provide: Resolver, useClass: NameServers },
  ],
})
export class LinksModule {}
