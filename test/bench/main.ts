/**
 * `npm run bench [words…] [-- --mails N]`: how near our work comes to the least that this machine must do for
 * it, and what else was promised about speed and memory. Each line is `bench  measured  floor  ratio  noise
 * goal`; a noise over 15 % means that something else used the machine, so repeat it. Words choose what runs;
 * N mails take the place of the number that each has of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openDatabase, openSession } from '../../src/shell/db/connection.ts';
import { openEmbedded } from '../../src/shell/db/embedded.ts';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import { databaseUrl } from '../support/database-url.ts';
import { needs } from '../support/needs.ts';
import { CLOCKS } from './clocks-row.ts';
import { COMMAND } from './command.ts';
import { compare } from './compare.ts';
import { DIGEST } from './digest-row.ts';
import { GATE, INGEST, REGISTER, rawMails } from './ingest-benches.ts';
import { type IngestServers, startIngestServers } from './ingest-servers.ts';
import { LATENCY } from './latency.ts';
import { MEMORY } from './memory.ts';
import { parseRow } from './parse-row.ts';
import type { Bench, BenchPlace } from './place.ts';
import { STATS } from './stats.ts';
import { storeRow } from './store-row.ts';
import { type BenchLine, formatLines, lineOf } from './table.ts';
import { TWICE } from './twice.ts';

const now = () => performance.now();

const PARSE: Bench = {
  word: 'parse',
  mails: 500,
  needs: 'nothing',
  run: async (_place, mails) => [lineOf(await compare(parseRow(rawMails(mails)), now))],
};

const STORE: Bench = {
  word: 'store',
  mails: 500,
  needs: 'nothing',
  run: async ({ serverUrl }, mails) => [lineOf(await compare(storeRow(serverUrl, rawMails(mails)), now))],
};

const BENCHES = [
  PARSE,
  STORE,
  INGEST,
  LATENCY,
  COMMAND,
  REGISTER,
  CLOCKS,
  MEMORY,
  TWICE,
  GATE,
  STATS,
  DIGEST,
];

async function runBenches(chosen: readonly Bench[], mails: number | null): Promise<readonly BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
  const server = await openEmbedded(folder);
  await migrate(server.url);
  const servers: Promise<IngestServers>[] = [];
  let names = 0;
  const place: BenchPlace = {
    serverUrl: server.url,
    newDatabase: async () => {
      names += 1;
      const session = await openSession(server.url);
      await session.query(`create database bench_${names}`);
      await session.close();
      const url = databaseUrl(server.url, `bench_${names}`);
      await migrate(url);
      return url;
    },
    mailServers: () => {
      const started = servers[0] ?? startIngestServers();
      if (servers.length === 0) servers.push(started);
      return started;
    },
    newUser: () => {
      names += 1;
      return `bench${names}`;
    },
    logFile: join(folder, 'daemon.log'),
  };
  const lines: BenchLine[] = [];
  try {
    for (const bench of chosen) {
      process.stderr.write(`${bench.word} …\n`);
      lines.push(...(await bench.run(place, mails ?? bench.mails)));
    }
  } finally {
    for (const started of servers) await (await started).stop();
    await server.close();
  }
  // After a fault it stays: what the daemon said is in it.
  await rm(folder, { recursive: true });
  return lines;
}

async function migrate(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  await migrateToLatest(db);
  await close();
}

const { values, positionals } = parseArgs({
  options: { mails: { type: 'string' } },
  allowPositionals: true,
});
const wanted = BENCHES.filter(
  ({ word }) => positionals.length === 0 || positionals.some((each) => word.includes(each)),
);
const possible = wanted.filter((bench) => bench.needs === 'nothing' || needs(bench.needs));
const results = await runBenches(possible, values.mails === undefined ? null : Number(values.mails));
process.stdout.write(`medians of three, taking turns\n${formatLines(results)}\n`);
