import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type User, hasRole } from '#contracts';
import type { SignedRequest } from '../auth/auth.guard.js';
import { DomainError } from '../common/domain-error.js';
import type { AppSocket } from '../realtime/app-socket.js';
import { LiveSettings } from './live-settings.js';

const WHILE_READ_ONLY = Symbol('while read-only');

/**
 * Leaves a route or an event open while only admins may change anything: it changes nothing that others see, or is needed to
 * come and go. Requests that are safe by their method need it not; events do.
 */
export const WhileReadOnly = (): MethodDecorator & ClassDecorator => SetMetadata(WHILE_READ_ONLY, true);

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** While the server is under maintenance, both doors take changes from admins alone. */
@Injectable()
export class MaintenanceGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: LiveSettings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (!this.settings.current.maintenance || isAdmin(personOf(context)) || this.changesNothing(context))
      return true;
    throw new DomainError('server.readOnly');
  }

  private changesNothing(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(WHILE_READ_ONLY, places)) return true;
    return (
      context.getType() === 'http' &&
      SAFE_METHODS.includes(context.switchToHttp().getRequest<SignedRequest>().method)
    );
  }
}

type Person = Pick<User, 'role'> | undefined;

const isAdmin = (person: Person): boolean => person !== undefined && hasRole(person, 'admin');

const personOf = (context: ExecutionContext): Person =>
  context.getType() === 'ws'
    ? context.switchToWs().getClient<AppSocket>().data.principal.user
    : context.switchToHttp().getRequest<SignedRequest>().principal?.user;
