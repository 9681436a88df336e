/**
 * The mails about a measure against repetition, to who owns it and to who judges it, and the one that says that complaints
 * have the same cause (procedure step 4; domain.md 4.3 M4). Sentences about counts keep the rules of domain.md 3.2.
 */
import { printMeasure } from '../case/reference.ts';
import type { Person } from '../case/vocabulary.ts';
import type { Measure, ReminderReason } from '../measure/measure.ts';
import { commandLine, type StepModel, tappable } from './answer-parts.ts';
import { inline, quote } from './foreign-text.ts';
import { causeName, criterionWords } from './learning-words.ts';
import { showPerson } from './mail-facts.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay } from './wording.ts';

/** What every mail about a measure shows. */
type MeasureFrame = {
  readonly organisation: string;
  /** Printed `M-12`. */
  readonly number: string;
  readonly what: string;
  readonly owner: string;
  readonly dueDay: string;
  /** References of the cases that it is about. */
  readonly cases: string;
  /** What it shall bring about. */
  readonly expects: string;
  readonly judgeDay: string;
  /** True when counts can show the effect by then. */
  readonly isCounted: boolean;
  readonly steps: readonly StepModel[];
};

/** Model of `staff/measure-given`. */
export type MeasureGivenModel = MeasureFrame & { readonly decidedBy: string };

/** Model of `staff/measure-reminder`. */
export type MeasureReminderModel = MeasureFrame & { readonly overdue: boolean };

/** Model of `staff/measure-verdict`; exactly one of `works`, `noEffect`, `worse` and `notMeasurable` is true. */
export type MeasureVerdictModel = MeasureFrame & {
  readonly implementedDay: string;
  readonly evidence: string;
  /** What the counts say, in one sentence. */
  readonly says: string;
  readonly works: boolean;
  readonly noEffect: boolean;
  readonly worse: boolean;
  readonly notMeasurable: boolean;
  /** The day on which it was said first, where no line decided about it since; else ''. */
  readonly waitsSince: string;
};

/** Model of `staff/measure-wanted`. */
export type MeasureWantedModel = {
  readonly organisation: string;
  readonly cause: string;
  readonly count: string;
  readonly weeks: string;
  /** The newest of them. */
  readonly cases: readonly string[];
  /** How many are not shown, or ''. */
  readonly more: string;
  /** The line that is typed on to decide on a measure. */
  readonly line: string;
  readonly noneLine: string;
  readonly linkLine: string;
};

/** Model of `staff/measure-words`. */
export type MeasureWordsModel = MeasureFrame & {
  readonly mailId: string;
  readonly writer: string;
  readonly note: string;
  readonly cut: boolean;
  /** True when files came with the words: they are no evidence until they come with the line. */
  readonly hasFiles: boolean;
};

/** The measure was given to its owner. @param decidedBy  who decided it */
export function measureGivenModel(
  setting: LetterSetting,
  measure: Measure,
  decidedBy: Person,
): MeasureGivenModel {
  return { ...frame(setting, measure, ['implemented']), decidedBy: showPerson(decidedBy) };
}

/** The due day comes near, or has passed. */
export function measureReminderModel(
  setting: LetterSetting,
  measure: Measure,
  because: ReminderReason,
): MeasureReminderModel {
  const overdue = because === 'overdue';
  return { ...frame(setting, measure, overdue ? ['implemented', 'dropped'] : ['implemented']), overdue };
}

/**
 * What the counts say on the judgement day.
 * @throws Error when nothing was found yet
 */
export function measureVerdictModel(setting: LetterSetting, measure: Measure): MeasureVerdictModel {
  const { found, implemented, managerReminded } = measure;
  if (found === null || implemented === null) throw new Error('a measure is judged after it was carried out');
  const { verdict, after, expected } = found;
  const works = verdict === 'works';
  return {
    ...frame(setting, measure, [works ? 'effective' : 'effective-because', 'dropped-instead']),
    implementedDay: writeDay(implemented.on, setting.language),
    evidence: inline(
      [implemented.evidence, ...implemented.files].filter((each) => each !== '').join('; '),
      200,
    ),
    says: phrase(setting.words, `digest.effect.${verdict}`, {
      reference: printMeasure(measure.number),
      what: inline(measure.what, 80),
      points: String(after.points),
      weeks: String(after.weeks),
      expected: String(expected),
      from: writeDay(measure.judging.on, setting.language),
    }),
    works,
    noEffect: verdict === 'no-effect-shown' || verdict === 'too-early',
    worse: verdict === 'worse',
    notMeasurable: verdict === 'not-measurable',
    waitsSince: managerReminded.length === 0 ? '' : writeDay(found.on, setting.language),
  };
}

