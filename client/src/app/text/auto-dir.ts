import { Directionality } from '@angular/cdk/bidi';
import { Directive, ElementRef, afterEveryRender, computed, inject, signal } from '@angular/core';
import { type Direction, letterClass, paragraphDirection } from '#text';
import { type TextField, insertAtCaret } from './insert-at-caret';

const ZWNJ = '\u200c';
const LETTER_AT_END = /(\p{L})\p{M}*$/u;
/** A letter with its marks fits in so many characters. */
const LETTER_LENGTH = 8;

/** Both Control keys; which of the two says nothing. */
const isControl = (code: string) => code === 'ControlLeft' || code === 'ControlRight';

/**
 * A text field that reads as its text does, and as the page does while its text says nothing: `dir="auto"` would jump
 * to the left when the field is empty or holds digits only. It also has the keys of Persian writers: Control with the
 * right or left Shift chooses a direction, Shift+Space and Control+Shift+2 give a ZWNJ.
 */
@Directive({
  selector: '[skAutoDir]',
  exportAs: 'skAutoDir',
  host: {
    '[attr.dir]': 'direction()',
    '(input)': 'read()',
    '(keydown)': 'onKeydown($event)',
    '(keyup)': 'onKeyup($event)',
    '(blur)': 'forgetKeys()',
  },
})
export class AutoDir {
  readonly #field = inject<ElementRef<TextField>>(ElementRef).nativeElement;
  readonly #page = inject(Directionality).valueSignal;
  readonly #value = signal('');
  readonly #chosen = signal<Direction | null>(null);
  /** The Shift that is held down. */
  #shift: string | null = null;
  /** The Shift that was pressed with Control, and no other key since. */
  #choice: string | null = null;

  /** What the writer chose, until the field is emptied: to be stored with the message. */
  readonly chosen = this.#chosen.asReadonly();
  /** How the field reads now. */
  readonly direction = computed(() => this.#chosen() ?? paragraphDirection(this.#value(), this.#page()));

  constructor() {
    // A value set by code, as when a draft is restored, comes without an event.
    afterEveryRender({ read: () => this.read() });
  }

  /** As when it was chosen by keys; null for as the words read. */
  choose(direction: Direction | null): void {
    this.#chosen.set(direction);
  }

  /** Puts a ZWNJ at the caret: for the button on phones, whose keyboards have no such key. */
  insertZwnj(): void {
    insertAtCaret(this.#field, ZWNJ);
  }

  protected read(): void {
    const { value } = this.#field;
    if (value === '' && this.#value() !== '') this.choose(null);
    this.#value.set(value);
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    this.#followShift(event);
    if (!this.#asksForZwnj(event)) return;
    event.preventDefault();
    this.insertZwnj();
  }

  protected onKeyup(event: KeyboardEvent): void {
    const choice = this.#choice;
    if (choice !== null && (event.code === choice || isControl(event.code))) {
      this.choose(choice === 'ShiftRight' ? 'rtl' : 'ltr');
      this.#choice = null;
    }
    if (event.code === this.#shift) this.#shift = null;
  }

  /** The keyup of a key held while the field lost focus goes elsewhere. */
  protected forgetKeys(): void {
    this.#shift = null;
    this.#choice = null;
  }

  /** Only the two keys alone are a choice: Control+Shift+2, or with an arrow, is something else. */
  #followShift({ code, ctrlKey }: KeyboardEvent): void {
    if (code === 'ShiftLeft' || code === 'ShiftRight') {
      this.#shift = code;
      this.#choice = ctrlKey ? code : null;
    } else this.#choice = isControl(code) ? this.#shift : null;
  }

  #asksForZwnj({ code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    if (!shiftKey || altKey || metaKey) return false;
    if (ctrlKey) return code === 'Digit2';
    // After a Latin letter a held Shift is only a capital too long, and the space is meant.
    return code === 'Space' && this.#followsJoiningLetter();
  }

  #followsJoiningLetter(): boolean {
    const caret = this.#field.selectionStart ?? 0;
    const letter = LETTER_AT_END.exec(
      this.#field.value.slice(Math.max(0, caret - LETTER_LENGTH), caret),
    )?.[1];
    return letter !== undefined && letterClass(letter) === 'rtl';
  }
}
