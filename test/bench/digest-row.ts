/**
 * Reading what one digest needs out of a great register, finding its trends and the cases of their rows: cases of two years, made by the
 * database itself, with what is counted of them (domain.md 3.1, 3.4).
 */
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { addDays } from '../../src/case/working-days.ts';
import type { DigestFacts } from '../../src/digest/facts.ts';
import { judgeFacts } from '../../src/digest/judge.ts';
import { weekPeriod } from '../../src/digest/period.ts';
import { addWeeks, mondayOf } from '../../src/digest/weeks.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';
import { openDatabase } from '../../src/shell/db/connection.ts';
import { readDigestFacts } from '../../src/shell/db/digest-facts.ts';
import { readRowCases } from '../../src/shell/db/digest-flow.ts';
import type { Db } from '../../src/shell/db/tables.ts';
import { NO_PAST } from '../support/digest-facts.ts';
import type { Bench } from './place.ts';

const WEEK = '2026-W47';
const READ_AT = new Date('2026-11-23T06:00:00Z');
const CALENDAR = {
  timeZone: 'Europe/Amsterdam',
  closedDays: new Set<string>(),
  officeHours: { from: '08:30', until: '17:00' },
};
const WEEKS = 110;
const SMALL = 10_000;

/** As many cases as the number says, and 10,000; half of one in thirty is open. */
export const DIGEST: Bench = {
  word: 'digest',
  mails: 1_000_000,
  needs: 'nothing',
  run: async ({ newDatabase }, cases) => {
    const lines = [];
    for (const size of [SMALL, cases]) {
      const url = await newDatabase();
      const { db, close } = openDatabase(url, { max: 1 });
      await fill(db, size);
      const { facts, first, median } = await readThrice(db);
      const read = performance.now();
      const { trends } = judgeFacts(facts, NO_PAST, CALENDAR, betaLaw);
      const judged = performance.now();
      const named = await readCasesOfRows(db, facts);
      const shown = performance.now();
      const memory = process.resourceUsage().maxRSS / 1_024;
      lines.push(
        {
          name: `facts of a digest, ${size} cases`,
          measured: `${median.toFixed(2)} s`,
          goal: size === SMALL ? 'at most 1 s' : 'at most 10 s',
        },
        { name: `the first time, ${size} cases`, measured: `${first.toFixed(2)} s` },
        {
          name: `judging ${trends.length} rows, ${size} cases`,
          measured: `${((judged - read) / 1_000).toFixed(2)} s`,
        },
        {
          name: `cases of ${named} rows, ${size} cases`,
          measured: `${((shown - judged) / 1_000).toFixed(2)} s`,
        },
        { name: `most memory, ${size} cases`, measured: `${memory.toFixed(0)} MB`, goal: 'at most 500 MB' },
      );
      await close();
    }
    return lines;
  },
};

/** Reads the facts three times: the first time comes right behind the load, which the server is still writing to disk. */
async function readThrice(db: Db) {
  const seconds: number[] = [];
  let facts = await readFacts(db, seconds);
  for (let again = 0; again < 2; again += 1) facts = await readFacts(db, seconds);
  const [first = 0] = seconds;
  const [, median = 0] = seconds.toSorted((one, other) => one - other);
  return { facts, first, median };
}

async function readFacts(db: Db, seconds: number[]): Promise<DigestFacts> {
  const started = performance.now();
  const facts = await readDigestFacts(db, {
    desk: 'klachten',
    period: weekPeriod(WEEK),
    readAt: READ_AT,
    calendar: CALENDAR,
    staff: [],
    bodies: [],
  });
  seconds.push((performance.now() - started) / 1_000);
  return facts;
}

/** Reads the cases of a row of each dimension, as of so many rows with a flag. @returns how many rows */
async function readCasesOfRows(db: Db, { desk, weekCounts, week }: DigestFacts): Promise<number> {
  const rows = [
    ...new Map(weekCounts.map(({ dimension, value }) => [dimension, { dimension, value }])).values(),
  ];
  const [from, to] = [mondayOf(addWeeks(week, -3)), addDays(mondayOf(week), 6)];
  await readRowCases(db, { desk, rows, from, to });
  return rows.length;
}

