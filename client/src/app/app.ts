import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Failure } from './pages/failure/failure';
import { FatalError } from './shell/fatal-error';
import { ThemeColor } from './shell/theme-color';

/** The root: a routed page, or the error page where no other can be shown. */
@Component({
  selector: 'sk-root',
  imports: [Failure, RouterOutlet],
  template: `
    @if (fatal.happened()) {
      <sk-failure />
    } @else {
      <router-outlet />
    }
  `,
})
export class App {
  protected readonly fatal = inject(FatalError);

  constructor() {
    inject(ThemeColor);
  }
}
