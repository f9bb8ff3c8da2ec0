export interface Figures {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  /** Of the processor’s time: what a machine that does other things as well cannot distort. */
  cpu99: number;
  /** Of all runs together. */
  cpu: number;
}

/** Milliseconds that each run of `work` takes. */
export function timed<T>(items: readonly T[], work: (item: T) => unknown): Promise<Figures> {
  let at = 0;
  return timedWhile(
    () => at < items.length,
    () => work(items[at++]!),
  );
}

export async function timedWhile(isOn: () => boolean, work: () => unknown): Promise<Figures> {
  const took: number[] = [];
  const cpu: number[] = [];
  while (isOn()) {
    const before = process.cpuUsage();
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
  }
  const at = (values: number[], share: number): number =>
    values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
  return {
    p50: at(took, 0.5),
    p95: at(took, 0.95),
    p99: at(took, 0.99),
    max: at(took, 1),
    cpu99: at(cpu, 0.99),
    cpu: cpu.reduce((sum, each) => sum + each, 0),
  };
}

const shown = (value: number): string => (value < 100 ? value.toFixed(2) : value.toFixed(0));

/** Prints rows under their heads, numbers to the right. */
export function table(heads: string[], rows: (string | number)[][]): void {
  const cells = [
    heads,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell))),
  ];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  for (const row of cells) {
    console.log(
      row.map((cell, at) => (at < 1 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    );
  }
}
