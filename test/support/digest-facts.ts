/** Hand-made facts of a digest: what a small desk would have read on Monday 23 November 2026, about week 47. */
import type { Finding } from '../../src/case/vocabulary.ts';
import type { Calendar } from '../../src/case/working-days.ts';
import type { WeekCount } from '../../src/digest/counting.ts';
import type { CaseLine, CaseList, CaseWeek, DigestFacts, PointGroup } from '../../src/digest/facts.ts';
import type { CheckFacts } from '../../src/digest/facts-handling.ts';
import { type DigestPast, type Judged, judgeFacts } from '../../src/digest/judge.ts';
import type { Material } from '../../src/digest/material.ts';
import { type Period, parsePeriod } from '../../src/digest/period.ts';
import { suggestionsFor } from '../../src/digest/suggestions.ts';
import { addWeeks, weeksUntil } from '../../src/digest/weeks.ts';
import { betaLaw } from '../../src/shell/beta-law.ts';

export const WEEK = '2026-W47';

/** Working days without holidays, so that a calendar changes nothing. */
const NO_HOLIDAYS: Calendar = {
  timeZone: 'Europe/Amsterdam',
  closedDays: new Set(),
  officeHours: { from: '09:00', until: '17:00' },
};

/** Of a desk that never got a digest. */
export const NO_PAST: DigestPast = { flags: [], snoozes: [], volumes: new Map(), breaks: [] };

/** Facts judged by a calendar without holidays. */
export function judge(facts: DigestFacts, past: DigestPast = NO_PAST): Judged {
  return judgeFacts(facts, past, NO_HOLIDAYS, betaLaw);
}

/** What a digest of these facts is made of, a first one where no past is given. */
export function materialOf(facts: DigestFacts, past: DigestPast = NO_PAST): Material {
  const judged = judge(facts, past);
  const suggested = suggestionsFor(facts, judged);
  const nothing = { rowCases: [], suggestedCases: [], rareRows: [] };
  return { facts, judged, trendNumbers: new Map(), suggested, ...nothing };
}

const NO_CASES: CaseList<never> = { count: 0, lines: [] };

/** The week that is judged. */
export const WEEK_47: Period = { kind: 'week', name: WEEK, from: '2026-11-16', to: '2026-11-22' };

/** A case in a list. */
export function aLine(
  reference: string,
  who: string | null = 'Tom Bakker',
  day = '2026-11-20',
  detail = '',
): CaseLine {
  return { reference, who, day, detail };
}

/** A list of cases, all of them named. */
export function aList(...lines: readonly CaseLine[]): CaseList {
  return { count: lines.length, lines };
}

/** So many weeks of a desk that gets ten cases a week and closes ten. */
export function steadyWeeks(count: number, last: Partial<CaseWeek> = {}): readonly CaseWeek[] {
  const weeks = weeksUntil(WEEK, count).map((week, index) => ({
    week,
    received: index % 2 === 0 ? 9 : 11,
    closed: 10,
    reopened: 0,
    objections: index === count - 1 ? 0 : index % 5 === 0 ? 1 : 0,
    open: 20,
  }));
  return [...weeks.slice(0, -1), ...weeks.slice(-1).map((week) => ({ ...week, ...last }))];
}

/** Points by week: `leak` has two a week, `delay` eight; in the last week leaks are as many as said. */
export function steadyPoints(weeks: number, lastLeaks: number): readonly WeekCount[] {
  return weeksUntil(WEEK, weeks).flatMap((week, index): readonly WeekCount[] => {
    const leaks = index === weeks - 1 ? lastLeaks : 2;
    return [
      { dimension: 'total', value: '', week, points: leaks + 8 },
      { dimension: 'category', value: 'lekkage dakkapel', week, points: leaks },
      { dimension: 'category', value: 'planning', week, points: 8 },
    ];
  });
}

