/**
 * What one digest reads of a register that is small enough to count on paper: eight complaints at the desk, one at
 * another, read on Monday 23 November 2026 for the week of 16 to 22 November.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/case/clocks.ts';
import type { CaseEvent, ComplaintRegistered } from '../../../src/case/events.ts';
import { replay } from '../../../src/case/evolve.ts';
import { promisesOf } from '../../../src/case/promises.ts';
import { parseReference, printReference } from '../../../src/case/reference.ts';
import { countCase } from '../../../src/digest/case-tally.ts';
import type { DigestFacts } from '../../../src/digest/facts.ts';
import type { CheckFacts } from '../../../src/digest/facts-handling.ts';
import { parsePeriod, periodOf, weekPeriod } from '../../../src/digest/period.ts';
import { insertEvents, sealEvents } from '../../../src/shell/db/case-log.ts';
import { saveCases } from '../../../src/shell/db/case-rows.ts';
import { newChain } from '../../../src/shell/db/case-store.ts';
import { readDigestFacts, scopeOf } from '../../../src/shell/db/digest-facts.ts';
import { readRowCases } from '../../../src/shell/db/digest-flow.ts';
import {
  readAuditedDuties,
  readRegister,
  readYearCounts,
  verifyLogs,
} from '../../../src/shell/db/report-store.ts';
import { useDatabase } from '../../support/database.ts';
import { ANNA, BY_PIETER, DUTCH_CALENDAR, logOf, PIETER, RULES, registered } from '../../support/given.ts';
import { takeNumber } from '../../support/stored-cases.ts';

const MONDAY = new Date('2026-11-23T06:00:00Z');
const database = useDatabase();

const at = (day: string): Date => new Date(`${day}T11:00:00Z`);
type Later = readonly [day: string, fact: CaseEvent];

/** A complaint received and registered at noon of a day, and what Pieter did on it. @returns its reference */
async function enter(
  received: string,
  later: readonly Later[],
  details: Partial<ComplaintRegistered> = {},
): Promise<string> {
  const caseId = await takeNumber(database.db);
  const instant = at(received).toISOString();
  const decisionDue = new Date(at(received).getTime() + 28 * 86_400_000).toISOString().slice(0, 10);
  const first = registered({
    reference: printReference(caseId),
    desk: 'klachten',
    receivedAt: instant,
    registeredAt: instant,
    decisionDue,
    ...details,
  });
  const log = logOf([
    { at: at(received), fact: first },
    ...later.map(([day, fact]) => ({ at: at(day), fact, by: BY_PIETER.by })),
  ]);
  const state = replay(log);
  await database.db.transaction().execute(async (tx) => {
    await insertEvents(tx, sealEvents(newChain(caseId), log).sealed);
    const [clocks, promises, counts] = [
      clocksOf(state, RULES),
      promisesOf(state, RULES),
      countCase(state, RULES),
    ];
    await saveCases(tx, [{ caseId, state, clocks, promises, counts }], MONDAY);
  });
  return printReference(caseId);
}

const ASSIGNED: CaseEvent = { type: 'handler_assigned', handler: PIETER };
const set = (field: 'project' | 'object', value: string): CaseEvent => ({
  type: 'field_corrected',
  field,
  value,
  previous: '',
});
const triaged = (category: string): CaseEvent => ({
  type: 'complaint_triaged',
  category,
  severity: 'normal',
});
const ASK: CaseEvent = { type: 'information_requested', questions: ['Sinds wanneer?'], until: '2026-12-01' };
const assessed = (finding: 'founded' | 'unfounded'): CaseEvent => ({
  type: 'point_assessed',
  point: 1,
  finding,
  grounds: 'De kitvoeg is van later.',
});
const REMEDY: CaseEvent = {
  type: 'remedy_decided',
  point: 1,
  text: 'Kit.',
  until: '2026-11-10',
  who: 'Kitwerk',
};
const reported = (until: string | null): CaseEvent => ({ type: 'decision_reported', until });
const closed = (
  reason: 'withdrawn' | 'spam' | 'not-a-complaint' | 'settled' | 'unfounded-no-reaction',
): CaseEvent => ({ type: 'complaint_closed', reason, why: '', route: null });
const ACKNOWLEDGED: CaseEvent = { type: 'letter_sent', letter: 'complainant/received', outboundId: 1 };
const NOT_CONTENT = 'Het lekt nog bij Anna de Wit in de Dorpsstraat 12, bel 06 1234 5678.';

