import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Confirmed, For } from '../auth/access.js';
import { CurrentAct } from '../auth/current.js';
import type { Act } from '../auth/principal.js';
import { Answers, AnswersDownload, AnswersNothing } from '../web/openapi.decorators.js';
import { BackupsAnswerDto } from './backups.dto.js';
import { BackupsService } from './backups.service.js';

@ApiTags('admin: system')
@For('admin')
@Controller('api/admin/backups')
export class BackupsController {
  constructor(private readonly backups: BackupsService) {}

  /** The backups that are there, and how far the one is that is being made. */
  @Get()
  @Answers(BackupsAnswerDto, 'request.forbidden')
  list() {
    return this.backups.list();
  }

  /** Begins a backup; everybody goes on meanwhile. */
  @Post()
  @HttpCode(202)
  @Answers(BackupsAnswerDto, 202, 'request.forbidden', 'backup.running')
  start(@CurrentAct() act: Act) {
    return this.backups.start(act);
  }

  /** A backup as it is restored from. */
  @Get(':name')
  @Confirmed()
  @AnswersDownload('request.forbidden', 'auth.confirm', 'backup.notFound')
  download(@CurrentAct() act: Act, @Param('name') name: string) {
    return this.backups.download(act, name);
  }

  /** Removes a backup for good. */
  @Delete(':name')
  @Confirmed()
  @HttpCode(204)
  @AnswersNothing('request.forbidden', 'auth.confirm', 'backup.notFound')
  remove(@CurrentAct() act: Act, @Param('name') name: string) {
    return this.backups.remove(act, name);
  }
}
