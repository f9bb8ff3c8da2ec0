import { Module } from '@nestjs/common';
import { PresenceModule } from '../users/presence.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { UsersModule } from '../users/users.module.js';
import { FloodWatch } from './flood/flood-watch.js';
import { HeldController } from './held/held.controller.js';
import { HeldLog } from './held/held-log.js';
import { MemberMutes } from './mutes/member-mutes.service.js';
import { MemberMutesController } from './mutes/member-mutes.controller.js';
import { MuteEnds } from './mutes/mute-ends.js';
import { MutesController } from './mutes/mutes.controller.js';
import { MutesService } from './mutes/mutes.service.js';
import { Newcomers } from './newcomers.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { ReportLog } from './reports/report-log.js';
import { RuleBook } from './rules/rule-book.js';
import { RulesController } from './rules/rules.controller.js';
import { RulesService } from './rules/rules.service.js';

/** Who may not write, and what people and those who keep order tell each other. */
@Module({
  imports: [PresenceModule, RoomsModule, UsersModule],
  controllers: [HeldController, MemberMutesController, MutesController, NoticesController, RulesController],
  providers: [
    FloodWatch,
    HeldLog,
    MemberMutes,
    MuteEnds,
    MutesService,
    Newcomers,
    NoticesService,
    ReportLog,
    RuleBook,
    RulesService,
  ],
  exports: [FloodWatch, HeldLog, MutesService, Newcomers, NoticesService, ReportLog, RuleBook],
})
export class OrderModule {}
