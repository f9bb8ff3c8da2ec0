import { TestBed } from '@angular/core/testing';
import { SessionStore } from '../../core/session-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMessage, anOwnUser } from '../../core/testing/samples';
import { ComposerState } from './composer-state';

describe('ComposerState', () => {
  it('keeps a task apart for each place until it is cleared', () => {
    const state = TestBed.inject(ComposerState);
    state.reply('general', aMessage(1));
    state.edit('thread', aMessage(2));
    expect(state.task('general')).toEqual({ kind: 'reply', message: aMessage(1) });
    state.clear('general');
    expect(state.task('general')).toBeNull();
    expect(state.task('thread')?.kind).toBe('edit');
  });

  it('keeps nothing for the next person', async () => {
    const enter = (username: string) => Promise.resolve(anOwnUser({ username, id: username }));
    const api = fakeApi({ login: ({ username }) => enter(username) });
    TestBed.configureTestingModule({ providers: [provideFakes(new FakeConnection(), api)] });
    const session = TestBed.inject(SessionStore);
    const state = TestBed.inject(ComposerState);
    await session.login({ username: 'sara', password: '' });
    state.reply('general', aMessage(1));
    state.write('general', '@omid ');
    await session.login({ username: 'omid', password: '' });
    expect([state.task('general'), state.words('general')]).toEqual([null, '']);
  });

  it('keeps words for a place until they are written', () => {
    const state = TestBed.inject(ComposerState);
    state.write('general', '@omid ');
    expect([state.words('general'), state.words('thread')]).toEqual(['@omid ', '']);
    state.written('general');
    expect(state.words('general')).toBe('');
  });

  it('has one task in a place when a second one is set', () => {
    const state = TestBed.inject(ComposerState);
    state.reply('general', aMessage(1));
    state.edit('general', aMessage(2));
    expect(state.task('general')).toEqual({ kind: 'edit', message: aMessage(2) });
  });
});
