import { effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { IdleWatch } from '../../core/idle-watch';
import { LiveSession } from '../../core/live-session';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { Notifier } from '../../notifications/notifier';
import { PageTitle } from '../../shell/page-title';
import { Dialogs } from '../../ui/dialogs';
import { PageKeys } from './page-keys';

/** How every page of somebody who is signed in begins: what is live, what waits, and the way out when the session ends. */
export function beginSignedInPage(): void {
  const session = inject(SessionStore);
  const rooms = inject(RoomsStore);
  const title = inject(PageTitle);
  const dialogs = inject(Dialogs);
  const router = inject(Router);
  inject(LiveSession);
  inject(IdleWatch);
  inject(Notifier);
  inject(PageKeys).listen();

  const leave = () => {
    title.setWaiting({ unread: 0, mentions: 0 });
    dialogs.closeAll();
    void router.navigateByUrl('/login');
  };
  effect(() => title.setWaiting({ unread: rooms.unreadTotal(), mentions: rooms.mentionTotal() }));
  effect(() => {
    if (session.state() === 'signedOut') untracked(leave);
  });
}
