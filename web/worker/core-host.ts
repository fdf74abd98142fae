import type { Post } from '../contract/call-protocol';
import type { CoreJobs } from '../contract/core-jobs';
import type { LoadFolder } from '../storage/storage';
import { coreJobs } from './core-jobs';
import { createModule } from './create-module';
import { Host } from './host';
import { messagePause } from './pause';

/** Runs exercises, wherever it lives. */
export const coreHost = (post: Post<CoreJobs>, loadFolder: LoadFolder | null = null): Host<CoreJobs> =>
  new Host(coreJobs(createModule, loadFolder), post, messagePause());
