import { Module } from '@nestjs/common';
import { ChangesModule } from '../messages/changes.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PresenceModule } from '../users/presence.module.js';
import { PollChanger } from './poll-changer.js';
import { PollsController } from './polls.controller.js';
import { PollsGateway } from './polls.gateway.js';
import { PollsService } from './polls.service.js';
import { VotesService } from './votes.service.js';

@Module({
  imports: [ChangesModule, MessagesModule, PresenceModule],
  controllers: [PollsController],
  providers: [PollChanger, PollsGateway, PollsService, VotesService],
})
export class PollsModule {}
