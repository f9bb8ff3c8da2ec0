import { TestBed } from '@angular/core/testing';
import type { Member, MuteRequest, OwnUser, Room } from '#contracts';
import { ApiError } from '../../core/api-error';
import { MembersStore } from '../../core/members-store';
import { MutesApi } from '../../core/mutes-api';
import { RoomsStore } from '../../core/rooms-store';
import { aMembership, aRoom, aUser, anOwnUser } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Notices } from '../../ui/notices';
import { MemberMenu } from './member-menu';
import { MuteQuestion } from './mute-question';

const HERE = 'بی‌صدا کردن در این اتاق';
const EVERYWHERE = 'بی‌صدا کردن در همه جا';
const END_HERE = 'اجازهٔ نوشتن در این اتاق';
const END_EVERYWHERE = 'اجازهٔ نوشتن در همه جا';
const OWNER = aMembership({ role: 'owner' });

describe('MemberMenu', () => {
  const wish = { reason: 'آرام باشید', until: '2026-03-22T08:30:00.000Z' };
  const api = { mute: vi.fn(), unmute: vi.fn(), everywhere: vi.fn() };
  const members = { setMute: vi.fn() };
  const notices = { failure: vi.fn() };
  const ask = vi.fn<() => Promise<MuteRequest | undefined>>();

  beforeEach(() => {
    vi.resetAllMocks();
    api.mute.mockResolvedValue(wish);
    api.everywhere.mockResolvedValue(null);
    ask.mockResolvedValue(wish);
  });

  async function show(self: Partial<OwnUser>, room: Partial<Room>, member: Partial<Member> = {}) {
    TestBed.configureTestingModule({
      providers: [
        providePersian(),
        provideSomeone(anOwnUser({ id: 'id-of-self', username: 'self', ...self })),
        { provide: MutesApi, useValue: api },
        { provide: MembersStore, useValue: members },
        { provide: RoomsStore, useValue: {} },
        { provide: MuteQuestion, useValue: { ask } },
        { provide: Notices, useValue: notices },
      ],
    });
    const fixture = TestBed.createComponent(MemberMenu);
    fixture.componentRef.setInput('room', aRoom({ id: 'general', kind: 'public', ...room }));
    const omid: Member = {
      user: aUser({ id: 'id-of-omid', username: 'omid' }),
      role: 'member',
      joinedAt: '',
    };
    fixture.componentRef.setInput('member', { ...omid, ...member });
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const items = () => [...document.querySelectorAll<HTMLElement>('.mat-mdc-menu-panel [mat-menu-item]')];
    return {
      host,
      words: () => items().map((item) => item.textContent?.trim()),
      choose: async (words: string) => {
        items()
          .find((item) => item.textContent?.includes(words))
          ?.click();
        await fixture.whenStable();
      },
    };
  }

  it('mutes a member in the room for those who keep it', async () => {
    const { words, choose } = await show({}, { membership: OWNER });
    expect(words()).toContain(HERE);
    expect(words()).not.toContain(EVERYWHERE);
    await choose(HERE);
    expect(api.mute).toHaveBeenCalledWith('omid', wish, 'general');
    expect(members.setMute).toHaveBeenCalledWith('general', 'omid', wish);
  });

  it('changes nothing when the question is dismissed', async () => {
    ask.mockResolvedValue(undefined);
    const { choose } = await show({}, { membership: OWNER });
    await choose(HERE);
    expect([api.mute.mock.calls, members.setMute.mock.calls]).toEqual([[], []]);
  });

  it('lets somebody write again who is muted in the room', async () => {
    const { words, choose } = await show({}, { membership: OWNER }, { mute: {} });
    expect(words()).not.toContain(HERE);
    await choose(END_HERE);
    expect(api.unmute).toHaveBeenCalledWith('omid', 'general');
    expect(members.setMute).toHaveBeenCalledWith('general', 'omid');
  });

  it('offers a moderator of the room neither roles nor the door', async () => {
    const { words } = await show({}, { membership: aMembership({ role: 'moderator' }) });
    expect(words()).toEqual([HERE]);
  });

  it('is not there for a moderator of the room about its owner', async () => {
    const { host } = await show({}, { membership: aMembership({ role: 'moderator' }) }, { role: 'owner' });
    expect(host.querySelector('button')).toBeNull();
  });

  it('mutes everywhere for moderators of the server', async () => {
    const { choose } = await show({ role: 'moderator' }, { membership: aMembership() });
    await choose(EVERYWHERE);
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ username: 'omid' }), 'everywhere');
    expect(api.mute).toHaveBeenCalledWith('omid', wish);
    expect(members.setMute).not.toHaveBeenCalled();
  });

  it('lets somebody write again who is muted everywhere', async () => {
    api.everywhere.mockResolvedValue({});
    const { choose } = await show({ role: 'moderator' }, { membership: aMembership() });
    await choose(END_EVERYWHERE);
    expect(api.unmute).toHaveBeenCalledWith('omid');
  });

  it('says why nothing came of it', async () => {
    const refusal = new ApiError('user.outranked', 403);
    api.mute.mockRejectedValue(refusal);
    const { choose } = await show({}, { membership: OWNER });
    await choose(HERE);
    expect(notices.failure).toHaveBeenCalledWith(refusal);
    expect(members.setMute).not.toHaveBeenCalled();
  });
});
