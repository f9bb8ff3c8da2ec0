import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { For } from '../../auth/access.js';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { Answers } from '../../web/openapi.decorators.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { MailTrial } from './mail-trial.js';
import { MailTrialDto, SystemAnswerDto, UploadTrialDto } from './system.dto.js';
import { SystemService } from './system.service.js';
import { UploadTrial } from './upload-trial.js';

@ApiTags('admin: system')
@For('admin')
@Controller('api/admin/system')
export class SystemController {
  constructor(
    private readonly system: SystemService,
    private readonly uploads: UploadTrial,
    private readonly mails: MailTrial,
  ) {}

  /** What the server runs on, how each part of it is, what it does by itself and what failed last. */
  @Get()
  @Answers(SystemAnswerDto, 'request.forbidden')
  async status() {
    return { system: await this.system.status() };
  }

  /** Takes bytes of any kind and throws them away: an upload that tries the way here. */
  @Post('upload')
  @HttpCode(200)
  @Answers(UploadTrialDto, 'request.forbidden', 'file.tooLarge')
  upload(@Req() request: Request) {
    return this.uploads.take(request);
  }

  /** Sends a letter to the e-mail address of who asks. */
  @Post('mail')
  @HttpCode(200)
  @RateLimited('action')
  @Answers(MailTrialDto, 'request.forbidden', 'mail.off', 'mail.noAddress', 'mail.failed', 'rate.limited')
  mail(@CurrentUser() { id }: Actor) {
    return this.mails.send(id);
  }
}