let names: Readonly<
  Record<'leak' | 'waits' | 'again' | 'unfounded' | 'spam' | 'twice' | 'forgotten' | 'question', string>
>;
let facts: DigestFacts;

beforeAll(async () => {
  names = {
    leak: await enter('2026-11-16', [
      ['2026-11-16', ACKNOWLEDGED],
      ['2026-11-17', ASSIGNED],
      ['2026-11-17', triaged('lekkage')],
      ['2026-11-17', set('project', 'Zuidhof')],
    ]),
    waits: await enter('2026-11-17', [
      ['2026-11-17', ASSIGNED],
      ['2026-11-18', triaged('lekkage')],
      ['2026-11-18', set('project', 'Zuidhof')],
      ['2026-11-18', ASK],
    ]),
    again: await enter('2026-10-05', [
      ['2026-10-05', ASSIGNED],
      ['2026-10-06', triaged('schilderwerk')],
      ['2026-10-20', assessed('founded')],
      ['2026-10-20', REMEDY],
      ['2026-10-20', reported(null)],
      ['2026-11-12', { type: 'remedy_done', points: [1], what: 'Kit.', files: [] }],
      ['2026-11-12', { type: 'satisfaction_asked', until: '2026-11-26' }],
      ['2026-11-18', { type: 'satisfaction_answered', answer: 'no', words: NOT_CONTENT }],
      ['2026-11-18', { type: 'rework_started', on: '2026-11-18' }],
    ]),
    unfounded: await enter('2026-10-12', [
      ['2026-10-13', ASSIGNED],
      ['2026-10-13', triaged('lekkage')],
      ['2026-11-05', { type: 'cost_recorded', cents: 5_000, what: 'expert', recoverFrom: null }],
      ['2026-11-05', assessed('unfounded')],
      ['2026-11-05', reported('2026-11-19')],
      ['2026-11-20', closed('unfounded-no-reaction')],
    ]),
    spam: await enter('2026-11-09', [['2026-11-16', closed('spam')]]),
    twice: await enter('2026-08-31', [
      ['2026-09-01', ASSIGNED],
      ['2026-09-01', triaged('geluid')],
      ['2026-09-10', closed('withdrawn')],
      ['2026-09-25', { type: 'case_reopened', why: 'toch' }],
      ['2026-10-08', closed('settled')],
    ]),
    forgotten: await enter('2026-09-14', []),
    question: await enter('2026-11-18', [['2026-11-19', closed('not-a-complaint')]]),
  };
  await enter('2026-11-17', [], { desk: 'verhuur', complainant: ANNA });
  facts = await read();
});

function read(period = weekPeriod('2026-W47'), desk = 'klachten'): Promise<DigestFacts> {
  return readDigestFacts(database.db, {
    desk,
    period,
    readAt: MONDAY,
    calendar: DUTCH_CALENDAR,
    staff: [PIETER],
    bodies: [],
  });
}

const references = ({ lines }: { readonly lines: readonly { readonly reference: string }[] }) =>
  lines.map(({ reference }) => reference);

function check(number: number, of: DigestFacts = facts): CheckFacts {
  const found = of.checks.find((each) => each.check === number);
  if (found === undefined) throw new Error(`there is no check ${number}`);
  return found;
}

