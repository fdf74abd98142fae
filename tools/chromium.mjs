import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns {string | undefined} where Chromium is: CACHEBOUND_CHROMIUM, or a usual place */
export function findChromium() {
  return process.env.CACHEBOUND_CHROMIUM || usualPlaces.find((path) => existsSync(path));
}
