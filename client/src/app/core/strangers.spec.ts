import { TestBed } from '@angular/core/testing';
import { ApiError } from './api-error';
import { Faces } from './faces';
import { Strangers } from './strangers';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aUser } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('Strangers', () => {
  const user = vi.fn();

  function strangers() {
    TestBed.configureTestingModule({
      providers: [provideFakes(new FakeConnection(), fakeApi({ user })), provideSomeone()],
    });
    return { strangers: TestBed.inject(Strangers), faces: TestBed.inject(Faces) };
  }

  beforeEach(() => {
    user.mockReset();
  });

  it('asks once for somebody when several want to know', async () => {
    user.mockResolvedValue(aUser({ username: 'leila', displayName: 'لیلا', avatar: 'p1' }));
    const { strangers: asking, faces } = strangers();
    await Promise.all([asking.meet('leila'), asking.meet('leila')]);
    await asking.meet('leila');
    expect(user).toHaveBeenCalledExactlyOnceWith('leila');
    expect(faces.nameOf('leila', '')).toBe('لیلا');
    expect(faces.pictureOf('leila')).toBe('p1');
  });

  it.each([
    ['user.notFound', 1],
    ['server.error', 2],
  ] as const)('is told %s and asks %i times when somebody is wanted twice', async (code, times) => {
    user.mockRejectedValue(new ApiError(code));
    const { strangers: asking } = strangers();
    await asking.meet('leila');
    await asking.meet('leila');
    expect(user).toHaveBeenCalledTimes(times);
  });
});
