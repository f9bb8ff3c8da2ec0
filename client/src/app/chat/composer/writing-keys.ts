import type { Format } from './format';

/** What browsers give as the code of a key that a composition has taken (UI Events, legacy key attributes). */
const COMPOSING_KEY_CODE = 229;

const FORMAT_KEYS: Record<string, Format> = { KeyB: 'bold', KeyI: 'italic', KeyE: 'code' };
const FORMAT_KEYS_WITH_SHIFT: Record<string, Format> = { KeyX: 'strike', KeyK: 'link' };

/** Safari ends the composition before it tells of the Enter that ended it; the key's old code still gives it away. */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === COMPOSING_KEY_CODE;

/** The format a key asks for, wherever its letter stands on the layout. */
export function formatOf({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): Format | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  return (shiftKey ? FORMAT_KEYS_WITH_SHIFT : FORMAT_KEYS)[code];
}

/** Whether Enter sends: by itself unless the person wants it to break lines, and with Control always. */
export function sends({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, enterSends: boolean): boolean {
  if (key !== 'Enter' || shiftKey) return false;
  return enterSends || ctrlKey || metaKey;
}
