// One browser, two shapes of it: the tablet that a teacher carries and the phone in a pocket.

import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const DEBIANS = '/usr/bin/chromium';
const chromium = process.env.CHROMIUM ?? (existsSync(DEBIANS) ? DEBIANS : undefined);

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    actionTimeout: 10_000,
    video: 'off',
    // A failure is looked at by running its test again with `--trace on`: keeping one of everything costs a sixth.
    trace: 'off',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'tablet', use: { viewport: { width: 1024, height: 768 }, hasTouch: true } },
    {
      name: 'phone',
      // What people do with one hand in a corridor. Every page's layout at this width is looked at by the tablet's
      // `frame.spec.ts`, and a page without scripts has the same.
      testMatch: /(concern|first-light|kept|progress|records|staff)\.spec\.ts/,
      grepInvert: /without scripts/,
      use: {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: devices['Pixel 7'].deviceScaleFactor,
      },
    },
  ],
});