/** Cases of 110 weeks up to the week of the digest, one as likely as another. */
async function fill(db: Db, cases: number): Promise<void> {
  await sql`
    create temporary table made as
    select n as id, date '2026-11-22' - ((${sql.lit(cases)} - n) * ${WEEKS * 7 - 1}::float8 / ${sql.lit(cases)})::int as received,
      (random() * 20)::int as until_decision, (random() * 20)::int as until_closing,
      'categorie ' || (12 * power(random(), 2))::int as category, 'project ' || (40 * random())::int as project,
      'uitvoerder ' || (15 * random())::int as executor, 'medewerker ' || (25 * random())::int as handler,
      (array['mail', 'mail', 'mail', 'form', 'phone'])[1 + (random() * 4)::int] as channel, random() as chance
    from generate_series(1, ${sql.lit(cases)}) as n
  `.execute(db);
  // A case closes within forty days, and what would close after the week is open.
  await sql`
    alter table made add column decided date, add column closed date;
    update made set
      decided = case when received + until_decision <= date '2026-11-22' then received + until_decision end,
      closed = case when received + until_decision + until_closing <= date '2026-11-22' and chance < 0.99
        then received + until_decision + until_closing end;
  `.execute(db);
  await fillCases(db);
  await fillCounts(db);
  await sql`vacuum (analyze)`.execute(db);
}

async function fillCases(db: Db): Promise<void> {
  await sql`
    insert into cases (id, reference, desk, profile, language, channel, stage, complainant_address, complainant_name,
      subject, received_at, registered_at, decision_due_on, missing, handler_name, handler_address, category, severity,
      revision, updated_at)
    select id, 'C-' || id, 'klachten', 'algemeen', 'nl', channel, case when closed is null then 'assessing' else 'closed' end,
      'person' || id % 900000 || '@example.net', 'Persoon ' || id, 'Klacht over ' || category || ' in ' || project, received,
      received, received + 28, '{}', handler, handler || '@example.org', category, 'normal', 1, received
    from made order by id
  `.execute(db);
  await sql`
    insert into case_events (case_id, seq, type, at, payload_digest, previous_digest, digest)
    select id, 1, 'complaint_registered', received, md5(id::text), '', encode(sha256(id::text::bytea), 'hex')
    from made order by id
  `.execute(db);
}

async function fillCounts(db: Db): Promise<void> {
  await sql`
    insert into case_tallies (case_id, revision, desk, counts, received_on, registered_on, confirmed_on, decided_on,
      repair_from, repaired_on, closed_on, closing_reason, closings, reopenings, channel, category, severity, project,
      third_party, handler, waiting_on, satisfaction, satisfaction_on, reworks, is_repeat, learnt, exposure_cents, own_cents,
      claimed_cents, paid_cents, recovered_cents)
    select id, 1, 'klachten', true, received, received, received, decided, decided, closed, closed,
      case when closed is not null then 'settled' end,
      case when closed is null then '{}'::date[] else array[closed] end,
      case when closed is null then '{}'::date[] else array[null::date] end, channel, category, 'normal', project,
      executor, handler, case when closed is null then 'us' end, case when closed is not null then 'yes' end, closed, 0,
      false, false, 0, (chance * 10000)::int, 0, 0, 0
    from made order by id;
    insert into case_points (case_id, number, desk, received_on, decided_on, channel, category, cause, project,
      third_party, finding)
    select id, number, 'klachten', received, decided, channel, category, 'oorzaak ' || (6 * random())::int, project, executor,
      case when decided is not null then (array['founded', 'partly', 'unfounded'])[1 + (random() * 2)::int] end
    from made, generate_series(1, case when chance < 0.1 then 2 else 1 end) as number order by id;
    insert into promises (case_id, number, kind, about, made_at, due_on, first_due_on, moves, settled_at, state)
    select id, 1, 'decision', '', received, received + 28, received + 28, 0, decided,
      case when decided is null then 'open' else 'kept' end
    from made order by id;
    insert into case_duties (case_id, number, desk, check_number, about, due_on, done_at, passed, known_on)
    select id, row_number() over (partition by id), 'klachten', check_number, about, due_on, done_on,
      case when done_on is not null then done_on <= due_on end,
      case when done_on <= due_on then done_on else due_on end
    from made, lateral (values (1, '', received + 1, received), (2, '', received + 1, received),
      (3, '', received + 3, received + least(until_decision, 4)), (8, 'decision', received + 15, decided),
      (8, 'outer', received + 56, decided), (9, '', decided, decided), (11, '', decided + 2, decided),
      (14, 'remedy 1', decided + 30, closed), (23, '', closed, closed)) as duty (check_number, about, due_on, done_on)
    where due_on is not null order by id;
  `.execute(db);
}
