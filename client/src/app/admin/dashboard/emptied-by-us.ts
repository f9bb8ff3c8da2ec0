import { Directive, ElementRef, inject } from '@angular/core';

/** An element that a library empties by `innerHTML = ''`, which the page's policy refuses: it is emptied all the same. */
@Directive({ selector: '[skEmptiedByUs]' })
export class EmptiedByUs {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    Object.defineProperty(element, 'innerHTML', { set: () => element.replaceChildren() });
  }
}
