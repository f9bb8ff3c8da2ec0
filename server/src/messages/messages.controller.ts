import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { HistoryService } from './history.service.js';
import { HistoryAnswerDto, HistoryDto, SendMessageDto, SentDto, SyncQuery } from './messages.dto.js';
import { MessagesService } from './messages.service.js';
import { SyncService } from './sync.service.js';
import { SyncAnswerDto } from './sync.dto.js';

/** `:room` is an id or a slug. */
@ApiTags('messages')
@Controller('api/rooms/:room')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly history: HistoryService,
    private readonly changes: SyncService,
  ) {}

  /** A page of a room's messages: the newest, or by `before`, `after` or `around`. */
  @Get('messages')
  @Answers(HistoryAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember')
  page(@CurrentUser() user: Actor, @Param('room') room: string, @Query() query: HistoryDto) {
    return this.history.page(user, room, query);
  }

  /** Posts a message; answered after it is on disk. The same clientId again gives the first answer. With `held` it waits for leave. */
  @Post('messages')
  @RateLimited('message')
  @Answers(
    SentDto,
    201,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'room.archived',
    'user.blocked',
    'user.refusesPrivate',
    'message.notFound',
    'message.idConflict',
    'message.refused',
    'user.muted',
    'room.readOnly',
    'room.slowMode',
    'file.notFound',
    'rate.limited',
    'server.busy',
  )
  send(@CurrentUser() user: Actor, @Param('room') room: string, @Body() wish: SendMessageDto) {
    return this.messages.send(user, room, wish);
  }

  /** Everything in the room that changed since a rev. */
  @Get('sync')
  @Answers(SyncAnswerDto, 'validation.failed', 'room.notFound', 'room.notMember')
  sync(@CurrentUser() user: Actor, @Param('room') room: string, @Query() { since }: SyncQuery) {
    return this.changes.sync(user, room, since);
  }
}
