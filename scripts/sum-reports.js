/** Adds up what the runners reported and prints one closing line; fails when a test failed or a report is missing. */
import { existsSync, readFileSync } from 'node:fs';

const read = (name) => {
  const path = `reports/${name}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
};

const vitest = (report) => [
  report.numPassedTests,
  report.numFailedTests + (report.success ? 0 : Number(report.numFailedTests === 0)),
];
const playwright = ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped];

const results = [
  ['server', vitest],
  ['client', vitest],
  ['browser', playwright],
].map(([name, count]) => {
  const report = read(name);
  if (!report) console.log(`There is no report of the ${name} tests.`);
  return report ? count(report) : [0, 1];
});

const [passed, failed] = [0, 1].map((column) => results.reduce((sum, row) => sum + row[column], 0));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
