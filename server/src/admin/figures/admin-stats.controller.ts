import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { Answers, AnswersDownload } from '../../web/openapi.decorators.js';
import { AdminStatsService } from './admin-stats.service.js';
import { AdminStatsAnswerDto, AdminStatsDto, ServerStatsDto, StatsCsvDto } from './figures.dto.js';
import { statsCsv } from './stats-csv.js';

@ApiTags('admin')
@Controller('api')
@For('moderator')
export class AdminStatsController {
  constructor(private readonly stats: AdminStatsService) {}

  /** How the server was used: messages, people, files and logins over a time, the busiest rooms and hours, and all there is. */
  @Get('admin/stats')
  @Answers(AdminStatsAnswerDto, 'validation.failed', 'request.forbidden')
  of(@CurrentUser() user: Actor, @Query() query: AdminStatsDto) {
    return this.stats.stats(user, query);
  }

  /** One table of the same, as a file for spreadsheets. */
  @Get('admin/stats/csv')
  @AnswersDownload('validation.failed', 'request.forbidden')
  async csv(@CurrentUser() user: Actor, @Query() { table, ...query }: StatsCsvDto) {
    return statsCsv(await this.stats.stats(user, query), table);
  }

  /** The server at a glance: people, messages, files, and how it performs. */
  @Get('stats')
  @Answers(ServerStatsDto, 'request.forbidden')
  glance() {
    return this.stats.glance();
  }
}
