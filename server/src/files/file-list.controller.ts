import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers } from '../web/openapi.decorators.js';
import { FileListService } from './file-list.service.js';
import { FilesAnswerDto, FilesDto, UsageAnswerDto } from './files.dto.js';
import { FilesService } from './files.service.js';

@ApiTags('files')
@Controller('api/files')
export class FileListController {
  constructor(
    private readonly lists: FileListService,
    private readonly files: FilesService,
  ) {}

  /** Files that were shared in rooms one is in, the newest first. */
  @Get()
  @RateLimited('search')
  @Answers(
    FilesAnswerDto,
    'validation.failed',
    'room.notFound',
    'room.notMember',
    'user.notFound',
    'rate.limited',
  )
  list(@CurrentUser() user: Actor, @Query() query: FilesDto) {
    return this.lists.list(user, query);
  }

  /** How much one's own files take. */
  @Get('usage')
  @Answers(UsageAnswerDto)
  async usage(@CurrentUser() user: Actor) {
    return { usage: await this.files.usage(user) };
  }
}
