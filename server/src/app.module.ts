import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AdminAuditModule } from './admin/audit/admin-audit.module.js';
import { ConsoleRoomsModule } from './admin/rooms/console-rooms.module.js';
import { AdminSettingsModule } from './admin/settings/admin-settings.module.js';
import { FiguresModule } from './admin/figures/figures.module.js';
import { AnnouncementsModule } from './announcements/announcements.module.js';
import { AdminMessagesModule } from './admin/messages/admin-messages.module.js';
import { AdminPeopleModule } from './admin/people/admin-people.module.js';
import { AdminSystemModule } from './admin/system/admin-system.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthGuard } from './auth/auth.guard.js';
import { AuthModule } from './auth/auth.module.js';
import { SessionsModule } from './auth/sessions.module.js';
import { CliModule } from './cli/cli.module.js';
import { HttpErrorFilter } from './common/http-error.filter.js';
import { BodyValidation } from './common/validation/validation.pipe.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { FilesModule } from './files/files.module.js';
import { UploadsModule } from './files/uploads.module.js';
import { HealthModule } from './health/health.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LinksModule } from './links/links.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { BackupsModule } from './backups/backups.module.js';
import { MailModule } from './mail/mail.module.js';
import { ChangesModule } from './messages/changes.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { OrderDeskModule } from './order/order-desk.module.js';
import { OrderModule } from './order/order.module.js';
import { PicturesModule } from './pictures/pictures.module.js';
import { PollsModule } from './polls/polls.module.js';
import { HandshakeModule } from './realtime/handshake.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SearchModule } from './search/search.module.js';
import { ServerInfoModule } from './server-info/server-info.module.js';
import { ServerSettingsModule } from './server-settings/server-settings.module.js';
import { MaintenanceGuard } from './server-settings/maintenance.guard.js';
import { RateLimitGuard } from './throttling/rate-limit.guard.js';
import { ThrottlingModule } from './throttling/throttling.module.js';
import { UsersModule } from './users/users.module.js';
import { WebModule } from './web/web.module.js';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings),
        LoggingModule,
        DatabaseModule,
        JobsModule,
        AuditModule,
        ServerSettingsModule,
        WebModule,
        MailModule,
        RealtimeModule,
        ThrottlingModule,
        SessionsModule,
        HandshakeModule,
        AuthModule,
        InvitationsModule,
        UsersModule,
        RoomsModule,
        MessagesModule,
        RetentionModule,
        SearchModule,
        FiguresModule,
        ChangesModule,
        PollsModule,
        OrderModule,
        OrderDeskModule,
        LinksModule,
        UploadsModule,
        FilesModule,
        PicturesModule,
        AnnouncementsModule,
        ConsoleRoomsModule,
        AdminMessagesModule,
        AdminPeopleModule,
        ServerInfoModule,
        AdminSettingsModule,
        HealthModule,
        AdminAuditModule,
        AdminSystemModule,
        BackupsModule,
        CliModule,
      ],
      providers: [
        // In this order: who asks is known before how often they ask is counted.
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: MaintenanceGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_PIPE, useClass: BodyValidation },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
      ],
    };
  }
}
