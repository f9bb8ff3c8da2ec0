/** A field one writes text into. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Puts text in the place of the selection, as if it were typed: an `input` event follows, and undo takes it back. */
export function insertAtCaret(field: TextField, text: string): void {
  field.focus();
  // Deprecated, and still the only way that enters the field's undo history.
  if (field.ownerDocument.execCommand?.('insertText', false, text)) return;
  field.setRangeText(
    text,
    field.selectionStart ?? field.value.length,
    field.selectionEnd ?? field.value.length,
    'end',
  );
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** Puts text in place of a part of what is written, as if it were typed, and selects what is to be looked at next. */
export function replaceRange(
  field: TextField,
  change: { from: number; to: number; insert: string; select: readonly [start: number, end: number] },
): void {
  field.setSelectionRange(change.from, change.to);
  insertAtCaret(field, change.insert);
  field.setSelectionRange(...change.select);
}
