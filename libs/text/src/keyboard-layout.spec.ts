import { describe, expect, it } from 'vitest';
import { onOtherLayout } from './keyboard-layout.js';

describe('onOtherLayout', () => {
  it.each([
    ['sghl', 'سلام'],
    ['SGHL', 'سلآم'],
    [';jhf', 'کتاب'],
    ['lk [hldk', 'من جامین'],
    ["'v,i", 'گروه'],
    ['Cht', 'ژاف'],
    ['اثممخ', 'hello'],
    ['سلام ۲', 'sghl ۲'],
  ])('reads %j as %j', (text, other) => {
    expect(onOtherLayout(text)).toBe(other);
  });

  it.each(['سلام hello', '123', '', '!?'])('reads nothing else in %j', (text) => {
    expect(onOtherLayout(text)).toBeNull();
  });
});
