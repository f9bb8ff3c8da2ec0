import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { MembersQuery } from '../rooms/rooms.dto.js';
import { Answers } from '../web/openapi.decorators.js';
import { SeenAnswerDto } from './seen.dto.js';
import { SeenService } from './seen.service.js';

@ApiTags('messages')
@Controller('api/messages/:id/seen')
export class SeenController {
  constructor(private readonly seen: SeenService) {}

  /** Who has read one's own message and lets others know, by username. */
  @Get()
  @Answers(SeenAnswerDto, 'validation.failed', 'message.notFound', 'message.forbidden')
  list(@CurrentUser() user: Actor, @Param('id') id: string, @Query() { after, limit }: MembersQuery) {
    return this.seen.by(user, id, after, limit);
  }
}
