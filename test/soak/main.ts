/**
 * `npm run soak [-- --minutes 60 --seed 1]`: mixed mail for an hour against real servers that fail at random,
 * and then the books: every mail on the server stands in the ledger once, and something came of each. Exit
 * code 1 and what does not add up when they do not balance. After the traffic the desk gets the time that it
 * needs to file what waits; a mail whose worker was killed twice is tried again after five minutes, and after
 * three times after twenty-five.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chanceFrom } from '../../src/sandbox/chance.ts';
import { isDatabaseAway, openDatabase } from '../../src/shell/db/connection.ts';
import { openEmbedded } from '../../src/shell/db/embedded.ts';
import { migrateToLatest } from '../../src/shell/db/migrate.ts';
import {
  COORDINATOR,
  type DaemonChild,
  startDaemonChild,
  writeDaemonSetting,
} from '../bench/daemon-child.ts';
import { RAISED_LIMITS } from '../bench/ingest-row.ts';
import { startDovecot } from '../support/dovecot.ts';
import { needs } from '../support/needs.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { type Books, findDifferences } from './books.ts';
import { type Breakable, FAULTS } from './faults.ts';
import { countMessages, readBooks, readWaiting } from './read-books.ts';
import { startTraffic } from './traffic.ts';

const USER = 'soak';
const MAIL_EVERY_MS = 400;
const FAULT_EVERY_MS = { least: 3_000, most: 20_000 };
const LONGEST_SETTLING_MS = 40 * 60_000;
/** Letters of which nobody knows whether they arrived leave again after a quarter of an hour; the books need not wait. */
const LONGEST_WAIT_FOR_LETTERS_MS = 3 * 60_000;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
async function soak(lasting: number, seed: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-soak-'));
  const server = await openEmbedded(folder);
  await migrate(server.url);
  const dovecot = await startDovecot();
  const imap = await startTcpProxy(dovecot.imapPort);
  const sink = await startSmtpSink();
  const setting = { imapPort: imap.port, user: USER, smtpPort: sink.port, databaseUrl: server.url };
  const configuration = writeDaemonSetting({ ...setting, limits: RAISED_LIMITS });
  const start = () => startDaemonChild(configuration, join(folder, 'daemon.log'));
  let daemon: DaemonChild = start();
  const chance = chanceFrom(seed);
  const things: Breakable = {
    chance,
    daemon: () => daemon,
    restartDaemon: () => {
      daemon = start();
    },
    sink,
    imap,
    dovecot,
    dataFolder: folder,
  };
  const counts = { mails: 0, faults: new Map<string, number>() };
  const traffic = startTraffic(seed, COORDINATOR);
  const end = performance.now() + lasting;
  let isBalanced = false;
  try {
    await Promise.all([
      deliverUntil(end, async () => {
        await dovecot.deliver(USER, traffic.next(sink.received));
        counts.mails += 1;
      }),
      breakUntil(end, things, counts.faults),
      showUntil(end, () => describe(counts, server.url)),
    ]);
    sink.failWith(null);
    const settled = settle(server.url, () => countMessages(dovecot.imapPort, USER));
    await Promise.race([settled, daemon.failed]);
    const books = await readBooks(server.url, await countMessages(dovecot.imapPort, USER), sink.received);
    const differences = findDifferences(books);
    report(books, counts, differences);
    if (differences.length > 0) return 1;
    isBalanced = true;
    return 0;
  } finally {
    await daemon.kill();
    await imap.stop();
    await sink.stop();
    await dovecot.stop();
    await server.close();
    if (isBalanced) await rm(folder, { recursive: true });
    else process.stderr.write(`What the daemon said is in ${folder}.\n`);
  }
}

async function migrate(url: string): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1 });
  await migrateToLatest(db);
  await close();
}

async function deliverUntil(end: number, deliver: () => Promise<void>): Promise<void> {
  while (performance.now() < end) {
    await deliver();
    await sleep(MAIL_EVERY_MS);
  }
}

async function breakUntil(end: number, things: Breakable, faults: Map<string, number>): Promise<void> {
  for (;;) {
    const pause = things.chance.whole(FAULT_EVERY_MS.least, FAULT_EVERY_MS.most);
    await sleep(Math.max(0, Math.min(pause, end - performance.now())));
    if (performance.now() >= end) return;
    const fault = things.chance.pick(FAULTS);
    await fault.commit(things);
    faults.set(fault.name, (faults.get(fault.name) ?? 0) + 1);
  }
}

/** Waits until every mail is in the ledger and filed, and for a while until the letters have left. */
async function settle(url: string, countMails: () => Promise<number>): Promise<void> {
  const start = performance.now();
  for (;;) {
    await sleep(1_000);
    const passed = performance.now() - start;
    const waiting = await readWaiting(url).catch(nullIfAway);
    if (waiting === null) continue;
    const unread = (await countMails()) - waiting.ledgerRows;
    show(`settling: ${unread} to be read, ${waiting.mails} to be filed, ${waiting.letters} letters to leave`);
    const isFiled = unread === 0 && waiting.mails === 0;
    if (isFiled && (waiting.letters === 0 || passed > LONGEST_WAIT_FOR_LETTERS_MS)) return;
    if (passed > LONGEST_SETTLING_MS) return;
  }
}

function nullIfAway(fault: unknown): null {
  if (isDatabaseAway(fault)) return null;
  throw fault;
}

async function showUntil(end: number, describe: () => Promise<string>): Promise<void> {
  while (performance.now() < end) {
    const left = ((end - performance.now()) / 60_000).toFixed(1);
    show(`${left} min left, ${await describe()}`);
    await sleep(process.stdout.isTTY ? 1_000 : 15_000);
  }
}

let shown = '';

/** On a terminal the line is written over the one before; elsewhere each is written once. */
function show(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else if (line !== shown) process.stdout.write(`${line}\n`);
  shown = line;
}

type Counts = { readonly mails: number; readonly faults: ReadonlyMap<string, number> };

async function describe({ mails, faults }: Counts, url: string): Promise<string> {
  const waiting = await readWaiting(url).catch(nullIfAway);
  const committed = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const read = waiting === null ? 'the database is away' : `${waiting.ledgerRows} in the ledger`;
  return `${mails} mails delivered, ${read}, ${committed} faults`;
}

function report(books: Books, { faults }: Counts, differences: readonly string[]): void {
  const rows = [...Object.entries(books), ...[...faults].map(([name, count]) => [`fault: ${name}`, count])];
  const table = rows.map(([name, count]) => `${String(name).padEnd(34)}${String(count).padStart(8)}`);
  const verdict =
    differences.length === 0 ? ['The books balance.'] : ['The books do not balance:', ...differences];
  process.stdout.write(`\n${[...table, ...verdict].join('\n')}\n`);
}

if (!needs('dovecot')) process.exit(1);
process.exitCode = await soak(Number(values.minutes) * 60_000, Number(values.seed));
