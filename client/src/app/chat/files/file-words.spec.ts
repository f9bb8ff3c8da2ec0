import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aFile } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { FileWords } from './file-words';

const image = aFile('a.png');
const voice = aFile('v.ogg', { kind: 'voice' });
const report = aFile('گزارش.pdf', { kind: 'document' });

describe('FileWords', () => {
  let words: FileWords;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
    words = TestBed.inject(FileWords);
  });

  it.each([
    [[image], 'عکس'],
    [[image, image, image], '۳ عکس'],
    [[voice], 'پیام صوتی'],
    [[report], 'گزارش.pdf'],
    [[report, image], '۲ فایل'],
    [[], ''],
  ])('says what was sent when there are no words', (files, line) => {
    expect(words.line({ text: '', files })).toBe(line);
  });

  it('says the words when there are some', () => {
    expect(words.line({ text: 'ببینید', files: [image] })).toBe('ببینید');
  });

  it('has the length of sound in the person’s digits', () => {
    expect(words.length(187.4)).toBe('۳:۰۷');
    expect(words.length(3_765)).toBe('۱:۰۲:۴۵');
  });
});
