import { UrlSegment } from '@angular/router';
import { chatUrl, roomAddress } from './chat-url';

const parse = (path: string) => chatUrl(path.split('/').map((part) => new UrlSegment(part, {})));
const params = (path: string) =>
  Object.fromEntries(
    Object.entries(parse(path)?.posParams ?? {}).map(([name, { path: value }]) => [name, value]),
  );

describe('chatUrl', () => {
  it('takes the list when no room is named', () => {
    expect(params('rooms')).toEqual({});
    expect(parse('rooms')?.consumed).toHaveLength(1);
  });

  it('names the room when there is one', () => {
    expect(params('rooms/general')).toEqual({ room: 'general' });
  });

  it.each(['people', 'pins', 'files', 'search'])('names the pane when it is %s', (pane) => {
    expect(params(`rooms/general/${pane}`)).toEqual({ room: 'general', pane });
  });

  it('names the thread when one is wanted', () => {
    expect(params('rooms/general/thread/m1')).toEqual({ room: 'general', pane: 'thread', thread: 'm1' });
  });

  it('names the message at which the room opens', () => {
    expect(params('rooms/general/messages/120')).toEqual({ room: 'general', at: '120' });
  });

  it('names what stands in the place of a room', () => {
    for (const place of ['threads', 'mentions', 'bookmarks']) expect(params(place)).toEqual({ place });
    expect(params('search')).toEqual({ place: 'search' });
  });

  it.each([
    'login',
    'threads/more',
    'rooms/general/calls',
    'rooms/general/people/more',
    'rooms/general/thread',
    'rooms/general/messages',
    'rooms/general/messages/none',
    'rooms/general/messages/1/more',
  ])('refuses %s when asked', (path) => {
    expect(parse(path)).toBeNull();
  });
});

describe('roomAddress', () => {
  it('leads where the address is read from', () => {
    expect(params(roomAddress('general').join('/').slice(1))).toEqual({ room: 'general' });
    expect(params(roomAddress('general', 5).join('/').slice(1))).toEqual({ room: 'general', at: '5' });
  });
});
