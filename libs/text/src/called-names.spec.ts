import { describe, expect, it } from 'vitest';
import { calledNames } from './called-names.js';

describe('calledNames', () => {
  it.each([
    ['سلام @sara و @omid', ['sara', 'omid']],
    ['@Sara @SARA @sara', ['Sara']],
    ['@all بیایید', ['all']],
    ['«@sara»، (@omid)؛ @nima.', ['sara', 'omid', 'nima']],
    ['خط یک @sara\nخط دو @omid', ['sara', 'omid']],
    ['sara@example.org', []],
    ['@ab', []],
    [`@${'a'.repeat(21)}`, []],
    ['`@sara` و @omid', ['omid']],
    ['```\n@sara\n```\n@omid', ['omid']],
    ['**@sara** ~~@omid~~ ||@nima||', ['sara', 'omid', 'nima']],
    ['> @sara\n- @omid', ['sara', 'omid']],
    ['هیچ‌کس', []],
  ])('finds in %j the names %j', (text, names) => {
    expect(calledNames(text)).toEqual(names);
  });
});
