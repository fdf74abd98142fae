import { crc32 } from 'node:zlib';
import type { ModuleFile } from '../../../web/contract/core-jobs';

const text = 'a module';

/** The bytes of a module that no fake reads. */
export const fakeBytes = (): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

/** What was built, as zlib sees it. */
export const fakeFile: ModuleFile = { bytes: text.length, checksum: crc32(text).toString(16).padStart(8, '0') };

/** The call that has a host load its only module. */
export const loading = { type: 'call', id: 0, job: 'load' } as const;
export const loaded = () => ({ ...loading, asked: { module: 'tests', bytes: fakeBytes(), built: fakeFile } });
