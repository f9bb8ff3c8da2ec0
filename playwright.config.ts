import { defineConfig } from '@playwright/test';

/**
 * What Chromium is to leave alone, in place of Playwright's own list: pages of its address bar, which no test sees and each
 * window would load, and what asks the network.
 */
const FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Two people and more in Chromium, against the built server; each file starts a server of its own. */
export default defineConfig({
  testDir: 'test/browser',
  // `npm run docs:pictures` draws the README's pictures instead of testing.
  testMatch: process.env['PICTURES'] ? 'pictures.ts' : '*.spec.ts',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Most of a test is waiting for the other person, so two files at once are faster even where there are two cores.
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${FEATURES.join()}`,
      ],
    },
  },
});
