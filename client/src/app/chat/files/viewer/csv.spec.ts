import { parseCsv } from './csv';

const MUCH = { rows: 100, columns: 100 };

describe('parseCsv', () => {
  it('reads quotes, separators in them and line ends of both sorts', () => {
    const { rows, cut } = parseCsv('نام,شهر\r\n"علوی, سارا","او گفت ""سلام"""\n"دو\nخط",x', MUCH);
    expect(rows).toEqual([
      ['نام', 'شهر'],
      ['علوی, سارا', 'او گفت "سلام"'],
      ['دو\nخط', 'x'],
    ]);
    expect(cut).toBe(false);
  });

  it.each([
    ['a;b;c\n1,5;2;3', ['1,5', '2', '3']],
    ['a\tb\n1\t2', ['1', '2']],
  ])('finds the separator of %j when it is another', (text, second) => {
    expect(parseCsv(text, MUCH).rows[1]).toEqual(second);
  });

  it('keeps empty values and ends with the last line', () => {
    expect(parseCsv('a,,\n,b,\n', MUCH).rows).toEqual([
      ['a', '', ''],
      ['', 'b', ''],
    ]);
  });

  it('says that there is more when it is bounded', () => {
    expect(parseCsv('1\n2\n3', { rows: 2, columns: 9 })).toEqual({ rows: [['1'], ['2']], cut: true });
    expect(parseCsv('1,2,3', { rows: 9, columns: 2 })).toEqual({ rows: [['1', '2']], cut: true });
    expect(parseCsv('1\n2\n', { rows: 2, columns: 9 }).cut).toBe(false);
  });
});
