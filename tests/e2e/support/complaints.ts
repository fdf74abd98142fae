import type { BrowserContext } from '@playwright/test';

/** Everything that went wrong in a browser without the page showing it, a line each. */
export class Complaints {
  readonly #lines: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Listens to all pages and workers of a context. */
  watch(context: BrowserContext): void {
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#add(`console ${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#add(`uncaught: ${error.error().message}`));
    context.on('requestfailed', (request) => {
      const { errorText } = request.failure() ?? { errorText: '' };
      // The page was left, or gave the request up by itself.
      if (errorText !== 'net::ERR_ABORTED') this.#add(`failed: ${request.url()} ${errorText}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.#add(`answered ${response.status()}: ${response.url()}`);
    });
  }

  /** A test that breaks something on purpose names what the browser will say to it. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  /** What was not expected. */
  get unexpected(): string[] {
    return this.#lines.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
  }

  #add(line: string): void {
    this.#lines.push(line);
  }
}
