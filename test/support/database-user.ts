/**
 * A process that uses the embedded database of a folder: `node database-user.ts FOLDER` prints the address
 * when it is in, leaves when its input ends, and can be killed.
 */
import { openEmbedded } from '../../src/shell/db/embedded.ts';

const server = await openEmbedded(process.argv[2] ?? '');
process.stdout.write(`${server.url}\n`);
for await (const _ of process.stdin);
await server.close();
