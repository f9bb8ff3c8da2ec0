import { Module } from '@nestjs/common';
import { AuditCheck } from './audit-check.js';
import { AuditController } from './audit.controller.js';
import { AuditExport } from './audit-export.js';
import { AuditList } from './audit-list.js';
import { AuditWatch } from './audit-watch.js';

/** Reading the audit: list, export, and whether it is whole. */
@Module({
  controllers: [AuditController],
  providers: [AuditCheck, AuditExport, AuditList, AuditWatch],
  exports: [AuditCheck],
})
export class AdminAuditModule {}
