import type { Shortcut } from '../shortcuts';
import type { MessageAction } from './offered-actions';

/** By the key's place on the keyboard, so that they work on a Persian layout too. */
const BY_CODE: Readonly<Record<string, readonly MessageAction[]>> = {
  KeyR: ['reply'],
  KeyT: ['thread'],
  KeyE: ['edit'],
  KeyP: ['pin', 'unpin'],
  KeyB: ['bookmark', 'removeBookmark'],
  KeyC: ['copyText'],
  KeyU: ['markUnread'],
  Delete: ['delete'],
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key asks of the message that has the focus; null where it asks nothing, or nothing that is allowed. */
export function messageKeys(
  { key, code, ctrlKey, metaKey, altKey }: Pressed,
  offered: readonly MessageAction[],
): MessageAction | 'menu' | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Enter') return 'menu';
  const wanted: readonly MessageAction[] = key === '+' ? ['react'] : (BY_CODE[code] ?? []);
  return wanted.find((action) => offered.includes(action)) ?? null;
}

/** What people are told of these keys. */
export const MESSAGE_SHORTCUTS: readonly Shortcut[] = [
  { keys: ['↑'], words: 'message.keys.up' },
  { keys: ['↓'], words: 'message.keys.down' },
  { keys: ['Enter'], words: 'message.menu' },
  { keys: ['R'], words: 'message.do.reply' },
  { keys: ['T'], words: 'message.do.thread' },
  { keys: ['+'], words: 'message.do.react' },
  { keys: ['E'], words: 'message.do.edit' },
  { keys: ['P'], words: 'message.do.pin' },
  { keys: ['B'], words: 'message.do.bookmark' },
  { keys: ['C'], words: 'message.do.copyText' },
  { keys: ['U'], words: 'message.do.markUnread' },
  { keys: ['Delete'], words: 'message.do.delete' },
];
