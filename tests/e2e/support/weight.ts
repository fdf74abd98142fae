import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { BrowserContext, Response } from '@playwright/test';

/** What was fetched, by the best that a server can do: `gzip -9`, and brotli at its highest level. */
export interface Weight {
  gzip: number;
  brotli: number;
  /** By file, heaviest first: "25.1 kB plot-B8Uei-zt.js". */
  files: string[];
}

/** Weighs what a context fetches: bodies only, each file as often as it was sent. */
export class Scales {
  readonly #responses: Response[] = [];

  constructor(context: BrowserContext) {
    context.on('response', (response) => this.#responses.push(response));
  }

  /** All that was asked for, without what does not count. */
  async weigh(counts: (address: string) => boolean, brotli = false): Promise<Weight> {
    const counted = this.#responses.filter((response) => counts(response.url()));
    const files = await Promise.all(counted.map((response) => weighed(response, brotli)));
    files.sort((one, other) => other.gzip - one.gzip);
    return {
      gzip: files.reduce((sum, file) => sum + file.gzip, 0),
      brotli: files.reduce((sum, file) => sum + file.brotli, 0),
      files: files.map(({ gzip, name }) => `${(gzip / 1000).toFixed(1)} kB ${name}`),
    };
  }
}

async function weighed(response: Response, brotli: boolean) {
  const body = await response.body();
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return {
    name: response.url().replace(/^.*\//, ''),
    gzip: gzipSync(body, { level: 9 }).length,
    brotli: brotli ? brotliCompressSync(body, quality).length : 0,
  };
}
