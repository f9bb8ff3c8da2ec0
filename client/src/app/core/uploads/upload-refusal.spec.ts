import { mayTryAgain, uploadRefusal } from './upload-refusal';

const RULES = { maxSize: 1_000, extensions: ['png', 'txt'] };

describe('uploadRefusal', () => {
  it.each([
    ['a.png', 1_000, null],
    ['A.PNG', 1, null],
    ['a.png', 1_001, 'file.tooLarge'],
    ['a.png', 0, 'file.empty'],
    ['a.pdf', 5, 'file.typeRefused'],
    ['a.exe', 5, 'file.typeRefused'],
    ['png', 5, 'file.typeRefused'],
    ['a.png.exe', 5, 'file.typeRefused'],
  ])('says of %s with %d bytes: %s', (name, size, refusal) => {
    expect(uploadRefusal({ name, size }, RULES)).toBe(refusal);
  });

  it('leaves the decision to the server when its rules are not known', () => {
    expect(uploadRefusal({ name: 'a.exe', size: 5 }, undefined)).toBeNull();
  });
});

describe('mayTryAgain', () => {
  it('is true when the fault was not the file’s own', () => {
    expect(mayTryAgain('file.quotaExceeded')).toBe(true);
    expect(mayTryAgain('file.damaged')).toBe(false);
    expect(mayTryAgain(undefined)).toBe(false);
  });
});
