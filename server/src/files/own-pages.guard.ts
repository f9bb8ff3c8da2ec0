import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from '../common/domain-error.js';
import { OriginPolicy } from '../web/origin-policy.js';

/** A foreign page that puts a file in an element of its own learns nothing, not even whether it is there. */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  constructor(private readonly origins: OriginPolicy) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.origins.acceptsReading(context.switchToHttp().getRequest<Request>())) return true;
    throw new DomainError('file.notFound');
  }
}
