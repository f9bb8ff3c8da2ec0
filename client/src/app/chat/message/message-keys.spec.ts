import { messageKeys } from './message-keys';
import { MESSAGE_ACTIONS } from './offered-actions';

const press = (key: string, code: string, changes: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...changes,
});

describe('messageKeys', () => {
  it.each([
    ['r', 'KeyR', 'reply'],
    ['ق', 'KeyR', 'reply'],
    ['+', 'Equal', 'react'],
    ['+', 'NumpadAdd', 'react'],
    ['p', 'KeyP', 'pin'],
    ['Delete', 'Delete', 'delete'],
    ['Enter', 'Enter', 'menu'],
  ])('answers %s when everything is offered, whatever the layout', (key, code, action) => {
    expect(messageKeys(press(key, code), MESSAGE_ACTIONS)).toBe(action);
  });

  it('takes the pin away when that is what is offered', () => {
    expect(messageKeys(press('p', 'KeyP'), ['unpin'])).toBe('unpin');
  });

  it('answers nothing when the action is not offered, or the key is the browser’s', () => {
    expect(messageKeys(press('e', 'KeyE'), ['reply'])).toBeNull();
    expect(messageKeys(press('r', 'KeyR', { ctrlKey: true }), MESSAGE_ACTIONS)).toBeNull();
    expect(messageKeys(press('x', 'KeyX'), MESSAGE_ACTIONS)).toBeNull();
  });
});
