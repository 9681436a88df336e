/** What came of complaints: causes, costs, satisfaction, repetition and disputes (domain.md 3.1 blocks 4 and 7 to 10). */
import { sql } from 'kysely';
import type { Finding, IsoDate, Rung } from '../../case/vocabulary.ts';
import { addDays } from '../../case/working-days.ts';
import { MOST_LINES } from '../../digest/facts.ts';
import type {
  CauseFacts,
  CostFacts,
  DisputeFacts,
  DisputeLine,
  HoldLine,
  RepetitionFacts,
  SatisfactionFacts,
} from '../../digest/facts-results.ts';
import { maskQuote } from '../../digest/mask-quote.ts';
import type { Part } from '../../digest/proportions.ts';
import { instantsAround, type LineRow, lineOf, listCases, type Scope, sinceOf } from './digest-scope.ts';
import type { Db } from './tables.ts';

const CAUSE_WEEKS = 13;
const YEAR_WEEKS = 52;
const MOST_FREE_TEXTS = 10;
const REPEAT_DAYS = 180;
const REOPEN_DAYS = 28;
/** Weeks before the end of the period in which a case was closed whose reopening is looked at (domain.md 3.3). */
const COHORT = { nearest: 5, farthest: 17 } as const;
const ANSWERS = ['yes', 'partly', 'no', 'none'];
const NOTHING: Part = { hits: 0, of: 0 };

/** Block 4. */
export async function readCauses(db: Db, scope: Scope): Promise<CauseFacts> {
  const { desk, period } = scope;
  const span = sql`between ${sinceOf(scope, CAUSE_WEEKS)}::date and ${period.to}::date`;
  const inSpan = sql`point.desk = ${desk} and point.received_on ${span}`;
  const { rows: pareto } = await sql<{
    category: string;
    cause: string | null;
    points: number;
    costCents: number;
    founded: number;
  }>`
    select coalesce(point.category, '') as category, cause, count(*)::int as points,
      round(sum(cents)) as "costCents",
      count(*) filter (where finding in ('founded', 'partly'))::int as founded
    from (select point.category, cause, finding,
        (own_cents + claimed_cents + paid_cents - recovered_cents)::float8 / count(*) over (partition by case_id) as cents
      from case_points as point join case_tallies as tally using (case_id)
      where ${inSpan} and tally.received_on ${span}) as point
    group by 1, 2 order by points desc, "costCents" desc, 1, 2
  `.execute(db);
  const { rows: findings } = await sql<{ category: string; finding: Finding; points: number }>`
    select category, finding, count(*)::int as points from case_points as point
    where ${inSpan} and category is not null and finding is not null group by 1, 2 order by 1, 2
  `.execute(db);
  const { rows: freeTexts } = await sql<CauseFacts['freeTexts'][number]>`
    select cause_text as text, count(*)::int as points from case_points as point
    where ${inSpan} and cause = 'unclassified' and cause_text is not null
    group by 1 order by points desc, 1 limit ${MOST_FREE_TEXTS}
  `.execute(db);
  const all = pareto.reduce((sum, { points }) => sum + points, 0);
  let sofar = 0;
  return {
    pareto: pareto.map((row) => {
      sofar += row.points;
      return { ...row, cumulative: sofar / all };
    }),
    findings,
    freeTexts,
  };
}

