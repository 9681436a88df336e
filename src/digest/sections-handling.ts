/**
 * Sections 5 and 7 to 11 of a digest: whether handling was correct, satisfaction, measures, disputes, what came back and
 * what the numbers rest on (procedure steps 3 to 6; domain.md 3.1, 3.5).
 */

import { printMeasure } from '../case/reference.ts';
import { bullets, column, sentences } from './blocks.ts';
import { sum } from './dispersion.ts';
import type { CaseList } from './facts.ts';
import type { MeasureLine } from './facts-results.ts';
import { type Material, named, sayCount, withHandler } from './material.ts';
import type { Cell, DigestSection } from './model.ts';
import type { Part } from './proportions.ts';
import { lateSentence, partSentence, type Sentence, say } from './sentences.ts';

/** Section 5; null when nothing came due. */
export function checkSection({ facts }: Material): DigestSection | null {
  const due = facts.checks.filter(({ population }) => population !== null && population > 0);
  const rows = due.map(({ check, passed, population }): readonly Cell[] => [
    say('check', { number: check, name: { word: `digest.check.${check}` } }),
    say('part', { hits: passed ?? 0, of: population ?? 0 }),
  ]);
  const failed = due
    .filter((each) => each.failed.count > 0)
    .map((each) => [
      say('failed', { name: { word: `digest.check.${each.check}` }, cases: named(each.failed) }),
    ]);
  const { kept, broken, moved } = facts.promises;
  const promised = { hits: kept, of: kept + broken };
  if (rows.length === 0 && promised.of === 0) return null;
  return {
    code: 'B5',
    title: say('section.checks'),
    blocks: [
      ...sentences(
        promised.of === 0
          ? []
          : [
              say('promises', { part: partSentence(promised) }),
              ...(moved === 0 ? [] : [sayCount('promises-moved', moved)]),
            ],
      ),
      ...(rows.length === 0
        ? []
        : [{ kind: 'table' as const, columns: [column('check', false), column('in-order')], rows }]),
      ...bullets(failed),
    ],
  };
}

/** Section 7; null when nobody was asked. */
export function satisfactionSection({ facts: { satisfaction } }: Material): DigestSection | null {
  const { answers, pending, quotes } = satisfaction;
  const asked = sum([answers.yes, answers.partly, answers.no, answers.none, pending]);
  if (asked === 0) return null;
  return {
    code: 'B7',
    title: say('section.satisfaction'),
    blocks: [
      {
        kind: 'table',
        columns: [column('answer', false), column('cases')],
        rows: [
          ...(['yes', 'partly', 'no', 'none'] as const).map((answer) => [
            say(`answer.${answer}`),
            answers[answer],
          ]),
          [say('answer.pending'), pending],
        ],
      },
      ...(quotes.lines.length === 0
        ? []
        : [
            {
              kind: 'quotes' as const,
              quotes: quotes.lines.map(({ reference, who, words }) => ({
                about: who === null ? say('no-of', { reference }) : say('no-of-handled', { reference, who }),
                words,
              })),
            },
          ]),
    ],
  };
}

/** Section 8; null without a measure. */
export function measureSection({ facts: { measures, today } }: Material): DigestSection | null {
  if (measures.length === 0) return null;
  const items = measures.map((measure) => [
    say(`measure.${stateOf(measure, today)}`, {
      reference: printMeasure(measure.number),
      what: measure.what,
      who: measure.who,
      due: { day: measure.dueOn },
      judge: measure.judgeOn === null ? '' : { day: measure.judgeOn },
      verdict: { word: `digest.verdict.${measure.verdict ?? 'none'}` },
    }),
    ...(measure.cases === 0 ? [say('measure.no-cases')] : []),
  ]);
  return { code: 'B8', title: say('section.measures'), blocks: bullets(items) };
}

function stateOf(measure: MeasureLine, today: string): string {
  if (measure.droppedOn !== null) return 'dropped';
  if (measure.implementedOn === null) return measure.dueOn < today ? 'overdue' : 'planned';
  if (measure.verdict !== null) return measure.confirmedOn === null ? 'judged' : 'confirmed';
  return measure.judgeOn === null ? 'not-counted' : 'waiting';
}

