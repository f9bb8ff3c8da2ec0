import { Module } from '@nestjs/common';
import { MessagesModule } from '../../messages/messages.module.js';
import { PresenceModule } from '../../users/presence.module.js';
import { ActivePeople } from './active-people.js';
import { AdminStatsController } from './admin-stats.controller.js';
import { AdminStatsService } from './admin-stats.service.js';
import { FigureCounting } from './figure-counting.js';
import { FigureRebuild } from './figure-rebuild.js';
import { FigureWatch } from './figure-watch.js';
import { FiguresGateway } from './figures.gateway.js';
import { Gauges } from './gauges.js';

/** How much of what there was, and what the server does now. */
@Module({
  imports: [MessagesModule, PresenceModule],
  controllers: [AdminStatsController],
  providers: [
    ActivePeople,
    AdminStatsService,
    FigureCounting,
    FigureRebuild,
    FigureWatch,
    FiguresGateway,
    Gauges,
  ],
  exports: [FigureCounting],
})
export class FiguresModule {}
