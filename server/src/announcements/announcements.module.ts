import { Module } from '@nestjs/common';
import { AnnouncementsController } from './announcements.controller.js';
import { AnnouncementsService } from './announcements.service.js';
import { ConsoleAnnouncementsController } from './console-announcements.controller.js';

@Module({
  controllers: [AnnouncementsController, ConsoleAnnouncementsController],
  providers: [AnnouncementsService],
})
export class AnnouncementsModule {}
