import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { Answers } from '../web/openapi.decorators.js';
import { HistoryService } from './history.service.js';
import { MentionsService } from './mentions.service.js';
import { CursorDto, HistoryDto, MessageAnswerDto, MessagesPageDto } from './messages.dto.js';
import { ThreadAnswerDto, ThreadOnlyDto, ThreadsAnswerDto, UpdateThreadDto } from './threads.dto.js';
import { ThreadsService } from './threads.service.js';

/** What is read from elsewhere than a room's own page: single messages, threads, mentions. */
@ApiTags('messages')
@Controller('api')
export class ThreadsController {
  constructor(
    private readonly history: HistoryService,
    private readonly threads: ThreadsService,
    private readonly mentions: MentionsService,
  ) {}

  /** Messages that mention one, newest first. */
  @Get('mentions')
  @Answers(MessagesPageDto, 'validation.failed')
  listMentions(@CurrentUser() user: Actor, @Query() query: CursorDto) {
    return this.mentions.list(user, query);
  }

  /** Threads one follows, those with the newest reply first. */
  @Get('threads')
  @Answers(ThreadsAnswerDto, 'validation.failed')
  listThreads(@CurrentUser() user: Actor, @Query() query: CursorDto) {
    return this.threads.list(user, query);
  }

  /** One message. */
  @Get('messages/:id')
  @Answers(MessageAnswerDto, 'message.notFound')
  async one(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.history.one(user, id) };
  }

  /** A page of the thread of a message: the newest, or by `before`, `after` or `around`, which take a threadSeq. */
  @Get('messages/:id/thread')
  @Answers(ThreadAnswerDto, 'validation.failed', 'message.notFound')
  page(@CurrentUser() user: Actor, @Param('id') id: string, @Query() query: HistoryDto) {
    return this.threads.page(user, id, query);
  }

  /** Follows a thread or no longer, or moves one's own read mark in it forward. */
  @Put('messages/:id/thread')
  @Answers(ThreadOnlyDto, 'validation.failed', 'message.notFound')
  async update(@CurrentUser() user: Actor, @Param('id') id: string, @Body() wish: UpdateThreadDto) {
    return { thread: await this.threads.update(user, id, wish) };
  }
}
