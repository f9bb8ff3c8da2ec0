import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { SecurityAudit } from './security-audit.js';

@Global()
@Module({ providers: [Audit, SecurityAudit], exports: [Audit] })
export class AuditModule {}