/** Nine leaks of the last week, seven of them in one project. */
export const LEAKS_IN_ONE_PROJECT: readonly PointGroup[] = [
  { week: WEEK, values: { category: 'lekkage dakkapel', project: 'Zuidhof fase 2' }, points: 7 },
  { week: WEEK, values: { category: 'lekkage dakkapel', project: 'Noordrand' }, points: 2 },
  { week: WEEK, values: { category: 'planning', project: 'Noordrand' }, points: 8 },
  { week: addWeeks(WEEK, -1), values: { category: 'lekkage dakkapel', project: 'Noordrand' }, points: 2 },
];

/** A check with its cases. */
export function aCheck(check: number, population: number, failed: CaseList): CheckFacts {
  return {
    check,
    population,
    passed: population - failed.count,
    failed: { count: failed.count, lines: failed.lines.map((line) => ({ ...line, mail: null })) },
    failedInFourWeeks: failed.count,
    share: null,
    weeks: [],
  };
}

/** The facts of a quiet week in a desk of a year and a half, changed as a test wants. */
export function someFacts(changed: Partial<DigestFacts> = {}): DigestFacts {
  return {
    desk: 'klachten',
    period: WEEK_47,
    week: WEEK,
    readAt: new Date('2026-11-23T06:00:00Z'),
    today: '2026-11-23',
    weekCounts: steadyPoints(80, 2),
    recentPoints: [],
    caseWeeks: steadyWeeks(80, { received: 10 }),
    stand: {
      open: 20,
      waitingOnComplainant: 6,
      waitingOnThirdParty: 4,
      waitingOnUs: 10,
      overduePromises: NO_CASES,
      overdueOuter: NO_CASES,
      dueSoon: NO_CASES,
      unhandled: NO_CASES,
      ages: [
        { days: 3, cases: 9 },
        { days: 20, cases: 8 },
        { days: 40, cases: 3 },
      ],
    },
    approvals: [],
    filesToReview: [],
    causes: { pareto: [], findings: [], freeTexts: [] },
    checks: [],
    promises: { kept: 0, moved: 0, broken: 0, byKind: [] },
    shares: [],
    speed: { durations: [] },
    satisfaction: { answers: { yes: 0, no: 0, partly: 0, none: 0 }, pending: 0, quotes: NO_CASES },
    measures: [],
    disputes: {
      open: NO_CASES,
      exposureCents: 0,
      holds: NO_CASES,
      externalNow: { hits: 0, of: 0 },
      externalYear: { hits: 0, of: 0 },
      objections: 0,
      changedOnReview: { hits: 0, of: 0 },
      privacyRequests: null,
    },
    repetition: {
      repeats: { hits: 0, of: 10 },
      repeatCases: NO_CASES,
      reopened: { hits: 0, of: 0 },
      rework: NO_CASES,
      executors: [],
    },
    quality: {
      unknownCause: { points: 0, of: 0 },
      uncategorised: NO_CASES,
      bounced: NO_CASES,
      lateRegistered: [],
      notComplaints: { count: 0, sample: [] },
      staleBodies: [],
      tasks: [],
    },
    costs: {
      cases: 0,
      meanCents: null,
      medianCents: null,
      ownCents: 0,
      claimedCents: 0,
      paidCents: 0,
      recoveredCents: 0,
    },
    handlers: [],
    year: null,
    fingerprint: { digest: 'a1b2c3d4e5f60718'.repeat(4), cases: 1042, events: 9120 },
    texts: [],
    nameWords: [],
    ...changed,
  };
}