describe('what came in', () => {
  test('is counted in points by row and week', () => {
    const ofWeek = facts.weekCounts.filter(({ week }) => week === '2026-W47');
    expect(new Set(ofWeek)).toEqual(
      new Set([
        { dimension: 'total', value: '', week: '2026-W47', points: 2 },
        { dimension: 'category', value: 'lekkage', week: '2026-W47', points: 2 },
        { dimension: 'project', value: 'Zuidhof', week: '2026-W47', points: 2 },
        { dimension: 'channel', value: 'mail', week: '2026-W47', points: 2 },
      ]),
    );
    expect(facts.recentPoints).toEqual([
      { week: '2026-W47', values: { category: 'lekkage', project: 'Zuidhof', channel: 'mail' }, points: 2 },
    ]);
  });

  test('is counted in cases by week, with what was closed and what is open', () => {
    const weeks = facts.caseWeeks.filter(
      ({ received, closed: ended, reopened }) => received + ended + reopened > 0,
    );
    expect(facts.caseWeeks).toHaveLength(110);
    expect(
      weeks.map(({ week, received, closed: ended, reopened, open }) => [
        week,
        received,
        ended,
        reopened,
        open,
      ]),
    ).toEqual([
      ['2026-W36', 1, 0, 0, 1],
      ['2026-W38', 1, 0, 0, 2],
      ['2026-W39', 0, 0, 1, 2],
      ['2026-W41', 1, 1, 0, 2],
      ['2026-W42', 1, 0, 0, 3],
      ['2026-W47', 2, 1, 0, 4],
    ]);
  });

  test('of a year stands beside that of the year before, where there was one', async () => {
    const { year } = await read(periodOf('year', '2026-11-22'));
    expect(year).toMatchObject({ now: { cases: 6 }, before: null });
    const later = await read(periodOf('year', '2027-01-01'));
    expect(later.year).toMatchObject({ now: { cases: 0 }, before: { cases: 6 } });
    expect((await read()).year).toBeNull();
  });

  test('is found again by the row of a trend', async () => {
    const [row] = await readRowCases(database.db, {
      desk: 'klachten',
      rows: [{ dimension: 'category', value: 'lekkage' }],
      from: '2026-11-16',
      to: '2026-11-22',
      isRare: true,
    });
    expect(row).toMatchObject({ last: '2026-11-17', lastBefore: '2026-10-12', cases: { count: 2 } });
    expect(row === undefined ? [] : references(row.cases)).toEqual([names.leak, names.waits]);
  });
});

describe('how the desk stands', () => {
  test('on whom open cases wait, and for how long', () => {
    expect(facts.stand).toMatchObject({
      open: 4,
      waitingOnComplainant: 1,
      waitingOnThirdParty: 0,
      waitingOnUs: 3,
      ages: [
        { days: 6, cases: 1 },
        { days: 7, cases: 1 },
        { days: 49, cases: 1 },
        { days: 70, cases: 1 },
      ],
    });
  });

  test('what is overdue, and who handles it', () => {
    const { overdueOuter, overduePromises, unhandled, dueSoon } = facts.stand;
    expect(overdueOuter).toEqual({
      count: 1,
      lines: [{ reference: names.forgotten, who: null, day: '2026-11-09', detail: 'outer' }],
    });
    expect(references(overduePromises)).toEqual([names.forgotten]);
    expect(unhandled.lines).toEqual([
      { reference: names.forgotten, who: null, day: '2026-09-14', detail: '' },
    ]);
    expect(dueSoon.count).toBe(0);
  });
});

describe('whether it was handled correctly', () => {
  test('a confirmation that never left fails in the week in which it was due', () => {
    expect(check(2)).toMatchObject({ population: 2, passed: 1, failed: { count: 1 } });
    expect(check(2).failed.lines).toEqual([
      { reference: names.waits, who: 'Pieter Bos', day: '2026-11-18', detail: '', mail: null },
    ]);
  });

  test('a complaint is one in the population of the week in which its answer became known', () => {
    expect(check(1)).toMatchObject({ population: 2, passed: 2 });
    expect(check(3)).toMatchObject({ population: 2, passed: 2 });
    expect(check(8)).toMatchObject({ population: 0, passed: 0 });
    expect(check(17)).toMatchObject({ population: 1, passed: 1 });
    expect(check(23)).toMatchObject({ population: 1, passed: 1 });
  });

  test('a year holds what its weeks hold', async () => {
    const year = await read(parsePeriod('2026') ?? weekPeriod('2026-W47'));
    expect(check(1, year)).toMatchObject({ population: 6, passed: 6 });
    expect(check(8, year)).toMatchObject({ population: 8, passed: 5 });
    // The case that was withdrawn and went on again was settled ten days after the promised day.
    expect(references(check(8, year).failed)).toEqual([names.twice, names.forgotten, names.forgotten]);
    expect(check(14, year)).toMatchObject({ population: 1, passed: 0 });
    expect(year.promises).toMatchObject({ kept: 0, broken: 1 });
    expect(year.causes.findings).toEqual([
      { category: 'lekkage', finding: 'unfounded', points: 1 },
      { category: 'schilderwerk', finding: 'founded', points: 1 },
    ]);
  });

  test('what comes with the archive is not measured yet, and where there are no measures there is nothing to check', () => {
    expect(check(24)).toMatchObject({ population: null, passed: null });
    for (const number of [19, 20, 21]) expect(check(number)).toMatchObject({ population: 0, passed: 0 });
  });
});

