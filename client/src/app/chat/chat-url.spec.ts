import { UrlSegment } from '@angular/router';
import { chatUrl } from './chat-url';

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

  it('names the pane when the people are wanted', () => {
    expect(params('rooms/general/people')).toEqual({ room: 'general', pane: 'people' });
  });

  it.each(['login', 'rooms/general/files', 'rooms/general/people/more'])('refuses %s when asked', (path) => {
    expect(parse(path)).toBeNull();
  });
});
