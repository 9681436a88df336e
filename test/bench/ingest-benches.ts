/** The rows that go the whole way in this process: alone, beside a large register, and with the usual limits. */
import { performance } from 'node:perf_hooks';
import { openSession } from '../../src/shell/db/connection.ts';
import { loadRegister } from './big-register.ts';
import { compare } from './compare.ts';
import { generateMails } from './generate-mails.ts';
import { ingest, ingestRow } from './ingest-row.ts';
import { parseRow } from './parse-row.ts';
import type { Bench, BenchPlace } from './place.ts';
import { lineOf } from './table.ts';

const now = () => performance.now();

/** The bytes of generated mails. */
export function rawMails(count: number, seed = 1): readonly Buffer[] {
  return [...generateMails({ seed, count })].map(({ raw }) => raw);
}

/** From Dovecot to acknowledgements that were accepted, the limits of the answer gate raised. */
export const INGEST: Bench = {
  word: 'ingest',
  mails: 2_000,
  needs: 'dovecot',
  run: async (place, mails) => {
    const servers = await place.mailServers();
    const row = ingestRow({ ...servers, databaseUrl: await place.newDatabase() }, rawMails(mails));
    return [lineOf(await compare(row, now), 'ratio at least 0.45')];
  },
};

const CASES = 100_000;
const TWO_DAYS_MS = 172_800_000;

/** The same work into an empty register and into one of 100,000 cases; other mails in every round. */
export const REGISTER: Bench = {
  word: 'register',
  mails: 500,
  needs: 'dovecot',
  run: async (place, mails) => {
    const { dovecot, smtpPort } = await place.mailServers();
    const full = { dovecot, smtpPort, databaseUrl: await place.newDatabase(), user: place.newUser() };
    const start = now();
    await loadRegister(full.databaseUrl, CASES, new Date(Date.now() - TWO_DAYS_MS));
    const loaded = ((now() - start) / 1_000).toFixed(0);
    let round = 0;
    let empty = { ...full };
    const row = {
      name: `register: ${CASES} cases (loaded in ${loaded} s) vs none`,
      unit: 'mails/s',
      prepareFloor: async () => {
        round += 1;
        empty = { ...full, databaseUrl: await place.newDatabase(), user: place.newUser() };
        const raws = rawMails(mails, round);
        await dovecot.deliver(empty.user, ...raws);
        await dovecot.deliver(full.user, ...raws);
      },
      floor: async () => {
        await ingest(empty, empty.user, mails);
        return mails;
      },
      measured: async () => {
        await ingest(full, full.user, mails * round);
        return mails;
      },
    };
    return [lineOf(await compare(row, now), 'ratio at least 0.9')];
  },
};

/** With every limit as it is when nobody says otherwise. */
export const GATE: Bench = {
  word: 'gate',
  mails: 1_000,
  needs: 'dovecot',
  run: async (place, mails) => {
    const servers = await place.mailServers();
    const raws = rawMails(mails);
    let run = { ...servers, databaseUrl: '', user: '' };
    const row = {
      name: 'gate: the usual limits vs parsing alone',
      unit: 'mails/s',
      floor: parseRow(raws).floor,
      prepare: async () => {
        run = { ...servers, databaseUrl: await place.newDatabase(), user: place.newUser() };
        await servers.dovecot.deliver(run.user, ...raws);
      },
      measured: async () => {
        await ingest(run, run.user, mails, {});
        return mails;
      },
    };
    const line = lineOf(await compare(row, now));
    return [line, ...(await whatGateDid(run.databaseUrl))];
  },
};

async function whatGateDid(url: BenchPlace['serverUrl']) {
  const session = await openSession(url);
  const [row] = await session.query(`
    select (select count(*) from cases) as cases,
      (select count(*) from cases where acknowledged_at is not null) as acknowledged,
      (select count(*) from staff_tasks where kind = 'acknowledge') as tasks`);
  await session.close();
  return [
    { name: 'gate: cases', measured: String(row?.['cases']) },
    { name: 'gate: acknowledged automatically', measured: String(row?.['acknowledged']) },
    { name: 'gate: acknowledgement left to a person', measured: String(row?.['tasks']) },
  ];
}
