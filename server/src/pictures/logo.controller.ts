import { Body, Controller, Delete, Get, HttpCode, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { For, Public } from '../auth/access.js';
import { CurrentAct, CurrentUser } from '../auth/current.js';
import type { Act, Actor } from '../auth/principal.js';
import { FilesService } from '../files/files.service.js';
import { OwnPagesGuard } from '../files/own-pages.guard.js';
import { FileSender } from '../files/serving/file-sender.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { AnswersNothing, OpenAnswersBytes } from '../web/openapi.decorators.js';
import { LogoService } from './logo.service.js';
import { PictureDto } from './pictures.dto.js';
import { REFUSED_IMAGE } from './refused-image.js';

@ApiTags('server')
@Controller('api')
export class LogoController {
  constructor(
    private readonly logo: LogoService,
    private readonly files: FilesService,
    private readonly sender: FileSender,
  ) {}

  /** The picture that stands for the server. */
  @Public()
  @Get('server/logo')
  @UseGuards(OwnPagesGuard)
  @OpenAnswersBytes('file.notFound')
  async get(@Req() request: Request, @Res() response: Response) {
    await this.sender.send(request, response, await this.files.logo());
  }

  /** Shows the server by an image of one's own. */
  @For('admin')
  @Put('admin/settings/logo')
  @HttpCode(204)
  @RateLimited('action')
  @AnswersNothing('request.forbidden', ...REFUSED_IMAGE)
  set(@CurrentUser() user: Actor, @CurrentAct() act: Act, @Body() { fileId }: PictureDto) {
    return this.logo.set(user, act, fileId);
  }

  /** Shows the server by the product's own mark. */
  @For('admin')
  @Delete('admin/settings/logo')
  @HttpCode(204)
  @RateLimited('action')
  @AnswersNothing('request.forbidden', 'rate.limited')
  remove(@CurrentAct() act: Act) {
    return this.logo.remove(act);
  }
}
