import { type WritableSignal, inject, linkedSignal } from '@angular/core';
import { SessionStore } from './session-store';

/** What belongs to whoever is signed in: for the next person it begins anew. Made in an injection context. */
export function personal<T>(begin: () => T): WritableSignal<T> {
  return linkedSignal({ source: inject(SessionStore).userId, computation: begin });
}
