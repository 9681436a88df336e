/**
 * `npm run bench [rows…]`: how near our work comes to the least that this machine must do for it. Each line is
 * `bench  measured  floor  ratio  noise`; a noise over 15 % means that something else used the machine, so
 * repeat it. A word after the command runs only the rows whose name contains it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../src/shell/db/connection.ts';
import { openEmbedded } from '../../src/shell/db/embedded.ts';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import { needs } from '../support/needs.ts';
import { type BenchResult, compare, formatResults } from './compare.ts';
import { generateMails } from './generate-mails.ts';
import { ingestRow } from './ingest-row.ts';
import { startIngestServers } from './ingest-servers.ts';
import { parseRow } from './parse-row.ts';
import { storeRow } from './store-row.ts';

const MAILS = { seed: 1, count: 500 };

const wanted = process.argv[2] ?? '';
const raws = [...generateMails(MAILS)].map(({ raw }) => raw);
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
const server = await openEmbedded(folder);
const { db, close } = openDatabase(server.url, { max: 1 });
await migrateToLatest(db);
await close();

const rows = [parseRow(raws), storeRow(server.url, raws)];
const servers = needs('dovecot') ? await startIngestServers() : null;
if (servers !== null) rows.push(ingestRow({ ...servers, databaseUrl: server.url }, raws));

const results: BenchResult[] = [];
for (const row of rows) {
  if (row.name.includes(wanted)) results.push(await compare(row, () => performance.now()));
}
await servers?.stop();
await server.close();
await rm(folder, { recursive: true });
process.stdout.write(`${MAILS.count} mails, medians of three, taking turns\n${formatResults(results)}\n`);
