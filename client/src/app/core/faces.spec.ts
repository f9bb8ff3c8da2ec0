import { TestBed } from '@angular/core/testing';
import { Faces } from './faces';
import { FakeConnection, fakeApi, provideFakes } from './testing/fakes';
import { aMessage } from './testing/samples';
import { provideSomeone } from './testing/someone';

describe('Faces', () => {
  const connection = new FakeConnection();
  let faces: Faces;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideFakes(connection, fakeApi()), provideSomeone()] });
    faces = TestBed.inject(Faces);
  });

  it('knows no better than who asks when nothing was told', () => {
    expect(faces.pictureOf('omid', 'p1')).toBe('p1');
    expect(faces.nameOf('omid', 'امید')).toBe('امید');
  });

  it('holds in place of what was loaded before when somebody changed it', () => {
    connection.deliver('user_updated', { user: { username: 'omid', displayName: 'امید ر.', avatar: 'p2' } });
    expect(faces.pictureOf('omid', 'p1')).toBe('p2');
    expect(faces.nameOf('omid', 'امید')).toBe('امید ر.');
    connection.deliver('user_updated', { user: { username: 'omid', displayName: 'امید ر.' } });
    expect(faces.pictureOf('omid', 'p1')).toBeUndefined();
  });

  it('learns from what somebody has just written', () => {
    connection.deliver('message', aMessage(1, { username: 'omid', avatar: 'p3' }));
    expect(faces.pictureOf('omid')).toBe('p3');
  });

  it('keeps what it heard while an older answer was on its way', () => {
    const asked = faces.moment();
    connection.deliver('user_updated', { user: { username: 'omid', displayName: 'امید ر.', avatar: 'p2' } });
    faces.learn(
      [
        { username: 'omid', displayName: 'امید', avatar: 'p1' },
        { username: 'sara', displayName: 'سارا', avatar: 's1' },
      ],
      asked,
    );
    expect(faces.pictureOf('omid')).toBe('p2');
    expect(faces.nameOf('omid', '')).toBe('امید ر.');
    expect(faces.pictureOf('sara')).toBe('s1');
  });

  it('believes the answer that was asked for later when two overtake each other', () => {
    const [first, second] = [faces.moment(), faces.moment()];
    faces.learn([{ username: 'omid', displayName: 'امید', avatar: 'p2' }], second);
    faces.learn([{ username: 'omid', displayName: 'امید', avatar: 'p1' }], first);
    expect(faces.pictureOf('omid')).toBe('p2');
  });

  it('forgets all when changes may have been missed', () => {
    faces.learn([{ username: 'omid', displayName: 'امید', avatar: 'p1' }], faces.moment());
    faces.reset();
    expect(faces.pictureOf('omid', 'p9')).toBe('p9');
  });
});
