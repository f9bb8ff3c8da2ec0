import { Module } from '@nestjs/common';
import { ChangesModule } from '../messages/changes.module.js';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { OrderModule } from './order.module.js';
import { MessageRemovalController } from './removal/message-removal.controller.js';
import { MessageRemoval } from './removal/message-removal.service.js';
import { ReportQueueController } from './reports/report-queue.controller.js';
import { ReportQueue } from './reports/report-queue.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsGateway } from './reports/reports.gateway.js';
import { ReportsService } from './reports/reports.service.js';

/** What is done about messages: reporting them, and the console's part of it. */
@Module({
  imports: [ChangesModule, MessageViewsModule, MessagesModule, OrderModule],
  controllers: [MessageRemovalController, ReportQueueController, ReportsController],
  providers: [MessageRemoval, ReportQueue, ReportsGateway, ReportsService],
})
export class OrderDeskModule {}
