import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Drafts } from './drafts';
import { SessionStore } from './session-store';

describe('Drafts', () => {
  const userId = signal<string | null>('id-of-sara');
  let drafts: Drafts;

  beforeEach(() => {
    localStorage.clear();
    userId.set('id-of-sara');
    TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { userId } }] });
    drafts = TestBed.inject(Drafts);
  });

  it('keeps what was typed, room by room, over a reload', () => {
    drafts.write('general', 'سلام');
    drafts.write('tech', 'hello');
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: SessionStore, useValue: { userId } }] });
    const reloaded = TestBed.inject(Drafts);
    expect([reloaded.read('general'), reloaded.read('tech'), reloaded.read('random')]).toEqual([
      'سلام',
      'hello',
      '',
    ]);
  });

  it('leaves nothing behind when the text is emptied', () => {
    drafts.write('general', 'سلام');
    drafts.write('general', '');
    expect([drafts.read('general'), localStorage.length]).toEqual(['', 0]);
  });

  it("does not show one person's draft to another", () => {
    drafts.write('general', 'سلام');
    userId.set('id-of-omid');
    expect(drafts.read('general')).toBe('');
  });

  it('remembers nothing and breaks nothing when the browser is full', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    drafts.write('general', 'سلام');
    vi.restoreAllMocks();
    expect(drafts.read('general')).toBe('');
  });
});