/** Block 7. */
export async function readSatisfaction(db: Db, { desk, period }: Scope): Promise<SatisfactionFacts> {
  const ofDesk = sql`counts and desk = ${desk}`;
  const inPeriod = sql`satisfaction_on between ${period.from}::date and ${period.to}::date`;
  const { rows } = await sql<{ answer: string; cases: number }>`
    select satisfaction as answer, count(*)::int as cases from case_tallies
    where ${ofDesk} and ${inPeriod} and satisfaction = any(${ANSWERS}::text[]) group by 1
    union all
    select 'pending', count(*)::int from case_tallies where ${ofDesk} and satisfaction = 'pending'
  `.execute(db);
  const of = (answer: string): number => rows.find((row) => row.answer === answer)?.cases ?? 0;
  const { rows: quotes } = await sql<LineRow & { payload: string | null; name: string; address: string }>`
    select tally.case_id as "caseId", handler as who, satisfaction_on as day, '' as detail,
      count(*) over ()::int as total, complainant_name as name, complainant_address as address,
      (select payload from case_events join case_event_payloads on event_id = case_events.id
        where case_events.case_id = tally.case_id and (type = 'satisfaction_answered'
          or (type = 'transaction_undone' and payload::json #>> '{fact,restored,satisfied,words}' is not null))
        order by seq desc limit 1)
    from case_tallies as tally join cases on cases.id = tally.case_id
    where counts and tally.desk = ${desk} and ${inPeriod} and satisfaction = 'no'
    order by satisfaction_on, tally.case_id limit ${MOST_LINES}
  `.execute(db);
  return {
    answers: { yes: of('yes'), partly: of('partly'), no: of('no'), none: of('none') },
    pending: of('pending'),
    quotes: {
      count: of('no'),
      lines: quotes.map((row) => ({
        ...lineOf(row),
        words: maskQuote(wordsOf(row.payload), [row.name, row.address, row.who ?? '']),
      })),
    },
  };
}

/** What was answered last, or what holds again since an answer was taken back. */
function wordsOf(payload: string | null): string {
  const { fact }: { fact: { words?: string; restored?: { satisfied?: { words: string } } } } = JSON.parse(
    payload ?? '{"fact":{}}',
  );
  return (fact.restored?.satisfied ?? fact).words ?? '';
}

/** What the closed cases of the period cost. */
export async function readCosts(db: Db, { desk, period }: Scope): Promise<CostFacts> {
  const { rows } = await sql<CostFacts>`
    select count(*)::int as cases, round(avg(cents))::float8 as "meanCents",
      round(percentile_cont(0.5) within group (order by cents))::float8 as "medianCents",
      coalesce(sum(own_cents), 0)::float8 as "ownCents", coalesce(sum(claimed_cents), 0)::float8 as "claimedCents",
      coalesce(sum(paid_cents), 0)::float8 as "paidCents", coalesce(sum(recovered_cents), 0)::float8 as "recoveredCents"
    from (select *, (own_cents + claimed_cents + paid_cents - recovered_cents)::float8 as cents from case_tallies
      where counts and desk = ${desk} and closed_on between ${period.from}::date and ${period.to}::date) as closed
  `.execute(db);
  const [costs] = rows;
  if (costs === undefined) throw new Error('a sum is one row');
  return costs;
}

/** Block 9. */
export async function readDisputes(db: Db, { desk, period }: Scope): Promise<DisputeFacts> {
  const { rows: open } = await sql<
    LineRow & { rung: Rung; body: string | null; since: IsoDate; exposureCents: number; all: number }
  >`
    select case_id as "caseId", handler as who, coalesce(rung_until, dispute_since) as day, rung as detail, rung,
      rung_body as body, dispute_since as since, exposure_cents as "exposureCents",
      count(*) over ()::int as total, sum(exposure_cents) over ()::float8 as "all"
    from case_tallies where closed_on is null and rung is not null and desk = ${desk}
    order by day, case_id limit ${MOST_LINES}
  `.execute(db);
  const { rows: holds } = await sql<LineRow & { since: IsoDate; automatic: boolean }>`
    select case_id as "caseId", handler as who, hold_review_on as day, '' as detail, hold_since as since,
      hold_automatic as automatic, count(*) over ()::int as total
    from case_tallies where hold_since is not null and desk = ${desk} order by day, case_id limit ${MOST_LINES}
  `.execute(db);
  const awards = async (from: IsoDate): Promise<Part> => {
    const { rows } = await sql<Part>`
      select count(*) filter (where award_against)::int as hits, count(*)::int as "of" from case_tallies
      where desk = ${desk} and award_on between ${from}::date and ${period.to}::date
    `.execute(db);
    return rows[0] ?? NOTHING;
  };
  const { rows: objections } = await sql<{ count: number }>`
    select count(*)::int as count from case_tallies
    where counts and desk = ${desk} and objected_on between ${period.from}::date and ${period.to}::date
  `.execute(db);
  return {
    open: {
      count: open[0]?.total ?? 0,
      lines: open.map((row): DisputeLine => {
        const { rung, body, since, exposureCents } = row;
        return { ...lineOf(row), rung, body, since, exposureCents };
      }),
    },
    exposureCents: open[0]?.all ?? 0,
    holds: {
      count: holds[0]?.total ?? 0,
      lines: holds.map((row): HoldLine => ({ ...lineOf(row), since: row.since, automatic: row.automatic })),
    },
    externalNow: await awards(period.from),
    externalYear: await awards(addDays(period.to, 1 - 7 * YEAR_WEEKS)),
    objections: objections[0]?.count ?? 0,
    changedOnReview: null,
    privacyRequests: null,
  };
}

