import { NO_FILTER, filterOf } from './audit-filter';

describe('filterOf', () => {
  it('asks for nothing when nothing was typed', () => {
    expect(filterOf(NO_FILTER)).toEqual({});
    expect(filterOf({ ...NO_FILTER, q: '  ', since: '1405/', actor: '@' })).toEqual({});
  });

  it('takes days in either calendar and any digits, the last of them whole', () => {
    const { since, until } = filterOf({ ...NO_FILTER, since: '۱۴۰۵/۱/۱', until: '2026-03-21' });
    expect([since, until]).toEqual([
      new Date(2026, 2, 21).toISOString(),
      new Date(2026, 2, 22).toISOString(),
    ]);
  });

  it('takes names as people call each other', () => {
    expect(filterOf({ ...NO_FILTER, actor: ' @sara ', target: 'general', kind: 'deeds' })).toEqual({
      actor: 'sara',
      target: 'general',
      kind: 'deeds',
    });
  });
});
