import { Directive, afterNextRender, inject } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';

/** Opens the menu of a button as soon as both are there: they were fetched because the menu was wanted. */
@Directive({ selector: '[skOpensItself]' })
export class OpensItself {
  constructor() {
    const trigger = inject(MatMenuTrigger);
    afterNextRender(() => trigger.openMenu());
  }
}
