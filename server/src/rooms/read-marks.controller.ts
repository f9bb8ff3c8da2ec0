import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { WhileReadOnly } from '../server-settings/maintenance.guard.js';
import { Answers } from '../web/openapi.decorators.js';
import { MarkReadDto, MarkUnreadDto, ReadAnswerDto, ReadMarksAnswerDto } from './read-marks.dto.js';
import { ReadMarksService } from './read-marks.service.js';
import { ReadReceipts } from './read-receipts.service.js';

/** `:room` is an id or a slug. */
@ApiTags('rooms')
@Controller('api/rooms/:room')
export class ReadMarksController {
  constructor(
    private readonly marks: ReadMarksService,
    private readonly receipts: ReadReceipts,
  ) {}

  /** Moves one's own read mark forward. */
  @WhileReadOnly()
  @Put('read')
  @Answers(ReadAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember')
  markRead(@CurrentUser() user: Actor, @Param('room') room: string, @Body() { seq }: MarkReadDto) {
    return this.marks.mark(user, room, seq);
  }

  /** Moves one's own read mark back, to before a message. */
  @WhileReadOnly()
  @Put('unread')
  @RateLimited('action')
  @Answers(ReadAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember', 'rate.limited')
  markUnread(@CurrentUser() user: Actor, @Param('room') room: string, @Body() { seq }: MarkUnreadDto) {
    return this.marks.markUnread(user, room, seq);
  }

  /** How far the others have read who let others know; none in large rooms. */
  @Get('reads')
  @Answers(ReadMarksAnswerDto, 'room.notFound', 'room.notMember')
  async listReads(@CurrentUser() user: Actor, @Param('room') room: string) {
    return { reads: await this.receipts.list(user, room) };
  }
}