describe('how long it took', () => {
  test('open cases count as far as they are', () => {
    const days = (name: string) =>
      facts.speed.durations
        .filter((each) => each.name === name && each.unit === 'calendar-days')
        .map(({ days: count, ended, cases }) => `${count}${ended ? '' : '+'} × ${cases}`);
    expect(days('decide').toSorted()).toEqual(
      ['15 × 1', '24 × 1', '38 × 1', '6+ × 1', '7+ × 1', '70+ × 1'].toSorted(),
    );
    expect(days('repair')).toEqual(['34+ × 1']);
    expect(days('close').toSorted()).toEqual(
      ['38 × 1', '39 × 1', '49+ × 1', '6+ × 1', '7+ × 1', '70+ × 1'].toSorted(),
    );
  });

  test('and in working days beside days of the calendar', () => {
    expect(facts.speed.durations).toContainEqual({
      name: 'decide',
      unit: 'working-days',
      days: 11,
      ended: true,
      cases: 1,
    });
  });
});

describe('what came of it', () => {
  test('who is not content is quoted without names, addresses and numbers', () => {
    expect(facts.satisfaction).toMatchObject({ answers: { yes: 0, partly: 0, no: 1, none: 0 }, pending: 0 });
    expect(facts.satisfaction.quotes.lines).toEqual([
      {
        reference: names.again,
        who: 'Pieter Bos',
        day: '2026-11-18',
        detail: '',
        words: 'Het lekt nog bij … de Wit in de …, bel ….',
      },
    ]);
  });

  test('what was taken back is not quoted', async () => {
    const said = { answer: 'no', words: 'De kraan drupt.' } as const;
    const satisfied = { ...said, at: at('2026-11-18').toISOString() };
    await enter(
      '2026-10-05',
      [
        ['2026-11-18', { type: 'satisfaction_answered', ...said }],
        ['2026-11-19', { type: 'satisfaction_answered', answer: 'no', words: 'Van een ander.' }],
        ['2026-11-20', { type: 'transaction_undone', transaction: 2, restored: { satisfied } }],
      ],
      { desk: 'kranen' },
    );
    const { satisfaction } = await read(weekPeriod('2026-W47'), 'kranen');
    expect(satisfaction.quotes.lines).toMatchObject([{ words: 'De kraan drupt.' }]);
  });

  test('what is closed in the week has its cost', () => {
    expect(facts.costs).toMatchObject({
      cases: 1,
      meanCents: 5_000,
      medianCents: 5_000,
      ownCents: 5_000,
      paidCents: 0,
    });
  });

  test('one of two ends was followed by a reopening within four weeks, and one repair is done again', () => {
    expect(facts.repetition.reopened).toEqual({ hits: 1, of: 2 });
    expect(facts.repetition.rework.lines).toEqual([
      { reference: names.again, who: 'Pieter Bos', day: '2026-11-18', detail: '1' },
    ]);
    expect(facts.repetition.executors).toEqual([{ name: 'Kitwerk', done: 1, rework: 1, repeats: 0 }]);
  });

  test('a complaint of the same person about the same thing within half a year is a repeat', () => {
    // All are of Anna, but none about leaks was closed before these two came.
    expect(facts.repetition.repeats).toEqual({ hits: 0, of: 2 });
  });

  test('what was no complaint is shown one in ten', () => {
    expect(facts.quality.notComplaints).toMatchObject({ count: 1, sample: [{ reference: names.question }] });
  });

  test('each colleague has their work', () => {
    expect(
      facts.handlers.map(({ who, open, late, decided, closed: ended, founded }) => ({
        who,
        open,
        late,
        decided,
        ended,
        founded,
      })),
    ).toEqual([
      { who: 'Pieter Bos', open: 3, late: 2, decided: 0, ended: 1, founded: { hits: 1, of: 2 } },
      { who: null, open: 1, late: 1, decided: 0, ended: 0, founded: { hits: 0, of: 0 } },
    ]);
  });
});

