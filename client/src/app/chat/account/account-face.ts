import { Component, inject } from '@angular/core';
import { SessionStore } from '../../core/session-store';
import { Avatar } from '../../ui/avatar';
import { PresenceDot } from '../people/presence-dot';

/** Oneself, as others see one. */
@Component({
  selector: 'sk-account-face',
  imports: [Avatar, PresenceDot],
  template: `
    @if (user(); as self) {
      <sk-avatar [seed]="self.username" [name]="self.displayName" [picture]="self.avatar" [small]="true" />
      <sk-presence-dot [username]="self.username" />
    }
  `,
  styles: ':host { display: contents; }',
})
export class AccountFace {
  protected readonly user = inject(SessionStore).user;
}
