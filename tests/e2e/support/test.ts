import { test as base, expect } from '@playwright/test';
import { Complaints } from './complaints';

export { expect };

/** A test fails when the browser complained of anything: on the console, by an uncaught error, by a failed request. */
export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      complaints.watch(context);
      await use(complaints);
      expect(complaints.unexpected).toEqual([]);
    },
    { auto: true },
  ],
});
