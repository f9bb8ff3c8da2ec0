import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers, AnswersBytes, AnswersNothing } from '../web/openapi.decorators.js';
import { ContentQuery, FileAnswerDto } from './files.dto.js';
import { FilesService } from './files.service.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { FileSender } from './serving/file-sender.js';

@ApiTags('files')
@Controller('api/files/:id')
@UseGuards(OwnPagesGuard)
export class FilesController {
  constructor(
    private readonly files: FilesService,
    private readonly sender: FileSender,
  ) {}

  /** What a file is. */
  @Get()
  @Answers(FileAnswerDto, 'file.notFound')
  async get(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { file: await this.files.get(user, id) };
  }

  /** The bytes of a file, or a part of them. */
  @Get('content')
  @AnswersBytes('validation.failed', 'file.notFound')
  async content(
    @CurrentUser() user: Actor,
    @Param('id') id: string,
    @Query() { download }: ContentQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    await this.sender.send(request, response, await this.files.content(user, id, download === '1'));
  }

  /** The picture of a file. */
  @Get('preview')
  @AnswersBytes('file.notFound')
  async preview(
    @CurrentUser() user: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    await this.sender.send(request, response, await this.files.preview(user, id));
  }

  /** Lets go of a file of one's own that was not used. */
  @Delete()
  @HttpCode(204)
  @RateLimited('action')
  @AnswersNothing('file.notFound', 'rate.limited')
  discard(@CurrentUser() user: Actor, @Param('id') id: string) {
    return this.files.discard(user, id);
  }
}
