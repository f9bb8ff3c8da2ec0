import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { AnswersNothing } from '../../web/openapi.decorators.js';
import { ReportRequestDto } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@ApiTags('messages')
@Controller('api/messages/:id/reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** Reports a message to those who keep order; what it says now is kept for them. */
  @Post()
  @HttpCode(204)
  @RateLimited('action')
  @AnswersNothing(
    'validation.failed',
    'message.notFound',
    'message.forbidden',
    'message.deleted',
    'report.conflict',
    'rate.limited',
  )
  async report(@CurrentUser() user: Actor, @Param('id') id: string, @Body() wish: ReportRequestDto) {
    await this.reports.report(user, id, wish);
  }
}
