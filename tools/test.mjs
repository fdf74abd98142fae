// npm test [-- core|web|e2e|tools [NAME]]: builds once and tests, all or a part. The last line sums it up.
import './node-version.mjs';
import { tellObstacles } from './obstacle.mjs';
import { runCommand } from './stages/command.mjs';
import { partOf } from './stages/parts.mjs';

await tellObstacles(async () => runCommand({ name: 'test', ...partOf(process.argv.slice(2)) }));