/** Section 9; null without disputes and holds. */
export function disputeSection({ facts: { disputes } }: Material): DigestSection | null {
  const { open, holds, exposureCents, objections, changedOnReview, externalNow } = disputes;
  const items = open.lines.map((line) => [
    say('dispute', {
      case: withHandler(line),
      rung: { word: `rung.${line.rung}` },
      day: { day: line.day },
      amount: { cents: line.exposureCents },
    }),
  ]);
  const told = [
    ...(open.count === 0 ? [] : [sayCount('exposure', open.count, { amount: { cents: exposureCents } })]),
    ...objectionSentences(objections, changedOnReview),
    ...(externalNow.of === 0 ? [] : [say('external', { part: partSentence(externalNow) })]),
    ...listed('holds', holds),
  ];
  if (told.length === 0) return null;
  return {
    code: 'B9',
    title: say('section.disputes'),
    blocks: [...bullets(items), ...sentences(told)],
  };
}

/** Whether another finding came of objections is told only where it is known. */
function objectionSentences(count: number, changed: Part | null): readonly Sentence[] {
  if (count === 0) return [];
  if (changed === null) return [sayCount('objections-made', count)];
  return [sayCount('objections', count, { part: partSentence(changed) })];
}

/** Section 10; null when nothing came back. */
export function repetitionSection({ facts: { repetition } }: Material): DigestSection | null {
  const { repeats, repeatCases, reopened, rework } = repetition;
  const items = [
    ...(repeats.hits === 0
      ? []
      : [[say('repeats', { part: partSentence(repeats), cases: named(repeatCases) })]]),
    ...(reopened.of === 0 ? [] : [[say('reopened', { part: partSentence(reopened) })]]),
    ...listed('rework', rework).map((sentence) => [sentence]),
  ];
  return items.length === 0
    ? null
    : { code: 'B10', title: say('section.repetition'), blocks: bullets(items) };
}

/** Section 11; null when the numbers rest on everything they should. */
export function qualitySection({ facts: { quality } }: Material): DigestSection | null {
  const { unknownCause, uncategorised, bounced, lateRegistered, notComplaints, staleBodies, tasks } = quality;
  const late = sum(lateRegistered.map(({ cases }) => cases));
  const items: readonly (readonly Sentence[])[] = [
    ...(unknownCause.points === 0
      ? []
      : [[say('unknown-cause', { part: partSentence({ hits: unknownCause.points, of: unknownCause.of }) })]]),
    ...listed('uncategorised', uncategorised).map((sentence) => [sentence]),
    ...listed('bounced', bounced).map((sentence) => [sentence]),
    ...(late === 0 ? [] : [[lateSentence(late)]]),
    ...(notComplaints.count === 0
      ? []
      : [
          [
            sayCount('not-complaints', notComplaints.count, {
              cases: { listed: notComplaints.sample.map(({ reference }) => reference) },
            }),
          ],
        ]),
    ...staleBodies.map(({ name, checkedOn }) => [say('stale-body', { name, day: { day: checkedOn } })]),
    ...tasks.map(({ kind, count, oldest }) => [
      say('task', { task: { word: `task.${kind}` }, count, day: { day: oldest } }),
    ]),
  ];
  return items.length === 0 ? null : { code: 'B11', title: say('section.quality'), blocks: bullets(items) };
}

/** What the closed cases cost, and what that comes to for each; in the digest of a month and longer. */
export function costSection({ facts: { costs } }: Material): DigestSection | null {
  if (costs.cases === 0 || costs.meanCents === null || costs.medianCents === null) return null;
  const rows = [
    [say('cost.own'), { cents: costs.ownCents }],
    [say('cost.claimed'), { cents: costs.claimedCents }],
    [say('cost.paid'), { cents: costs.paidCents }],
    [say('cost.recovered'), { cents: costs.recoveredCents }],
  ];
  const each = { mean: { cents: costs.meanCents }, median: { cents: costs.medianCents } };
  return {
    code: 'B13',
    title: say('section.costs'),
    blocks: [
      { kind: 'table', columns: [column('cost-kind', false), column('amount')], rows },
      ...sentences([sayCount('cost-per-case', costs.cases, each)]),
    ],
  };
}

function listed(key: string, list: CaseList): readonly Sentence[] {
  return list.count === 0 ? [] : [sayCount(key, list.count, { cases: named(list) })];
}
