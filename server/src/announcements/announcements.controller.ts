import { Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Answers, AnswersNothing } from '../web/openapi.decorators.js';
import { AnnouncementsAnswerDto } from './announcements.dto.js';
import { AnnouncementsService } from './announcements.service.js';

@ApiTags('announcements')
@Controller('api/announcements')
export class AnnouncementsController {
  constructor(private readonly announcements: AnnouncementsService) {}

  /** Words to everybody that still stand and that one has not put away, the newest first. */
  @Get()
  @Answers(AnnouncementsAnswerDto)
  async list(@CurrentUser() user: Actor) {
    return { announcements: await this.announcements.forReader(user) };
  }

  /** Puts one away, on all one's devices. */
  @Put(':id/dismissal')
  @HttpCode(204)
  @AnswersNothing('announcement.notFound')
  dismiss(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.announcements.dismiss(user, id);
  }
}
