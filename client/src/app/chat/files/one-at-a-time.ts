import { Directive, ElementRef, Service, inject } from '@angular/core';

/** Whose sound it is now. */
@Service()
class Turn {
  #current: HTMLMediaElement | null = null;

  take(element: HTMLMediaElement): void {
    if (this.#current !== element) this.#current?.pause();
    this.#current = element;
  }
}

/** Of everything that sounds in the page one plays at a time. */
@Directive({ selector: 'audio[skOneAtATime], video[skOneAtATime]', host: { '(play)': 'took()' } })
export class OneAtATime {
  readonly #turn = inject(Turn);
  readonly #element: HTMLMediaElement = inject<ElementRef<HTMLMediaElement>>(ElementRef).nativeElement;

  protected took(): void {
    this.#turn.take(this.#element);
  }
}
