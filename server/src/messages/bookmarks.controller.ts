import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { BookmarksService } from './bookmarks.service.js';
import { CursorDto, MessageAnswerDto, MessagesPageDto } from './messages.dto.js';

@ApiTags('messages')
@Controller('api')
export class BookmarksController {
  constructor(private readonly bookmarks: BookmarksService) {}

  /** The messages one keeps, the newest bookmark first. */
  @Get('bookmarks')
  @Answers(MessagesPageDto, 'validation.failed')
  list(@CurrentUser() user: Actor, @Query() query: CursorDto) {
    return this.bookmarks.list(user, query);
  }

  /** Keeps a message for oneself. */
  @Put('messages/:id/bookmark')
  @RateLimited('action')
  @Answers(MessageAnswerDto, 'message.notFound', 'message.deleted', 'rate.limited')
  async keep(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.bookmarks.set(user, id, true) };
  }

  /** Keeps it no longer. */
  @Delete('messages/:id/bookmark')
  @RateLimited('action')
  @Answers(MessageAnswerDto, 'message.notFound', 'rate.limited')
  async drop(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { message: await this.bookmarks.set(user, id, false) };
  }
}
