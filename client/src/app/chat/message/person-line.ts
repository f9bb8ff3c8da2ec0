import { Component, input } from '@angular/core';
import type { User } from '#contracts';
import { Avatar } from '../../ui/avatar';

/** Somebody in a list of people. */
@Component({
  selector: 'sk-person-line',
  imports: [Avatar],
  template: `
    <sk-avatar
      [seed]="user().username"
      [name]="user().displayName"
      [picture]="user().avatar"
      [small]="true"
    />
    <bdi class="name">{{ user().displayName }}</bdi>
    <bdi class="handle" dir="ltr">&#64;{{ user().username }}</bdi>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--sk-space-3);
      padding-block: var(--sk-space-1);
    }
    .name {
      overflow: hidden;
      font-weight: 550;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .handle {
      margin-inline-start: auto;
      color: var(--sk-muted);
      font-size: var(--sk-text-small);
    }
  `,
})
export class PersonLine {
  readonly user = input.required<User>();
}