describe('a report of the period', () => {
  const scope = (period = weekPeriod('2026-W47')) =>
    scopeOf({ desk: 'klachten', period, readAt: MONDAY, calendar: DUTCH_CALENDAR, staff: [], bodies: [] });
  const year = () => parsePeriod('2026') ?? weekPeriod('2026-W47');

  test('lists what the checks asked of each case, with the verdict', async () => {
    const { all, rows } = await readAuditedDuties(database.db, scope(), 100);
    expect(rows).toHaveLength(all);
    expect(rows.filter((row) => row.check === 2)).toEqual([
      {
        check: 2,
        reference: names.leak,
        who: 'Pieter Bos',
        about: '',
        dueOn: '2026-11-17',
        doneOn: '2026-11-16',
        passed: true,
        mail: null,
      },
      {
        check: 2,
        reference: names.waits,
        who: 'Pieter Bos',
        about: '',
        dueOn: '2026-11-18',
        doneOn: null,
        passed: false,
        mail: null,
      },
    ]);
    expect((await readAuditedDuties(database.db, scope(), 3)).rows).toHaveLength(3);
  });

  test('says of a log that was changed that it is not as it was written', async () => {
    expect(await verifyLogs(database.db, scope(year()))).toEqual({ cases: 6, broken: [] });
    await sql`update case_event_payloads set payload = replace(payload, 'Dorpsstraat', 'Kerkstraat')`.execute(
      database.db,
    );
    expect(await verifyLogs(database.db, scope(year()))).toEqual({ cases: 6, broken: [names.again] });
    await sql`update case_event_payloads set payload = replace(payload, 'Kerkstraat', 'Dorpsstraat')`.execute(
      database.db,
    );
  });

  test('says so of a log whose end was cut off', async () => {
    const { db } = database;
    const id = parseReference(names.again) ?? 0;
    await db.updateTable('cases').set({ revision: sql`revision + 1` }).where('id', '=', id).execute();
    expect(await verifyLogs(db, scope(year()))).toEqual({ cases: 6, broken: [names.again] });
    await db.updateTable('cases').set({ revision: sql`revision - 1` }).where('id', '=', id).execute();
  });

  test('counts the points of a year by category, finding and term', async () => {
    expect(await readYearCounts(database.db, scope(year()))).toEqual([
      { category: '', finding: null, inTime: false, points: 1 },
      { category: 'geluid', finding: null, inTime: false, points: 1 },
      { category: 'lekkage', finding: 'unfounded', inTime: true, points: 1 },
      { category: 'lekkage', finding: null, inTime: null, points: 2 },
      { category: 'schilderwerk', finding: 'founded', inTime: true, points: 1 },
    ]);
  });

  test('lists the register, the newest last, without who complains where that is kept to the coordinator', async () => {
    const hidden = await enter('2026-11-20', [['2026-11-20', { type: 'confidentiality_set', on: true }]]);
    const { all, rows } = await readRegister(database.db, { desk: 'klachten', period: null, most: 100 });
    expect(all).toBe(9);
    expect(rows.at(-1)).toMatchObject({ reference: hidden, complainant: '', address: '', subject: '' });
    expect(rows[0]).toMatchObject({
      reference: names.leak,
      complainant: ANNA.name,
      project: 'Zuidhof',
      points: 1,
    });
    const week = await readRegister(database.db, {
      desk: 'klachten',
      period: weekPeriod('2026-W47'),
      most: 100,
    });
    expect(week.all).toBe(4);
  });

  test('a complaint is confidential again when it was taken back that it no longer is', async () => {
    const desk = 'geheim';
    await enter(
      '2026-11-20',
      [
        ['2026-11-20', { type: 'confidentiality_set', on: true }],
        ['2026-11-21', { type: 'confidentiality_set', on: false }],
        ['2026-11-21', { type: 'transaction_undone', transaction: 2, restored: { confidential: true } }],
        ['2026-11-22', { type: 'transaction_undone', transaction: 3, restored: { tags: [] } }],
      ],
      { desk },
    );
    const { rows } = await readRegister(database.db, { desk, period: null, most: 100 });
    expect(rows).toMatchObject([{ complainant: '', address: '', subject: '' }]);
  });
});

test('the fingerprint is of the whole register, and of every log in it', async () => {
  expect(facts.fingerprint).toMatchObject({ cases: 9, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  await enter('2026-11-22', []);
  expect((await read()).fingerprint.digest).not.toBe(facts.fingerprint.digest);
});

test('and hashes the last digests in order of case, whatever numbers were never given', async () => {
  await sql`select setval('case_numbers', 12345)`.execute(database.db);
  await enter('2026-11-22', []);
  const { rows } = await sql<{ digest: string }>`
    select distinct on (case_id) digest from case_events order by case_id, seq desc
  `.execute(database.db);
  const heads = rows.map(({ digest }) => digest).join(',');
  expect((await read()).fingerprint).toMatchObject({
    cases: rows.length,
    digest: createHash('sha256').update(heads).digest('hex'),
  });
});
