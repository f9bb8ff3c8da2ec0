import { EventEmitter, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { OwnUser, User } from '#contracts';
import type { Api } from '../../core/api';
import { ApiError } from '../../core/api-error';
import { Attention } from '../../core/attention';
import { RoomsStore } from '../../core/rooms-store';
import { SessionStore } from '../../core/session-store';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aMembership, aRoom, aUser, anOwnUser } from '../../core/testing/samples';
import { providePersian } from '../../i18n/testing/persian';
import { ComposerState } from '../composer/composer-state';
import { Viewport } from '../shell/viewport';
import { PersonCard } from './person-card';

const STATS = { messages: 1250, logins: 12, daysActive: 9, joinedAt: '2026-03-21T08:00:00.000Z' };

describe('PersonCard', () => {
  const closed = new EventEmitter<void>();
  const close = vi.fn(() => closed.emit());
  const navigate = vi.fn(() => Promise.resolve(true));

  async function show(person: User, routes: Partial<Api> = {}) {
    const self = signal<OwnUser>(anOwnUser());
    const api = fakeApi({
      user: () => Promise.resolve(person),
      userStats: () => Promise.resolve(STATS),
      ...routes,
    });
    const session = {
      user: self,
      userId: signal('id-of-sara'),
      username: signal('sara'),
      setUser: (changed: OwnUser) => self.set(changed),
    };
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideFakes(new FakeConnection(), api),
        { provide: SessionStore, useValue: session },
        { provide: MAT_DIALOG_DATA, useValue: person.username },
        { provide: MatDialogRef, useValue: { close, afterClosed: () => closed } },
        { provide: Router, useValue: { navigate } },
        { provide: Viewport, useValue: { narrow: () => false } },
      ],
    });
    const fixture = TestBed.createComponent(PersonCard);
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    return {
      host,
      self,
      whenStable: () => fixture.whenStable(),
      text: () => host.textContent?.replace(/\s+/g, ' ') ?? '',
      buttons: () => [...host.querySelectorAll('button')].map((button) => button.textContent?.trim()),
      press: async (words: string) => {
        [...host.querySelectorAll('button')].find((button) => button.textContent?.includes(words))?.click();
        await fixture.whenStable();
      },
    };
  }

  it('says who somebody is, what they do and what they have done', async () => {
    const omid = aUser({
      username: 'omid',
      displayName: 'امید',
      bio: 'در تیم فنی',
      status: { state: 'online', text: 'در جلسه', emoji: '📅' },
    });
    const { text, buttons } = await show(omid);
    for (const part of ['امید', '@omid', 'در تیم فنی', '📅', 'در جلسه', '۱٬۲۵۰'])
      expect(text()).toContain(part);
    expect(buttons()).toEqual(['فایل‌های فرستاده', 'پیام خصوصی', 'مسدود کردن']);
  });

  it('says when somebody was last seen when they are not here', async () => {
    const omid = aUser({ username: 'omid', lastSeenAt: '2025-02-10T05:35:00.000Z' });
    expect((await show(omid)).text()).toContain('آخرین بازدید: ۲۲ بهمن ۱۴۰۳');
  });

  it('leads to the settings, and offers no conversation with oneself, when it is one’s own', async () => {
    expect((await show(aUser())).buttons()).toEqual(['فایل‌های فرستاده', 'ویرایش نمایه']);
  });

  it('shows at once what one changed of oneself', async () => {
    const { self, text, whenStable } = await show(aUser());
    self.set(anOwnUser({ displayName: 'سارای تازه', bio: 'در سفر' }));
    await whenStable();
    for (const part of ['سارای تازه', 'در سفر']) expect(text()).toContain(part);
  });

  it('puts the name into the composer of the open room', async () => {
    const { press, buttons, whenStable } = await show(aUser({ username: 'omid' }), {
      rooms: () => Promise.resolve([aRoom({ id: 'general', membership: aMembership() })]),
    });
    expect(buttons()).not.toContain('نام بردن');
    await TestBed.inject(RoomsStore).refresh();
    TestBed.inject(Attention).open('general');
    await whenStable();
    await press('نام بردن');
    expect(TestBed.inject(ComposerState).words('general')).toBe('@omid ');
  });

  it('opens the private conversation when one wants to write', async () => {
    const room = aRoom({ id: 'direct-1', kind: 'direct' });
    const { press } = await show(aUser({ username: 'omid' }), { direct: () => Promise.resolve(room) });
    await press('پیام خصوصی');
    expect([close.mock.calls.length, navigate.mock.calls]).toEqual([1, [[['/rooms', 'direct-1']]]]);
  });

  it('says why when the person takes no private messages', async () => {
    const { press, host } = await show(aUser({ username: 'omid' }), {
      direct: () => Promise.reject(new ApiError('user.refusesPrivate')),
    });
    await press('پیام خصوصی');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('پیام خصوصی نمی‌پذیرد');
  });

  it('blocks and unblocks, and offers no conversation with somebody who is blocked', async () => {
    const { press, buttons } = await show(aUser({ username: 'omid' }), {
      block: () => Promise.resolve(anOwnUser({ blocked: ['omid'] })),
      unblock: () => Promise.resolve(anOwnUser()),
    });
    await press('مسدود کردن');
    expect(buttons()).toEqual(['فایل‌های فرستاده', 'رفع مسدودی']);
    await press('رفع مسدودی');
    expect(buttons()).toEqual(['فایل‌های فرستاده', 'پیام خصوصی', 'مسدود کردن']);
  });
});
