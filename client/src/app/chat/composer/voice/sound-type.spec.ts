import { soundType } from './sound-type';

const records =
  (...types: string[]) =>
  (type: string) =>
    types.includes(type);

describe('soundType', () => {
  it('takes WebM when it can be recorded, for it is read by all', () => {
    const all = records('audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus');
    expect(soundType(all, undefined)?.extension).toBe('webm');
  });

  it('takes what the browser has when it has no WebM', () => {
    expect(soundType(records('audio/mp4'), ['webm', 'm4a'])).toEqual({ type: 'audio/mp4', extension: 'm4a' });
    expect(soundType(records('audio/ogg;codecs=opus'), undefined)?.extension).toBe('ogg');
  });

  it('passes over what the server refuses', () => {
    expect(soundType(records('audio/webm;codecs=opus', 'audio/mp4'), ['m4a'])?.extension).toBe('m4a');
    expect(soundType(records('audio/webm;codecs=opus'), ['mp3'])).toBeUndefined();
  });
});