/** A week in which much happened. */
export function aBusyWeek(): DigestFacts {
  const calm = someFacts();
  const promises = aList(
    aLine('C-1031-8', 'Tom Bakker', '2026-11-17', 'decision'),
    aLine('C-1036-3', 'Fatima Haddad', '2026-11-19', 'update'),
    aLine('C-1038-1', 'Tom Bakker', '2026-11-20', 'remedy'),
  );
  return {
    ...calm,
    weekCounts: steadyPoints(80, 9),
    recentPoints: LEAKS_IN_ONE_PROJECT,
    caseWeeks: steadyWeeks(80, { received: 17, closed: 8, reopened: 1, objections: 1 }),
    stand: {
      ...calm.stand,
      open: 31,
      waitingOnUs: 19,
      waitingOnComplainant: 7,
      waitingOnThirdParty: 5,
      overduePromises: promises,
      overdueOuter: aList(aLine('C-1012-8', 'Tom Bakker', '2026-11-18')),
      dueSoon: aList(aLine('C-1039-0', 'Fatima Haddad', '2026-11-25')),
      unhandled: aList(aLine('C-1055-2', null, '2026-11-20'), aLine('C-1056-1', null, '2026-11-21')),
      ages: [
        { days: 2, cases: 14 },
        { days: 15, cases: 11 },
        { days: 41, cases: 4 },
        { days: 70, cases: 2 },
      ],
    },
    approvals: [
      {
        transaction: 17,
        references: ['C-1029-2'],
        who: 'Fatima Haddad',
        cents: 125_000,
        since: '2026-11-20',
        until: '2026-11-27',
      },
    ],
    filesToReview: [aLine('C-1003-9'), aLine('C-1008-4', 'Fatima Haddad')],
    causes: {
      pareto: [
        {
          category: 'planning',
          cause: 'communication',
          points: 52,
          costCents: 40_000,
          cumulative: 0.5,
          founded: 31,
        },
        {
          category: 'lekkage dakkapel',
          cause: 'execution',
          points: 25,
          costCents: 610_000,
          cumulative: 0.74,
          founded: 20,
        },
        { category: 'planning', cause: null, points: 18, costCents: 0, cumulative: 0.913, founded: 4 },
        { category: 'lekkage dakkapel', cause: null, points: 9, costCents: 0, cumulative: 1, founded: 0 },
      ],
      findings: [],
      freeTexts: [],
    },
    checks: [
      aCheck(2, 17, NO_CASES),
      aCheck(8, 14, aList(aLine('C-1012-8'), aLine('C-1031-8'))),
      aCheck(16, 6, aList(aLine('C-1021-5', 'Fatima Haddad'))),
    ],
    promises: { kept: 31, moved: 2, broken: 3, byKind: [] },
    speed: {
      durations: [
        { name: 'confirm', unit: 'working-days', days: 0, ended: true, cases: 120 },
        { name: 'decide', unit: 'working-days', days: 9, ended: true, cases: 60 },
        { name: 'decide', unit: 'working-days', days: 17, ended: true, cases: 30 },
        { name: 'decide', unit: 'working-days', days: 20, ended: false, cases: 30 },
        { name: 'repair', unit: 'working-days', days: 12, ended: true, cases: 12 },
        { name: 'repair', unit: 'working-days', days: 15, ended: false, cases: 8 },
      ],
    },
    satisfaction: {
      answers: { yes: 9, partly: 2, no: 1, none: 4 },
      pending: 5,
      quotes: {
        count: 1,
        lines: [
          {
            ...aLine('C-1018-2', 'Fatima Haddad', '2026-11-19'),
            words: 'Het lekt nog steeds bij de dakkapel. [naam] zou terugkomen, maar ik heb niets gehoord.',
          },
        ],
      },
    },
    measures: [
      {
        number: 12,
        what: 'kitvoegen controleren voor oplevering',
        who: 'Tom Bakker',
        dueOn: '2026-07-31',
        implementedOn: '2026-07-28',
        droppedOn: null,
        row: { dimension: 'category', value: 'lekkage dakkapel' },
        expectedPercent: -50,
        judgeOn: '2026-11-16',
        verdict: 'works',
        judgedOn: '2026-11-16',
        confirmedOn: null,
        cases: 14,
      },
      {
        number: 15,
        what: 'planning een week vooruit mailen',
        who: 'Fatima Haddad',
        dueOn: '2026-11-13',
        implementedOn: null,
        droppedOn: null,
        row: { dimension: 'category', value: 'planning' },
        expectedPercent: -50,
        judgeOn: '2027-03-01',
        verdict: null,
        judgedOn: null,
        confirmedOn: null,
        cases: 0,
      },
    ],
    disputes: {
      ...calm.disputes,
      open: {
        count: 1,
        lines: [
          {
            ...aLine('C-0988-0', 'Sanne de Wit', '2026-12-04', 'mediation'),
            rung: 'mediation',
            body: null,
            since: '2026-10-30',
            exposureCents: 350_000,
          },
        ],
      },
      exposureCents: 350_000,
      objections: 1,
      changedOnReview: { hits: 0, of: 1 },
    },
    repetition: {
      ...calm.repetition,
      repeats: { hits: 1, of: 17 },
      repeatCases: aList(aLine('C-1050-7', 'Tom Bakker')),
      reopened: { hits: 4, of: 128 },
      rework: aList(aLine('C-1018-2', 'Fatima Haddad', '2026-11-19', '1')),
    },
    quality: {
      ...calm.quality,
      unknownCause: { points: 27, of: 104 },
      lateRegistered: [{ week: '2026-W45', cases: 2 }],
      notComplaints: { count: 4, sample: [aLine('C-1044-0')] },
      tasks: [{ kind: 'held', count: 3, oldest: '2026-11-18' }],
    },
  };
}

