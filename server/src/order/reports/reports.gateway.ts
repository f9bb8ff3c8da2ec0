import { MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { CurrentUser } from '../../auth/current.js';
import type { Actor } from '../../auth/principal.js';
import { Gateway } from '../../realtime/gateway.decorator.js';
import { RateLimited } from '../../throttling/rate-limited.js';
import { ReportMessageDto } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

@Gateway()
export class ReportsGateway {
  constructor(private readonly reports: ReportsService) {}

  @SubscribeMessage('report_message')
  @RateLimited('action')
  async report(@CurrentUser() user: Actor, @MessageBody() { id, ...wish }: ReportMessageDto) {
    await this.reports.report(user, id, wish);
    return {};
  }
}
