import type { CoreModule } from '@core';
import type { Post, Request } from '../contract/protocol';
import type { LoadFolder } from '../storage/storage';
import { CoreHost } from './core-host';
import { messagePause } from './pause';
import { serve } from './serve';

/** Starts loading a core and returns what handles requests. */
export function serveCore(
  load: () => Promise<CoreModule>,
  post: Post,
  loadFolder: LoadFolder | null = null,
): (request: Request) => void {
  return serve(async () => new CoreHost(await load(), post, messagePause(), loadFolder), post);
}
