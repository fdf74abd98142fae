import { expect, test } from 'vitest';
import { closingLine, countsOf, forgetCounts, leaveCounts, sum } from '../../tools/reports/counts.mjs';
import { readCtest, readPlaywright, readVitest } from '../../tools/reports/readers.mjs';
import { temporaryFolder } from './temporary-folder';

const folder = `${temporaryFolder()}/`;

test('the counts of ctest are read from its JUnit report', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="Linux-c++"
	tests="7"
	failures="2"
	disabled="1"
	skipped="1"
	hostname="">
	<testcase name='failures="9"' status="run"/>
</testsuite>`;
  expect(readCtest(text)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a report of ctest that is cut off is an error', () => {
  expect(() => readCtest('<?xml version="1.0"?>')).toThrow('testsuite');
});

test('the counts of Vitest are read from its JSON report', () => {
  const text = JSON.stringify({ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(readVitest(text)).toEqual({ passed: 4, failed: 1, skipped: 3 });
});

test('the counts of Playwright are read from its JSON report', () => {
  const text = JSON.stringify({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } });
  expect(readPlaywright(text)).toEqual({ passed: 6, failed: 2, skipped: 3 });
});

test('the closing line sums all runners and names skipped tests only when there are some', () => {
  const total = sum([
    { passed: 4, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(closingLine(total)).toBe('7 passed, 1 failed');
  expect(closingLine({ ...total, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
});

test('a command that leaves no counts, or something else, counts as one failure', () => {
  const counts = { passed: 5, failed: 0, skipped: 1 };
  leaveCounts('test', counts, folder);
  expect(countsOf('test', folder)).toEqual(counts);
  forgetCounts('test', folder);
  expect(countsOf('test', folder)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