/** Block 10. */
export async function readRepetition(db: Db, scope: Scope): Promise<RepetitionFacts> {
  const { desk, period } = scope;
  const received = sql`counts and tally.desk = ${desk}
    and tally.received_on between ${period.from}::date and ${period.to}::date`;
  const closedBefore = sql`
    select from cases as other join case_tallies as before on before.case_id = other.id
    where other.id <> own.id and other.received_at < own.received_at and before.category = tally.category
      and before.closed_on between tally.received_on - ${REPEAT_DAYS}::int and tally.received_on`;
  const repeat = sql`
    from case_tallies as tally join cases as own on own.id = tally.case_id
    where ${received} and own.received_at ${instantsAround(period.from, period.to)} and (is_repeat
      or exists (${closedBefore} and other.complainant_address = own.complainant_address and own.complainant_address <> '')
      or exists (${closedBefore} and other.object_key = own.object_key))`;
  const { rows: all } = await sql<{ cases: number }>`
    select count(*)::int as cases from case_tallies as tally where ${received}
  `.execute(db);
  const repeats = await listCases(
    db,
    sql`select tally.case_id, tally.handler as who, tally.received_on as day, coalesce(tally.category, '') as detail ${repeat}`,
  );
  const first = addDays(period.to, -7 * (COHORT.farthest + 1) + 1);
  const last = addDays(period.to, -7 * COHORT.nearest);
  const ended = sql`counts and desk = ${desk} and (closed_on >= ${first}::date or reopenings[1] is not null)`;
  // Nearly every case ends once, and taking a list apart takes longer than reading its case.
  const { rows: cohort } = await sql<Part>`
    select count(*) filter (where reopened_on - closed_day <= ${REOPEN_DAYS})::int as hits, count(*)::int as "of"
    from (
      select closings[1] as closed_day, reopenings[1] as reopened_on from case_tallies
      where ${ended} and cardinality(closings) = 1
      union all
      select past.* from case_tallies, unnest(closings, reopenings) as past
      where ${ended} and cardinality(closings) > 1) as past (closed_day, reopened_on)
    where closed_day between ${first}::date and ${last}::date
  `.execute(db);
  const rework = await listCases(
    db,
    sql`select case_id, handler as who, rework_on as day, reworks::text as detail from case_tallies
      where counts and desk = ${desk} and rework_on between ${period.from}::date and ${period.to}::date`,
  );
  const { rows: executors } = await sql<RepetitionFacts['executors'][number]>`
    select coalesce(third_party, '') as name, count(*)::int as done,
      count(*) filter (where reworks > 0)::int as rework, count(*) filter (where is_repeat)::int as repeats
    from case_tallies where counts and desk = ${desk}
      and (repaired_on between ${sinceOf(scope, CAUSE_WEEKS)}::date and ${period.to}::date
        or rework_on between ${sinceOf(scope, CAUSE_WEEKS)}::date and ${period.to}::date)
    group by 1 order by count(*) filter (where reworks > 0 or is_repeat) desc, done desc, name
  `.execute(db);
  return {
    repeats: { hits: repeats.count, of: all[0]?.cases ?? 0 },
    repeatCases: repeats,
    reopened: cohort[0] ?? NOTHING,
    rework,
    executors,
  };
}
