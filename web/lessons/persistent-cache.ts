import type { Lesson } from '../exercise/lesson-text';

export const lesson: Lesson = {
  lead: 'Results on disk are there for the next process, after a deployment, a crash, or a reload of this page.',
  question: 'The process commits every 100th write and crashes. How many writes that it had already answered are gone?',
  why: [
    'A write is safe once its transaction is committed. Many writes a transaction are faster, and a crash takes all of the open one.',
    'Disk space needs a bound as memory does. Each shard culls for itself when it reaches its share, by policy and a few entries a write: one shard can be full while another has room.',
    'Entries outlive the program that made them, so they need an expiry or a tag by which a new version evicts them.',
  ],
  tryThis: [
    { preset: 'memory', text: 'Restart with an empty memory' },
    { preset: 'batched', text: 'Crash inside a large transaction' },
    { preset: 'tight', text: 'Leave little room' },
    { preset: 'used', text: 'Cull what was not read for longest' },
    { preset: 'frequent', text: 'Cull what is read least' },
    { preset: 'grows', text: 'Cull nothing' },
    { preset: 'expires', text: 'Stay down for longer than entries live' },
    { preset: 'outdated', text: 'Evict a tag after the restart' },
    { preset: 'shares', text: 'Divide 1,000 bytes by 4 shards' },
  ],
};
