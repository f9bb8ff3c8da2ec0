import { Component, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';
import { Brand } from './brand';

/** A whole page that says one thing and offers one way on. */
@Component({
  selector: 'sk-message-page',
  imports: [Brand, TranslatePipe],
  template: `
    <header><sk-brand /></header>
    <main>
      <p class="code" aria-hidden="true">{{ code() }}</p>
      <h1>{{ heading() | translate }}</h1>
      <p>{{ text() | translate }}</p>
      <div class="actions"><ng-content /></div>
    </main>
  `,
  styleUrl: './message-page.scss',
})
export class MessagePage {
  /** A number people know, in large. */
  readonly code = input.required<string>();
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
