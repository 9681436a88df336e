/**
 * The rows under the numbers of a digest as sheets, with titles in the language of the reader (digest/sheets.ts):
 * references, days, codes and money, and nothing that anybody wrote.
 */
import { printMeasure } from '../case/reference.ts';
import type { CaseLine, CaseList, DigestFacts } from '../digest/facts.ts';
import type { Judged } from '../digest/judge.ts';
import type { ColumnKind, Sheet, SheetValue } from '../digest/sheets.ts';
import { mondayOf } from '../digest/weeks.ts';
import { writePart } from './digest-words.ts';
import { type RowWording, rowName } from './learning-words.ts';

/** A sheet before its titles have words. */
type Draft = {
  readonly name: string;
  readonly columns: readonly (readonly [key: string, kind: ColumnKind])[];
  readonly rows: Sheet['rows'];
};

/** The sheets of a digest. */
export function digestSheets(facts: DigestFacts, judged: Judged, wording: RowWording): readonly Sheet[] {
  const drafts = [
    weekSheet(facts, judged),
    rowSheet(facts, wording),
    causeSheet(facts, wording),
    checkSheet(facts, wording),
    caseSheet(facts, wording),
    measureSheet(facts, wording),
  ];
  return drafts.map(({ name, columns, rows }) => ({
    name: word(`sheet.${name}`, wording),
    columns: columns.map(([key, kind]) => ({ title: word(`column.${key}`, wording), kind })),
    rows,
  }));
}

function weekSheet({ caseWeeks }: DigestFacts, { band }: Judged): Draft {
  return {
    name: 'weeks',
    columns: [
      ['week', 'text'],
      ['monday', 'day'],
      ['received', 'number'],
      ['low', 'number'],
      ['high', 'number'],
      ['closed', 'number'],
      ['open', 'number'],
    ],
    rows: caseWeeks.map(({ week, received, closed, open }) => {
      const limits = band.find((each) => each.week === week);
      return [week, mondayOf(week), received, limits?.low ?? null, limits?.high ?? null, closed, open];
    }),
  };
}

function rowSheet({ weekCounts }: DigestFacts, wording: RowWording): Draft {
  return {
    name: 'rows',
    columns: [
      ['dimension', 'text'],
      ['row', 'text'],
      ['week', 'text'],
      ['points', 'number'],
    ],
    rows: weekCounts.map(({ dimension, value, week, points }) => [
      dimension,
      rowName({ dimension, value }, wording),
      week,
      points,
    ]),
  };
}

function causeSheet({ causes }: DigestFacts, wording: RowWording): Draft {
  return {
    name: 'causes',
    columns: [
      ['category', 'text'],
      ['cause', 'text'],
      ['points', 'number'],
      ['founded', 'number'],
      ['cost', 'money'],
    ],
    rows: causes.pareto.map((row) => [
      rowName({ dimension: 'category', value: row.category }, wording),
      row.cause === null ? null : rowName({ dimension: 'cause', value: row.cause }, wording),
      row.points,
      row.founded,
      row.costCents,
    ]),
  };
}

function checkSheet({ checks }: DigestFacts, wording: RowWording): Draft {
  return {
    name: 'checks',
    columns: [
      ['number', 'number'],
      ['check', 'text'],
      ['due', 'number'],
      ['in-order', 'number'],
    ],
    rows: checks.map(({ check, population, passed }) => [
      check,
      word(`check.${check}`, wording),
      population,
      passed,
    ]),
  };
}

function caseSheet(facts: DigestFacts, wording: RowWording): Draft {
  return {
    name: 'cases',
    columns: [
      ['list', 'text'],
      ['case', 'text'],
      ['day', 'day'],
    ],
    rows: listsOf(facts).flatMap(([key, list]) => caseRows(word(key, wording), list)),
  };
}

function measureSheet({ measures }: DigestFacts, wording: RowWording): Draft {
  return {
    name: 'measures',
    columns: [
      ['measure', 'text'],
      ['due-day', 'day'],
      ['implemented', 'day'],
      ['judge-day', 'day'],
      ['verdict', 'text'],
      ['cases', 'number'],
    ],
    rows: measures.map(({ number, dueOn, implementedOn, judgeOn, verdict, cases }) => [
      printMeasure(number),
      dueOn,
      implementedOn,
      judgeOn,
      verdict === null ? null : word(`verdict.${verdict}`, wording),
      cases,
    ]),
  };
}

type Listed = readonly [string, CaseList];

/** Every list of cases of a digest, by the words that name it in the mail. */
function listsOf({ stand, checks, disputes, repetition, quality }: DigestFacts): readonly Listed[] {
  return [
    ['stand.outer', stand.overdueOuter],
    ['stand.promises', stand.overduePromises],
    ['stand.due-soon', stand.dueSoon],
    ['stand.disputes', disputes.open],
    ['sheet.repeats', repetition.repeatCases],
    ['sheet.rework', repetition.rework],
    ['sheet.uncategorised', quality.uncategorised],
    ...checks.map(({ check, failed }): Listed => [`check.${check}`, failed]),
  ];
}

function caseRows(list: string, { lines }: CaseList): readonly (readonly SheetValue[])[] {
  return lines.map(({ reference, day }: CaseLine) => [list, reference, day]);
}

function word(key: string, wording: RowWording): string {
  return writePart({ word: `digest.${key}` }, wording);
}
