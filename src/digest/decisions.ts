/**
 * What a manager must decide, numbered, each with a reply that is ready to be sent (procedure step 5; domain.md 3.1
 * block 1). One table in the order of urgency; what a decision is about is kept with its number, so that a reply to the
 * digest knows it.
 */
import { printMeasure, printTransaction } from '../case/reference.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { daysBetween } from '../case/working-days.ts';
import type { CaseList } from './facts.ts';
import type { MeasureLine } from './facts-results.ts';
import { rowNameOf } from './judge.ts';
import { casesOfRow, type Material, named, referencesOf, sayCount } from './material.ts';
import type { DigestRow, Entry, Reply, RowObject } from './model.ts';
import { type Sentence, type SentencePart, say } from './sentences.ts';
import { SUGGESTED_WEEKS } from './suggestions.ts';
import { addWeeks } from './weeks.ts';

/** A decision before it has a number. */
type Draft = {
  readonly sentences: readonly Sentence[];
  readonly replies: readonly Omit<Reply, 'on'>[];
  /** What a reply with its number is about; null where its reply names that itself. */
  readonly about: RowObject | null;
  /** True where the replies are for the cases of the row: `#on 3`. */
  readonly onRow: boolean;
};

type DraftOf = (material: Material) => readonly Draft[];

/** Decisions beyond these are told as a number: who has ten things to decide decides none. */
const MOST_DECISIONS = 9;
const WEEK_DAYS = 7;

/** Whose turn it is, the most urgent first. */
const DECISIONS: readonly DraftOf[] = [
  outerTerms,
  approvals,
  unhandledCases,
  overduePromises,
  verdicts,
  overdueMeasures,
  holdsToReview,
  suggestions,
  filesToReview,
];

/** Whoever reads about a year decides about the organisation, not about a case. */
const YEARLY_DECISIONS: readonly DraftOf[] = [suggestions, verdicts, overdueMeasures];

/** The decisions of a digest, with what their numbers stand for, and how many more there are. */
export function decisionsOf(material: Material): {
  readonly entries: readonly Entry[];
  readonly rows: readonly DigestRow[];
  readonly more: number;
} {
  const found = material.facts.year === null ? DECISIONS : YEARLY_DECISIONS;
  const drafts = found.flatMap((find) => find(material));
  const shown = drafts.slice(0, MOST_DECISIONS).map((draft, index) => ({ draft, label: String(index + 1) }));
  return {
    entries: shown.map(({ draft: { sentences, replies, onRow }, label }) => ({
      label,
      sentences,
      replies: replies.map((reply) => ({ ...reply, on: onRow ? label : null })),
    })),
    rows: shown.flatMap(({ draft: { about }, label }) => (about === null ? [] : { ...about, label })),
    more: drafts.length - shown.length,
  };
}

function outerTerms({ facts: { stand } }: Material): readonly Draft[] {
  return onCases(stand.overdueOuter, 'decide.outer', [STATUS, ASSIGN]);
}

function approvals({ facts }: Material): readonly Draft[] {
  return facts.approvals.map(({ transaction, references, who, cents, until }) => {
    const cases = { listed: references };
    const parts = { who, cases, until: { day: until } };
    const sentence =
      cents === null
        ? say('decide.approve', parts)
        : say('decide.approve-money', { ...parts, amount: { cents } });
    const args = { word: printTransaction(transaction) };
    return {
      sentences: [sentence],
      replies: [
        { label: say('reply.approve'), command: 'approve', args },
        { label: say('reply.decline'), command: 'no', args },
      ],
      about: { is: 'transaction', transaction },
      onRow: false,
    };
  });
}

function unhandledCases({ facts: { stand } }: Material): readonly Draft[] {
  return onCases(stand.unhandled, 'decide.unhandled', [ASSIGN]);
}

function overduePromises({ facts: { stand } }: Material): readonly Draft[] {
  return onCases(stand.overduePromises, 'decide.promises', [STATUS, ASSIGN]);
}

