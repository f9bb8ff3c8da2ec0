import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard as PassportGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { BodyValidation } from '../common/validation/validation.pipe.js';
import { DomainError } from '../common/domain-error.js';
import { LoginDto } from './auth.dto.js';

/**
 * Login through Passport. Guards run before pipes, and Passport would take a password from the address or an
 * array for one, so the body is checked here first.
 */
@Injectable()
export class LocalAuthGuard extends PassportGuard('local') {
  private readonly validation = new BodyValidation();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    await this.validation.transform(request.body, { type: 'body', metatype: LoginDto });
    await super.canActivate(context);
    return true;
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw new DomainError('auth.badCredentials');
    return user;
  }
}
