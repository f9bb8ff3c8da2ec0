import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Confirmed, For } from '../../auth/access.js';
import { CurrentAct } from '../../auth/current.js';
import type { Act } from '../../auth/principal.js';
import { Answers, AnswersDownload } from '../../web/openapi.decorators.js';
import { AuditCheck } from './audit-check.js';
import { AuditExport } from './audit-export.js';
import { AuditList } from './audit-list.js';
import { AuditExportDto, AuditPageDto, AuditQueryDto, AuditVerdictAnswerDto } from './audit.dto.js';

@ApiTags('admin: audit')
@For('admin')
@Controller('api/admin/audit')
export class AuditController {
  constructor(
    private readonly list: AuditList,
    private readonly check: AuditCheck,
    private readonly exports: AuditExport,
  ) {}

  /** What was done by roles and what happened at the doors, the newest first. */
  @Get()
  @Answers(AuditPageDto, 'validation.failed', 'request.forbidden')
  page(@Query() query: AuditQueryDto) {
    return this.list.page(query);
  }

  /** Whether each entry is what it was, and none is missing. */
  @Get('verify')
  @Answers(AuditVerdictAnswerDto, 'request.forbidden')
  async verify(@CurrentAct() act: Act) {
    return { verdict: await this.check.verifyFor(act) };
  }

  /** The same as a file: CSV, or a JSON object a line. */
  @Get('export')
  @Confirmed()
  @AnswersDownload('validation.failed', 'request.forbidden', 'auth.confirm')
  export(@CurrentAct() act: Act, @Query() { format, ...filter }: AuditExportDto) {
    return this.exports.export(act, format, filter);
  }
}
