import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers } from '../../web/openapi.decorators.js';
import { ReportLog } from './report-log.js';
import { ReportQueue } from './report-queue.service.js';
import {
  QueueAnswerDto,
  ReportAnswerDto,
  ReportContextDto,
  ReportsAnswerDto,
  ReportsQueryDto,
  ResolveDto,
} from './reports.dto.js';

@ApiTags('admin')
@Controller('api/admin')
@For('moderator')
export class ReportQueueController {
  constructor(
    private readonly queue: ReportQueue,
    private readonly log: ReportLog,
  ) {}

  /** How much waits for those who keep order. */
  @Get('queue')
  @Answers(QueueAnswerDto, 'request.forbidden')
  async count() {
    return { queue: await this.log.queue() };
  }

  /** Reports of one state, the newest first. */
  @Get('reports')
  @Answers(ReportsAnswerDto, 'validation.failed', 'request.forbidden')
  list(@Query() query: ReportsQueryDto) {
    return this.queue.list(query);
  }

  /** What stands around the message of a report, in public rooms. */
  @Get('reports/:id/context')
  @Answers(ReportContextDto, 'request.forbidden', 'report.notFound')
  async context(@Param('id') id: string) {
    return { context: await this.queue.context(id) };
  }

  /** Takes a report upon oneself. */
  @Put('reports/:id/assignee')
  @Answers(ReportAnswerDto, 'request.forbidden', 'report.notFound', 'report.resolved')
  async take(@CurrentAct() act: Act, @Param('id') id: string) {
    return { report: await this.queue.assign(act, id, true) };
  }

  /** Leaves a report to others again. */
  @Delete('reports/:id/assignee')
  @Answers(ReportAnswerDto, 'request.forbidden', 'report.notFound', 'report.resolved')
  async leave(@CurrentAct() act: Act, @Param('id') id: string) {
    return { report: await this.queue.assign(act, id, false) };
  }

  /** Closes all open reports of a message, with what becomes of it or of its author. */
  @Post('reports/:id/resolve')
  @HttpCode(200)
  @Answers(
    ReportAnswerDto,
    'validation.failed',
    'request.forbidden',
    'report.notFound',
    'report.resolved',
    'user.self',
    'user.outranked',
  )
  async resolve(@CurrentAct() act: Act, @Param('id') id: string, @Body() wish: ResolveDto) {
    return { report: await this.queue.resolve(act, id, wish) };
  }
}
