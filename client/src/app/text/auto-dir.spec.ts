import { Directionality } from '@angular/cdk/bidi';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AutoDir } from './auto-dir';

@Component({
  imports: [AutoDir],
  template: `<textarea
    skAutoDir
    aria-label="text"
    [value]="value()"
    (input)="inputs.push(field.value)"
    #field
  ></textarea>`,
})
class Host {
  readonly value = signal('');
  readonly inputs: string[] = [];
}

async function open(page: 'rtl' | 'ltr' = 'rtl') {
  TestBed.inject(Directionality).valueSignal.set(page);
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('textarea')!;
  const key = (type: 'keydown' | 'keyup', code: string, held: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...held });
    field.dispatchEvent(event);
    return event;
  };
  return {
    host: fixture.componentInstance,
    field,
    settled: () => fixture.whenStable(),
    keydown: (code: string, held?: KeyboardEventInit) => key('keydown', code, held),
    keyup: (code: string, held?: KeyboardEventInit) => key('keyup', code, held),
    async type(text: string) {
      field.value = text;
      field.setSelectionRange(text.length, text.length);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await fixture.whenStable();
    },
    async choose(side: 'Left' | 'Right') {
      key('keydown', 'ControlLeft', { ctrlKey: true });
      key('keydown', `Shift${side}`, { ctrlKey: true, shiftKey: true });
      key('keyup', `Shift${side}`, { ctrlKey: true });
      key('keyup', 'ControlLeft');
      await fixture.whenStable();
    },
  };
}

describe('AutoDir direction', () => {
  it.each(['', '۱۲۳', '123', '😀', '@ali'])(
    'AutoDir follows the page when the text has no words (%j)',
    async (text) => {
      const rtl = await open('rtl');
      await rtl.type(text);
      expect(rtl.field.dir).toBe('rtl');
      TestBed.inject(Directionality).valueSignal.set('ltr');
      await rtl.settled();
      expect(rtl.field.dir).toBe('ltr');
    },
  );

  it('AutoDir follows the words when something is typed', async () => {
    const { field, type } = await open('rtl');
    await type('hello there');
    expect(field.dir).toBe('ltr');
    await type('hello سلام سلام');
    expect(field.dir).toBe('rtl');
  });

  it('AutoDir follows the words when the value is set by code', async () => {
    const { field, host, settled } = await open('rtl');
    host.value.set('a draft of mine');
    await settled();
    expect(field.dir).toBe('ltr');
  });
});

describe('AutoDir choice', () => {
  it('AutoDir reads as chosen when Control is pressed with one Shift, until the field is emptied', async () => {
    const { field, type, choose } = await open('rtl');
    await type('hello');
    await choose('Right');
    expect(field.dir).toBe('rtl');
    await type('hello there');
    expect(field.dir).toBe('rtl');
    await choose('Left');
    expect(field.dir).toBe('ltr');
    await type('');
    expect(field.dir).toBe('rtl');
  });

  it('AutoDir keeps the choice when it is made before anything is typed', async () => {
    const { field, type, choose } = await open('rtl');
    await choose('Left');
    expect(field.dir).toBe('ltr');
    await type('سلام');
    expect(field.dir).toBe('ltr');
  });

  it('AutoDir takes the choice when Shift is pressed before Control', async () => {
    const { field, keydown, keyup, settled } = await open('rtl');
    keydown('ShiftLeft', { shiftKey: true });
    keydown('ControlLeft', { ctrlKey: true, shiftKey: true });
    keyup('ControlLeft', { shiftKey: true });
    await settled();
    expect(field.dir).toBe('ltr');
  });

  it('AutoDir changes nothing when another key is pressed with the two', async () => {
    const { field, keydown, keyup, settled } = await open('rtl');
    keydown('ControlLeft', { ctrlKey: true });
    keydown('ShiftLeft', { ctrlKey: true, shiftKey: true });
    keydown('ArrowLeft', { ctrlKey: true, shiftKey: true });
    keyup('ArrowLeft', { ctrlKey: true, shiftKey: true });
    keyup('ShiftLeft', { ctrlKey: true });
    await settled();
    expect(field.dir).toBe('rtl');
  });

  it('AutoDir changes nothing when Shift is pressed alone', async () => {
    const { field, keydown, keyup, settled } = await open('rtl');
    keydown('ShiftLeft', { shiftKey: true });
    keyup('ShiftLeft');
    await settled();
    expect(field.dir).toBe('rtl');
  });
});

describe('AutoDir ZWNJ', () => {
  it('AutoDir puts a ZWNJ at the caret when Shift+Space follows a Persian letter', async () => {
    const { field, host, type, keydown } = await open();
    await type('میروم');
    field.setSelectionRange(2, 2);
    expect(keydown('Space', { shiftKey: true }).defaultPrevented).toBe(true);
    expect(field.value).toBe('می\u200cروم');
    expect(field.selectionStart).toBe(3);
    expect(host.inputs.at(-1)).toBe('می\u200cروم');
  });

  it('AutoDir puts a ZWNJ when Shift+Space follows a mark on a Persian letter', async () => {
    const { field, type, keydown } = await open();
    await type('خانهٔ');
    keydown('Space', { shiftKey: true });
    expect(field.value).toBe('خانهٔ\u200c');
  });

  it('AutoDir puts a ZWNJ in place of the selection when Control+Shift+2 is pressed', async () => {
    const { field, type, keydown } = await open();
    await type('می روم');
    field.setSelectionRange(2, 3);
    expect(keydown('Digit2', { ctrlKey: true, shiftKey: true }).defaultPrevented).toBe(true);
    expect(field.value).toBe('می\u200cروم');
  });

  it.each([
    ['Shift+Space follows a Latin letter', 'Hello', 'Space', { shiftKey: true }],
    ['Space is pressed alone', 'سلام', 'Space', {}],
    ['Shift+2 is pressed', 'سلام', 'Digit2', { shiftKey: true }],
    ['Alt is held too', 'سلام', 'Space', { shiftKey: true, altKey: true }],
    ['a word is being composed', 'سلام', 'Space', { shiftKey: true, isComposing: true }],
  ])('AutoDir leaves the key alone when %s', async (_when, text, code, held) => {
    const { field, type, keydown } = await open();
    await type(text);
    expect(keydown(code, held).defaultPrevented).toBe(false);
    expect(field.value).toBe(text);
  });
});
