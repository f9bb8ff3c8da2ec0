/** A table as it was written; `cut` where there is more than was wanted. */
export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  readonly cut: boolean;
}

const SEPARATORS = [',', ';', '\t'] as const;

/** Reads values that are separated by commas, semicolons or tabs, as RFC 4180 has them. */
export function parseCsv(text: string, most: { rows: number; columns: number }): CsvTable {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let [row, value, quoted, cut] = [[] as string[], '', false, false];
  const endValue = () => {
    if (row.length < most.columns) row.push(value);
    else cut = true;
    value = '';
  };
  const endRow = () => {
    endValue();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (text[at + 1] === '"') value += text[(at += 1)];
      else quoted = false;
    } else if (sign === '"' && value === '') quoted = true;
    else if (sign === separator) endValue();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') value += sign;
    if (rows.length === most.rows) return { rows, cut: cut || at + 1 < text.length };
  }
  if (value !== '' || row.length > 0) endRow();
  return { rows, cut };
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const count = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
