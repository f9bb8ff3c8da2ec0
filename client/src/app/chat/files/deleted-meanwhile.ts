import { DestroyRef, type Signal, inject, signal } from '@angular/core';
import { MessageChanges } from '../../core/message-changes';

/** The ids of messages deleted since whoever asks was opened: what they held is to be looked at no longer. */
export function deletedMeanwhile(): Signal<ReadonlySet<string>> {
  const deleted = signal<ReadonlySet<string>>(new Set());
  const stop = inject(MessageChanges).listen(({ message }) => {
    if (message?.deletedAt) deleted.update((ids) => new Set([...ids, message.id]));
  });
  inject(DestroyRef).onDestroy(stop);
  return deleted.asReadonly();
}