/** A desk of five weeks. */
export function aNewDesk(): DigestFacts {
  return someFacts({
    weekCounts: steadyPoints(5, 6),
    caseWeeks: steadyWeeks(5, { received: 14 }),
  });
}

/** The facts of a busy month. */
export function aBusyMonth(): DigestFacts {
  const period = parsePeriod('2026-10') ?? WEEK_47;
  return {
    ...aBusyWeek(),
    period,
    costs: {
      cases: 41,
      meanCents: 21_300,
      medianCents: 9_500,
      ownCents: 380_000,
      claimedCents: 210_000,
      paidCents: 315_000,
      recoveredCents: 32_000,
    },
    repetition: {
      ...aBusyWeek().repetition,
      executors: [{ name: 'Bouwbedrijf Hofman', done: 14, rework: 2, repeats: 1 }],
    },
  };
}

/** Trends of two years, and what came of them. */
export const FLAGS_OF_A_YEAR: DigestPast = {
  ...NO_PAST,
  flags: [
    { row: 'category:planning', since: '2025-W50', lastFlagged: '2025-W51', fate: 'real' },
    { row: 'category:lekkage dakkapel', since: '2026-W12', lastFlagged: '2026-W15', fate: 'real' },
    { row: 'project:Zuidhof', since: '2026-W30', lastFlagged: '2026-W31', fate: 'nothing-found' },
  ],
};

/** The facts of a year, and of the year before. */
export function aYear(): DigestFacts {
  const count = (category: string, finding: Finding | null, inTime: boolean | null, points: number) => ({
    ...{ category, finding, inTime, points },
  });
  const { costs } = aBusyMonth();
  return {
    ...aBusyWeek(),
    period: parsePeriod('2026') ?? WEEK_47,
    costs,
    year: {
      now: {
        cases: 512,
        counts: [
          count('planning', 'founded', true, 210),
          count('planning', 'unfounded', false, 40),
          count('lekkage dakkapel', 'partly', true, 96),
          count('lekkage dakkapel', null, null, 12),
        ],
        costs,
        external: { hits: 1, of: 3 },
        objections: 14,
      },
      before: {
        cases: 470,
        counts: [count('planning', 'founded', true, 180), count('lekkage dakkapel', 'founded', false, 60)],
        costs: { ...costs, paidCents: 120_000 },
        external: { hits: 0, of: 1 },
        objections: 9,
      },
    },
  };
}
