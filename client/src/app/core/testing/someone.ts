import { signal } from '@angular/core';
import type { OwnUser } from '#contracts';
import { SessionStore } from '../session-store';
import { anOwnUser } from './samples';

/** A session in which somebody is signed in already. */
export function provideSomeone(user: OwnUser = anOwnUser({ username: 'sara' })) {
  const someone: Partial<SessionStore> = {
    user: signal(user).asReadonly(),
    userId: signal(user.id).asReadonly(),
    username: signal(user.username).asReadonly(),
    state: signal('signedIn' as const).asReadonly(),
  };
  return { provide: SessionStore, useValue: someone };
}
