/** Runs the browser tests where a Chromium is installed, and says in one line where none is. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CHROMIUM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

if (!CHROMIUM) {
  console.log('Browser tests were not run: no Chromium here. Install it, or name one in CHROMIUM.');
} else {
  const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM, PLAYWRIGHT_JSON_OUTPUT_NAME: 'reports/browser.json' },
  });
  process.exit(status ?? 1);
}
