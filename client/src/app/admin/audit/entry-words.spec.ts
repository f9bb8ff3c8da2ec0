import { TestBed } from '@angular/core/testing';
import { provideTranslateService } from '@ngx-translate/core';
import type { AuditEntry } from '#contracts';
import { EntryWords } from './entry-words';

describe('EntryWords', () => {
  it('names each part of what was recorded, in its own direction, when it has parts', () => {
    TestBed.configureTestingModule({ providers: [provideTranslateService()] });
    const detail = { facts: { text: { fa: 'سلام', en: 'Hello' }, rooms: ['general', 'tech'] } };
    expect(TestBed.inject(EntryWords).facts({ detail } as unknown as AuditEntry)).toEqual([
      { name: 'text', value: 'fa: \u2068سلام\u2069 · en: \u2068Hello\u2069' },
      { name: 'rooms', value: '\u2068general\u2069 · \u2068tech\u2069' },
    ]);
  });
});
