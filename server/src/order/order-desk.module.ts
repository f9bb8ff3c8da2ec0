import { Module } from '@nestjs/common';
import { ChangesModule } from '../messages/changes.module.js';
import { MessageViewsModule } from '../messages/message-views.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { HeldQueueController } from './held/held-queue.controller.js';
import { HeldQueue } from './held/held-queue.service.js';
import { OrderModule } from './order.module.js';
import { MessageRemovalController } from './removal/message-removal.controller.js';
import { MessageRemoval } from './removal/message-removal.service.js';
import { PurgeHourController } from './removal/purge-hour.controller.js';
import { PurgeHour } from './removal/purge-hour.service.js';
import { ReportQueueController } from './reports/report-queue.controller.js';
import { ReportQueue } from './reports/report-queue.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsGateway } from './reports/reports.gateway.js';
import { ReportsService } from './reports/reports.service.js';

/** What is done about messages: reporting them, and the console's part of it. */
@Module({
  imports: [ChangesModule, MessageViewsModule, MessagesModule, OrderModule],
  controllers: [
    HeldQueueController,
    MessageRemovalController,
    PurgeHourController,
    ReportQueueController,
    ReportsController,
  ],
  providers: [HeldQueue, MessageRemoval, PurgeHour, ReportQueue, ReportsGateway, ReportsService],
})
export class OrderDeskModule {}
