import { describe, expect, it } from 'vitest';
import { callsIn, mentionsOf } from './mentions.js';

const sara = { id: 's', username: 'Sara', isApart: false };
const omid = { id: 'o', username: 'omid', isApart: true };
const writer = { id: 'w', mayCallAll: false };

describe('mentionsOf', () => {
  it('names members as they are called in truth, in the order of the text', () => {
    expect(mentionsOf(['OMID', 'sara', 'nobody'], [sara, omid], writer).names).toEqual(['omid', 'Sara']);
  });

  it('leaves no mention to be found by who is apart from the writer, nor by the writer', () => {
    const self = { id: 'w', username: 'writer', isApart: false };
    expect(mentionsOf(['sara', 'omid', 'writer'], [sara, omid, self], writer).keys).toEqual(['s']);
  });

  it('counts everybody only when the writer may call them', () => {
    expect(mentionsOf(['All'], [], writer)).toEqual({ names: [], keys: [] });
    expect(mentionsOf(['All'], [], { ...writer, mayCallAll: true })).toEqual({
      names: ['all'],
      keys: ['all'],
    });
  });
});

describe('callsIn', () => {
  it('refuses a text that calls fifty-one names', () => {
    const text = Array.from({ length: 51 }, (_, index) => `@name${index}`).join(' ');
    expect(() => callsIn(text)).toThrow(expect.objectContaining({ code: 'validation.failed' }));
    expect(callsIn(text.replace('@name50', '@NAME0'))).toHaveLength(50);
  });
});
