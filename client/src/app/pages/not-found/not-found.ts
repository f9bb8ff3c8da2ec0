import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

/** There is nothing at this address. */
@Component({
  selector: 'sk-not-found',
  imports: [RouterLink, TranslatePipe],
  template: `
    <main>
      <h1>{{ 'notFound.title' | translate }}</h1>
      <p>{{ 'notFound.text' | translate }}</p>
      <a routerLink="/">{{ 'notFound.home' | translate }}</a>
    </main>
  `,
})
export class NotFound {}
