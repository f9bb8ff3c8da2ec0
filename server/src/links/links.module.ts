import { Module } from '@nestjs/common';
import { ChangesModule } from '../messages/changes.module.js';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { GuardedFetch } from './fetching/guarded-fetch.js';
import { NameServers, Resolver } from './fetching/resolver.js';
import { LinkPreviews } from './link-previews.js';
import { LinkRemovalService } from './link-removal.service.js';
import { LinkStore } from './link-store.js';
import { LinksController } from './links.controller.js';
import { LinkReader } from './reading/link-reader.js';

/** What is behind the links of messages. */
@Module({
  imports: [ChangesModule, MessageViewsModule, MessagesModule],
  controllers: [LinksController],
  providers: [
    GuardedFetch,
    LinkPreviews,
    LinkReader,
    LinkRemovalService,
    LinkStore,
    { provide: Resolver, useClass: NameServers },
  ],
})
export class LinksModule {}
