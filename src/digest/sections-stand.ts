/** Sections 2 and 6 of a digest: how the desk stands, and how long things take (procedure step 5; domain.md 3.1). */
import { column, sentences } from './blocks.ts';
import { sum } from './dispersion.ts';
import { type DurationCurve, daysUntilReady, durationCurve } from './durations.ts';
import type { CaseWeek } from './facts.ts';
import { DURATION_NAMES, type DurationCount } from './facts-handling.ts';
import { totalBreaks } from './judge.ts';
import { type AgeClass, backlogByAge, backlogWeeks } from './key-figures.ts';
import { type Material, sayCount } from './material.ts';
import type { Cell, DigestBlock, DigestSection } from './model.ts';
import { receivedIn } from './opening.ts';
import { type Sentence, type SentencePart, say } from './sentences.ts';
import { weekOf } from './weeks.ts';

const SUM_WEEKS = 13;
const YEAR_WEEKS = 52;
/** Rows of the table below the picture of 52 weeks; the workbook has all of them. */
const WEEKS_IN_TABLE = 8;
const MEDIAN = 0.5;
const MOST_OF_THEM = 0.8;

/** Section 2. */
export function standSection(material: Material): DigestSection {
  const { facts, judged } = material;
  const { stand } = facts;
  return {
    code: 'B2',
    title: say('section.stand'),
    blocks: [
      flowTable(material),
      {
        kind: 'table',
        columns: [column('stand', false), column('now')],
        rows: [
          [say('stand.open'), stand.open],
          [say('stand.us'), stand.waitingOnUs],
          [say('stand.complainant'), stand.waitingOnComplainant],
          [say('stand.third-party'), stand.waitingOnThirdParty],
          [say('stand.promises'), stand.overduePromises.count],
          [say('stand.outer'), stand.overdueOuter.count],
          [say('stand.due-soon'), stand.dueSoon.count],
          [say('stand.disputes'), facts.disputes.open.count],
        ],
      },
      ...(judged.band.length > 1 ? weeklyPicture(material) : []),
    ],
  };
}

/** What came and went, beside what is normal and beside the same weeks of last year. */
function flowTable({ facts, judged }: Material): DigestBlock {
  const weeks = facts.caseWeeks;
  const { usual } = judged;
  const isWeek = facts.period.kind === 'week';
  const first = weekOf(facts.period.from);
  const inPeriod = weeks.filter(({ week }) => week >= first && week <= facts.week);
  const lastYear = weeks.slice(0, -YEAR_WEEKS).slice(-SUM_WEEKS);
  // Weeks before the first complaint of the register are nothing to compare with.
  const begun = weeks.findIndex(({ received }) => received > 0);
  const isComparable = begun >= 0 && begun <= weeks.length - YEAR_WEEKS - SUM_WEEKS;
  const rows = (['received', 'closed', 'reopened', 'objections'] as const).map((field): readonly Cell[] => {
    const now = field === 'received' ? receivedIn(facts) : total(inPeriod, field);
    const normal =
      field === 'received' && isWeek && usual !== null
        ? say('range', { low: usual.low, high: usual.high })
        : null;
    return [
      say(`flow.${field}`),
      now,
      normal,
      total(weeks.slice(-SUM_WEEKS), field),
      isComparable ? total(lastYear, field) : null,
    ];
  });
  return {
    kind: 'table',
    columns: [
      column('flow', false),
      column(`in-${facts.period.kind}`),
      column('normal'),
      column('weeks-13'),
      column('weeks-13-last-year'),
    ],
    rows,
  };
}

function weeklyPicture({ judged }: Material): readonly DigestBlock[] {
  const { band } = judged;
  const broken = totalBreaks(judged);
  const last = band.at(-1);
  const highest = band.toSorted((left, right) => right.received - left.received)[0];
  if (last === undefined || highest === undefined) return [];
  const alt = [
    say('alt.received', { weeks: band.length, last: last.received }),
    say('alt.highest', { most: highest.received, week: { period: highest.week } }),
  ];
  const rows = band
    .slice(-WEEKS_IN_TABLE)
    .map(({ week, received, low, high }): readonly Cell[] => [
      say(broken.includes(week) ? 'week-broken' : 'week', { week: { period: week } }),
      received,
      low === null || high === null ? null : say('range', { low, high }),
    ]);
  const columns = [column('week', false), column('received'), column('normal')];
  return [
    { kind: 'picture', name: 'received', alt },
    { kind: 'table', columns, rows },
  ];
}

/** Section 6. */
export function speedSection({ facts }: Material): DigestSection {
  const { durations } = facts.speed;
  const rows = DURATION_NAMES.flatMap((name): readonly (readonly Cell[])[] => {
    const own = durations.filter((each) => each.name === name && each.unit === 'working-days');
    if (own.length === 0) return [];
    const cases = sum(own.map((each) => each.cases));
    const curve = curveOf(own);
    return [[say(`duration.${name}`), percentile(curve, MEDIAN), percentile(curve, MOST_OF_THEM), cases]];
  });
  const pace = backlogWeeks(
    facts.stand.open,
    facts.caseWeeks.map(({ closed }) => closed),
  );
  return {
    code: 'B6',
    title: say('section.speed'),
    blocks: [
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              columns: [column('duration', false), column('half'), column('most'), column('cases')],
              rows,
            },
          ]),
      ...backlog(facts.stand.ages),
      ...sentences(pace === null || facts.stand.open === 0 ? [] : [workLeft(pace)]),
    ],
  };
}

/** Open cases by age, for the picture and its table. */
export function ageClasses(ages: readonly { readonly days: number; readonly cases: number }[]) {
  return backlogByAge(ages.flatMap(({ days, cases }) => Array.from({ length: cases }, () => days)));
}

/** What a class of age is called. */
export function ageName({ from, to }: AgeClass): Sentence {
  return to === null ? say('age.more', { from: from - 1 }) : say('age.from-to', { from, to });
}

function backlog(ages: Material['facts']['stand']['ages']): readonly DigestBlock[] {
  const classes = ageClasses(ages);
  const open = sum(classes.map(({ cases }) => cases));
  const oldest = classes.at(-1)?.cases ?? 0;
  if (open === 0) return [];
  return [
    { kind: 'picture', name: 'backlog', alt: [sayCount('alt.backlog', open, { oldest })] },
    {
      kind: 'table',
      columns: [column('age', false), column('cases')],
      rows: classes.map((age) => [ageName(age), age.cases]),
    },
  ];
}

function workLeft(weeks: number): Sentence {
  return say('work-left', { weeks: Math.round(weeks * 10) / 10 });
}

function curveOf(counts: readonly DurationCount[]): DurationCurve {
  return durationCurve(
    counts.flatMap(({ days, ended, cases }) => Array.from({ length: cases }, () => ({ days, ended }))),
  );
}

function percentile(curve: DurationCurve, share: number): SentencePart {
  const days = daysUntilReady(curve, share);
  return days === null ? say('not-yet') : days;
}

function total(weeks: readonly CaseWeek[], field: 'received' | 'closed' | 'reopened' | 'objections'): number {
  return sum(weeks.map((week) => week[field]));
}
