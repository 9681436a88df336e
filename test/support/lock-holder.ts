/** A process that takes a lock and keeps it: `node lock-holder.ts URL NAME` prints `held` and waits. */
import { holdLock } from '../../src/shell/db/locks.ts';

const [url = '', name = ''] = process.argv.slice(2);
const lock = await holdLock(url, name);
process.stdout.write(lock === null ? 'refused\n' : 'held\n');
for await (const _ of process.stdin);
await lock?.release();
