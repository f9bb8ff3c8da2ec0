import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../auth/access.js';
import { CurrentAct } from '../auth/current.js';
import type { Act } from '../auth/principal.js';
import { Answers, AnswersNothing } from '../web/openapi.decorators.js';
import {
  ConsoleAnnouncementAnswerDto,
  ConsoleAnnouncementsAnswerDto,
  NewAnnouncementDto,
} from './announcements.dto.js';
import { AnnouncementsService } from './announcements.service.js';

@ApiTags('admin')
@For('admin')
@Controller('api/admin/announcements')
export class ConsoleAnnouncementsController {
  constructor(private readonly announcements: AnnouncementsService) {}

  /** Words to everybody that still stand, the newest first. */
  @Get()
  @Answers(ConsoleAnnouncementsAnswerDto, 'request.forbidden')
  async list() {
    return { announcements: await this.announcements.forConsole() };
  }

  /** Says something to everybody. */
  @Post()
  @Answers(ConsoleAnnouncementAnswerDto, 201, 'request.forbidden', 'validation.failed')
  async make(@CurrentAct() act: Act, @Body() wish: NewAnnouncementDto) {
    return { announcement: await this.announcements.make(act, wish) };
  }

  /** Takes it back from everybody. */
  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing('request.forbidden', 'announcement.notFound')
  remove(@CurrentAct() act: Act, @Param('id') id: string) {
    return this.announcements.remove(act, id);
  }
}
