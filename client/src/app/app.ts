import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';

/** The root: everything else is a routed page. */
@Component({
  selector: 'sk-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class App {}
