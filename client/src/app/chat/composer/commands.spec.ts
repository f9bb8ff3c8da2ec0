import { commandText, readTyped } from './commands';

describe('readTyped', () => {
  it.each([
    ['/me دست تکان داد', 'me', 'دست تکان داد'],
    ['/من رفتم', 'me', 'رفتم'],
    ['/موضوع  خبرهای تازه ', 'topic', 'خبرهای تازه'],
    ['/موضوع\nدو\nخط', 'topic', 'دو\nخط'],
    ['/LEAVE', 'leave', ''],
    ['/نظرسنجی ناهار؟', 'poll', 'ناهار؟'],
    ['/پيوستن tech', 'join', 'tech'],
  ])('finds the command in %j', (text, name, rest) => {
    expect(readTyped(text)).toEqual({ kind: 'command', name, rest });
  });

  it.each(['سلام', '/usr/bin', '/ me', 'a /me', '/', '1/2', '/۲'])('takes %j for a text', (text) => {
    expect(readTyped(text)).toEqual({ kind: 'text', text });
  });

  it('takes a text for what follows the first slash when there are two', () => {
    expect(readTyped('//me')).toEqual({ kind: 'text', text: '/me' });
  });

  it('knows that a command is unknown', () => {
    expect(readTyped('/نمیدانم چه')).toEqual({ kind: 'unknown', name: 'نمیدانم' });
  });
});

describe('commandText', () => {
  it('is the message a command stands for', () => {
    expect(commandText('me', 'رفت')).toBe('/me رفت');
    expect(commandText('shrug', 'خب')).toBe('خب ¯\\＿(ツ)＿/¯');
    expect(commandText('shrug', '')).toBe('¯\\＿(ツ)＿/¯');
  });

  it('is null when nothing is said by it', () => {
    expect([commandText('me', ''), commandText('leave', '')]).toEqual([null, null]);
  });
});
