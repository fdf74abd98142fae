// The entry of the worker that runs exercises.
import type { CoreJobs } from '../contract/core-jobs';
import type { LoadFolder } from '../storage/storage';
import { coreHost } from './core-host';
import { glueOf } from './create-module';
import { serve } from './serve';

const loadFolder: LoadFolder = async (most) => (await import('../storage/sqlite-folder')).openSqliteFolder(most);
serve<CoreJobs>((post) => coreHost(post, loadFolder));

// A page that knows already which module it will send says so: its script is then there when the bytes are.
const [, module] = import.meta.url.split('#');
if (module) glueOf(module).catch(() => undefined);