/** What the counts say waits for a person who confirms it. */
function verdicts({ facts: { measures, today } }: Material): readonly Draft[] {
  return measures
    .filter(({ confirmedOn, droppedOn }) => confirmedOn === null && droppedOn === null)
    .filter(({ verdict }) => verdict !== null && verdict !== 'too-early')
    .map((measure) => {
      const works = measure.verdict === 'works';
      const sentence = say(`decide.verdict.${measure.verdict}`, ofMeasure(measure));
      const replies = works
        ? [measureReply(measure, 'effective', 'effective'), measureReply(measure, 'drop', 'dropped ')]
        : [
            measureReply(measure, 'effective-because', 'effective '),
            measureReply(measure, 'drop', 'dropped '),
          ];
      const draft = aboutMeasure(measure, sentence, replies);
      return { ...draft, sentences: [...draft.sentences, ...waiting(measure, today)] };
    });
}

/** How long nobody answered, from the first full week on. */
function waiting({ judgedOn }: MeasureLine, today: IsoDate): readonly Sentence[] {
  if (judgedOn === null) return [];
  const weeks = Math.floor(daysBetween(judgedOn, today) / WEEK_DAYS);
  return weeks < 1 ? [] : [sayCount('decide.waiting', weeks, { since: { day: judgedOn } })];
}

function overdueMeasures({ facts: { measures, today } }: Material): readonly Draft[] {
  return measures
    .filter((each) => each.implementedOn === null && each.droppedOn === null && each.dueOn < today)
    .map((measure) =>
      aboutMeasure(measure, say('decide.measure-overdue', ofMeasure(measure)), [
        measureReply(measure, 'implemented', 'implemented '),
        measureReply(measure, 'drop', 'dropped '),
      ]),
    );
}

function holdsToReview({ facts: { disputes, today } }: Material): readonly Draft[] {
  const lines = disputes.holds.lines.filter(({ day }) => day <= today);
  return onCases({ count: lines.length, lines }, 'decide.holds', [
    { label: say('reply.keep-hold'), command: 'legalhold', args: say('args.on') },
    { label: say('reply.end-hold'), command: 'legalhold', args: say('args.off') },
  ]);
}

function suggestions({ facts, suggested, suggestedCases }: Material): readonly Draft[] {
  return suggested.map(({ sentences, row }) => {
    const references = row === null ? [] : referencesOf(casesOfRow(suggestedCases, rowNameOf(row)));
    if (row === null || references.length === 0) return { sentences, replies: [], about: null, onRow: false };
    const since = addWeeks(facts.week, 1 - SUGGESTED_WEEKS);
    return {
      sentences,
      replies: [{ label: say('reply.measure'), command: 'measure', args: '' }],
      about: { is: 'trend', row: rowNameOf(row), references, since },
      onRow: true,
    };
  });
}

function filesToReview({ facts: { filesToReview: lines } }: Material): readonly Draft[] {
  return onCases({ count: lines.length, lines }, 'decide.review', [
    { label: say('reply.read-files'), command: 'history', args: '' },
  ]);
}

const STATUS = { label: say('reply.status'), command: 'status', args: '' } as const;
const ASSIGN = { label: say('reply.assign'), command: 'assign', args: '' } as const;

function onCases(list: CaseList, key: string, replies: Draft['replies']): readonly Draft[] {
  if (list.count === 0) return [];
  return [
    {
      sentences: [sayCount(key, list.count, { cases: named(list) })],
      replies,
      about: { is: 'cases', references: referencesOf(list) },
      onRow: true,
    },
  ];
}

function aboutMeasure(measure: MeasureLine, sentence: Sentence, replies: Draft['replies']): Draft {
  return { sentences: [sentence], replies, about: { is: 'measure', measure: measure.number }, onRow: false };
}

function measureReply({ number }: MeasureLine, label: string, args: string): Omit<Reply, 'on'> {
  const words: SentencePart = say('args.measure', {
    reference: printMeasure(number),
    act: say(`args.${args.trim()}`),
  });
  return { label: say(`reply.${label}`), command: 'measure', args: words };
}

function ofMeasure({ number, what, who, dueOn }: MeasureLine): Sentence['parts'] {
  return { reference: printMeasure(number), what, who, due: { day: dueOn } };
}
