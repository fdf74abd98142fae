import { defineConfig } from '@playwright/test';
import { hostOrigin, pageOrigin } from './tests/e2e/support/origins.ts';
import { browserArguments, findChromium } from './tools/chromium.mjs';

const executablePath = findChromium();
if (!executablePath) {
  throw new Error('Chromium is missing: install it, or name its path in CACHEBOUND_CHROMIUM.');
}

const portOf = (origin: string): string => new URL(origin).port;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'build/e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Nothing waits this long on a machine that has time: they are for one that has none.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: 'list',
  use: {
    baseURL: pageOrigin,
    launchOptions: { executablePath, args: browserArguments },
    // A trace, which costs a quarter more time, is recorded with "--trace on".
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'page', testIgnore: ['timing/**', 'measured/**'] },
    // Tests that hold the page to milliseconds wait until they have the machine for themselves.
    { name: 'timing', testMatch: 'timing/**', dependencies: ['page'], workers: 1 },
    // What depends on the machine is no part of npm test: npm run bench -- visit.
    { name: 'measured', testMatch: 'measured/**', workers: 1 },
  ],
  webServer: [
    {
      command: `node_modules/.bin/vite preview --port ${portOf(pageOrigin)} --strictPort`,
      url: pageOrigin,
      reuseExistingServer: false,
    },
    {
      command: `node tests/e2e/host/serve.mjs ${portOf(hostOrigin)}`,
      url: hostOrigin,
      reuseExistingServer: false,
    },
  ],
});
