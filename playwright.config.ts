import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/chromium.mjs';

const executablePath = findChromium();
if (!executablePath) {
  throw new Error('Chromium is missing: install it, or name its path in CACHEBOUND_CHROMIUM.');
}

const page = 'http://127.0.0.1:41731/';
const host = 'http://127.0.0.1:41732/';

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
    baseURL: page,
    launchOptions: {
      executablePath,
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
    trace: 'retain-on-failure',
  },
  webServer: [
    { command: 'node_modules/.bin/vite preview --port 41731 --strictPort', url: page, reuseExistingServer: false },
    // A page of another origin, which embeds ours.
    { command: 'node tests/e2e/host/serve.mjs 41732', url: host, reuseExistingServer: false },
  ],
});
