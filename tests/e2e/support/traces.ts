// Traces made here, and ways to give them to the page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { ask } from '../../parity/program';

export interface TraceFile {
  name: string;
  bytes: Buffer;
}

/** Small numbers come again and again, large ones hardly ever; the same at every run. */
export function drawn(requests: number): number[] {
  let state = 12_345;
  return Array.from({ length: requests }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) ** 3 * 400);
  });
}

const text = (keys: number[]): Buffer => Buffer.from(keys.map((key) => `user:${key}\n`).join(''));

const csv = (keys: number[]): Buffer =>
  Buffer.from(`time,op,lbn,size\n${keys.map((key, at) => `${at},read,${key},8\n`).join('')}`);

/** 24 bytes a request: time u32, id u64, size u32, next i64. */
function oracleGeneral(keys: number[]): Buffer {
  const bytes = Buffer.alloc(24 * keys.length);
  keys.forEach((key, at) => {
    const next = keys.indexOf(key, at + 1);
    bytes.writeUInt32LE(at, 24 * at);
    bytes.writeBigUInt64LE(BigInt(key), 24 * at + 4);
    bytes.writeUInt32LE(1, 24 * at + 12);
    bytes.writeBigInt64LE(BigInt(next < 0 ? -1 : next + 1), 24 * at + 16);
  });
  return bytes;
}

/** The same requests in every format. */
export function traceFiles(keys: number[]): TraceFile[] {
  return [
    { name: 'trace.csv', bytes: csv(keys) },
    { name: 'trace.txt', bytes: text(keys) },
    { name: 'trace.csv.gz', bytes: gzipSync(csv(keys)) },
    { name: 'trace.oracleGeneral.bin', bytes: oracleGeneral(keys) },
  ];
}

/** Drops a file onto the page, as a hand would. */
export async function drop(page: Page, { name, bytes }: TraceFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const dropped = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      dropped.items.add(new File([bytes], name));
      return dropped;
    },
    { name, base64: bytes.toString('base64') },
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('cb-trace-page', type, { dataTransfer: transfer });
  }
}

/** Chooses a file by the picker. */
export async function pick(page: Page, { name, bytes }: TraceFile): Promise<void> {
  await page.getByLabel('Trace file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

/** Hits by policy, as the page shows them once the race is over. */
export async function racedHits(page: Page): Promise<Record<string, number>> {
  await expect(page.getByRole('region', { name: 'Race of the policies' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
  const rows = page.locator('tr[data-row]');
  await expect(rows).toHaveCount(14);
  return rows.evaluateAll((all) =>
    Object.fromEntries(
      all.map((row) => [
        (row as HTMLElement).dataset.row ?? '',
        Number(row.querySelector<HTMLElement>('[data-cell=hits]')?.dataset.value),
      ]),
    ),
  );
}

/** What `cachebound replay` counts for the same file. */
export async function replayed(file: TraceFile, size: string): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'cachebound-'));
  try {
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    const rows = JSON.parse(await ask('release', 'replay', path, '--policy', 'all', '--size', size, '--json')) as {
      policy: string;
      hits: number;
    }[];
    return { ...Object.fromEntries(rows.map(({ policy, hits }) => [policy, hits])), 'no-cache': 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
