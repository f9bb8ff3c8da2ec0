import { askedAt } from './asked';

describe('askedAt', () => {
  it.each([
    ['@', 'person', '', 0],
    ['سلام @سا', 'person', 'سا', 5],
    ['(@ali_', 'person', 'ali_', 1],
    ['خوب :قلب', 'emoji', 'قلب', 4],
    [':hea', 'emoji', 'hea', 0],
    ['/', 'command', '', 0],
    ['/مو', 'command', 'مو', 0],
  ])('knows what is being typed in %j', (text, kind, query, start) => {
    expect(askedAt(text, text.length)).toEqual({ kind, query, start });
  });

  it.each(['ali@ex', 'سلام @ali ', 'ساعت 12:30', ':a', 'a:bc', 'رو /me', '/me ', '', '://'])(
    'sees nothing to complete in %j',
    (text) => expect(askedAt(text, text.length)).toBeNull(),
  );

  it('looks at what stands before the caret alone', () => {
    expect(askedAt('@ali سلام', 3)).toEqual({ kind: 'person', query: 'al', start: 0 });
  });
});