/** More of what was written does not fit into a link, whose blanks and accents are three characters each. */
const MOST_SAID = 150;

/** Words in answer to a mail about a measure, and the lines that they may have meant, with those words behind them. */
export function measureWordsModel(
  setting: LetterSetting,
  measure: Measure,
  said: {
    readonly mailId: number;
    readonly writer: Person;
    readonly text: string;
    readonly hasFiles: boolean;
  },
): MeasureWordsModel {
  const acts: readonly Act[] =
    measure.stage === 'decided' ? ['implemented', 'dropped'] : ['effective-because', 'dropped-instead'];
  const { steps, ...shown } = frame(setting, measure, acts);
  const { lines, cut } = quote(said.text);
  const words = inline(said.text, MOST_SAID);
  return {
    ...shown,
    steps: steps.map(({ label, line }) => ({ label, line: tappable(`${line.trimEnd()} ${words}`) ?? line })),
    mailId: String(said.mailId),
    writer: showPerson(said.writer),
    note: lines,
    cut,
    hasFiles: said.hasFiles,
  };
}

/** As many as one line may name (staff/scope.ts); a longer list is not read. */
const MOST_CASES = 15;

/**
 * Complaints have the same cause, and nothing is done against it.
 * @param cases  references, the newest first; a reply is about those that are shown
 * @param weeks  in so many last weeks
 */
export function measureWantedModel(
  setting: LetterSetting,
  cause: string,
  cases: readonly string[],
  weeks: number,
): MeasureWantedModel {
  const { words } = setting;
  const command = commandLine(setting, 'measure');
  const shown = cases.slice(0, MOST_CASES);
  return {
    organisation: setting.organisation.name,
    cause: causeName(setting, cause),
    count: String(cases.length),
    weeks: String(weeks),
    cases: shown,
    more: cases.length > shown.length ? String(cases.length - shown.length) : '',
    line: `${command} `,
    noneLine: `${command} ${wordFor(words, 'measure', 'none')} `,
    linkLine: `${command} ${wordFor(words, 'measure', 'link-example')}`,
  };
}

type Act = 'implemented' | 'dropped' | 'dropped-instead' | 'effective' | 'effective-because';

function frame(setting: LetterSetting, measure: Measure, acts: readonly Act[]): MeasureFrame {
  const { words, language } = setting;
  const number = printMeasure(measure.number);
  const command = `${commandLine(setting, 'measure')} ${number}`;
  return {
    organisation: setting.organisation.name,
    number,
    what: inline(measure.what, 300),
    owner: showPerson(measure.owner),
    dueDay: writeDay(measure.due, language),
    cases: measure.cases.join(', '),
    expects: criterionWords(setting, measure.criterion),
    judgeDay: writeDay(measure.judging.on, language),
    isCounted: measure.judging.weeks !== null,
    steps: acts.map((act) => ({
      label: wordFor(words, 'measure-step', act),
      line: `${command} ${wordFor(words, 'measure-act', act)}`,
    })),
  };
}

/** The models of the letters of this file. */
export type MeasureLetterModels = {
  /** M4: a measure is the reader's from now on. */
  readonly 'staff/measure-given': MeasureGivenModel;
  /** M4: its day comes near, or has passed. */
  readonly 'staff/measure-reminder': MeasureReminderModel;
  /** M4: what the counts say of it; a manager confirms. */
  readonly 'staff/measure-verdict': MeasureVerdictModel;
  /** Several complaints have the same cause, and there is no measure. */
  readonly 'staff/measure-wanted': MeasureWantedModel;
  /** Plain words in answer to one of these: which line is meant? */
  readonly 'staff/measure-words': MeasureWordsModel;
};

/** How they leave. */
export const MEASURE_LETTERS = {
  'staff/measure-given': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/measure-reminder': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/measure-verdict': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/measure-wanted': { audience: 'staff', automatic: true, delay: 'none' },
  'staff/measure-words': { audience: 'staff', automatic: true, delay: 'none' },
} as const;
