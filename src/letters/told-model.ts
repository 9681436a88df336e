/**
 * Answers to questions of colleagues: help, where a case stands, what happened to it, lists of cases. They change
 * nothing and go to nobody else. Source: DESIGN 6 (answers only).
 */
import type { Case } from '../case/case.ts';
import type { LegalHold } from '../case/dispute.ts';
import type { RecordedEvent } from '../case/events.ts';
import { claimsOf, moneyTotals, ownMinutes } from '../case/work-orders.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { Answer, DossierPart, Told } from '../staff/told.ts';
import {
  type AnswerFrame,
  answerFrame,
  handlerWords,
  promiseModel,
  type StepModel,
  stepsFor,
} from './answer-parts.ts';
import { contactFacts } from './contact-models.ts';
import { inline } from './foreign-text.ts';
import { inquiryFacts } from './inquiry-words.ts';
import { learningFacts } from './learning-facts.ts';
import { showPerson } from './mail-facts.ts';
import type { Fact } from './markup.ts';
import { counted, phrase, uncapitalised } from './phrase.ts';
import { reportSection } from './report-sections.ts';
import { type LetterSetting, wordFor, writeDay, writeHours, writeInstant, writeMoney } from './wording.ts';
import { showOrder } from './work-models.ts';

/** One question and its answer. */
export type ToldSection = {
  readonly heading: string;
  readonly facts: readonly Fact[];
  readonly lines: readonly string[];
  /** What stands below a list that was cut, or ''. */
  readonly more: string;
};

/** Model of `staff/told`. */
export type ToldModel = AnswerFrame & {
  readonly headline: string;
  readonly sections: readonly ToldSection[];
  readonly steps: readonly StepModel[];
  readonly hasSteps: boolean;
};

/** @throws Error when nothing was asked */
export function toldModel(setting: LetterSetting, outcome: Told, reader: StaffMember): ToldModel {
  const { answers, state } = outcome;
  const sections = answers.map((answer) => showAnswer(setting, answer));
  const [first] = sections;
  if (first === undefined) throw new Error('an answer to no question');
  const steps = state === null ? [] : stepsFor(setting, state, reader);
  return {
    ...answerFrame(setting, state === null ? [] : [state]),
    headline: first.heading,
    sections,
    steps,
    hasSteps: steps.length > 0,
  };
}

function showAnswer(setting: LetterSetting, answer: Answer): ToldSection {
  const { words } = setting;
  switch (answer.about) {
    case 'help':
      return {
        ...emptySection(wordFor(words, 'told', 'help')),
        lines: answer.rows.map(({ usage, effect }) => `→ ${usage}: ${effect}`),
      };
    case 'status':
      return {
        ...emptySection(phrase(words, 'told.status', { reference: answer.state.reference })),
        facts: [
          ...statusFacts(setting, answer.state),
          ...learningFacts(setting, answer.state, answer.learning),
        ],
        more: answer.hasForm === true ? wordFor(words, 'told', 'form') : '',
      };
    case 'dossier':
      return dossierSection(setting, answer);
    case 'audit':
    case 'year':
    case 'register':
      return reportSection(setting, answer);
    case 'history':
      return {
        ...emptySection(phrase(words, 'told.history', { reference: answer.reference })),
        lines: answer.events.map((event) => eventLine(setting, event)),
      };
    case 'list':
      return listSection(setting, listHeading(setting, answer), answer);
    case 'find':
      return listSection(
        setting,
        phrase(words, 'told.find', { count: String(answer.count), text: inline(answer.text, 40) }),
        answer,
      );
  }
}

function dossierSection({ words }: LetterSetting, answer: DossierPart): ToldSection {
  const { reference, part, parts, files, tooLarge } = answer;
  const count = { part: String(part), parts: String(parts) };
  const shown = tooLarge.map((name) => inline(name, 80)).join('; ');
  return {
    ...emptySection(phrase(words, parts > 1 ? 'told.dossier-part' : 'told.dossier', { reference, ...count })),
    lines: files.map((name) => inline(name)),
    more: tooLarge.length === 0 ? '' : phrase(words, 'told.dossier-rest', { reference, list: shown }),
  };
}

function emptySection(heading: string): ToldSection {
  return { heading, facts: [], lines: [], more: '' };
}

function statusFacts(setting: LetterSetting, state: Case): readonly Fact[] {
  const { words } = setting;
  const label = (key: string) => wordFor(words, 'told', key);
  const { promiseLabel, promiseDay } = promiseModel(setting, state);
  return [
    { label: label('stage'), value: wordFor(words, 'stage', state.stage) },
    { label: label('complainant'), value: showPerson(state.complainant) },
    { label: label('subject'), value: inline(state.subject) || wordFor(words, 'mail', 'no-subject') },
    { label: label('received'), value: writeInstant(state.receivedAt, setting) },
    { label: label('handler'), value: handlerWords(setting, state.handler) },
    ...(promiseDay === '' ? [] : [{ label: promiseLabel, value: promiseDay }]),
    ...disputeFacts(setting, state),
    ...inquiryFacts(setting, state),
    ...contactFacts(setting, state),
    ...depositFacts(setting, state),
    ...state.points.map(({ number, text }) => ({
      label: phrase(words, 'told.point', { number: String(number) }),
      value: inline(text),
    })),
    ...state.works.map((work) => ({ label: label('work'), value: showOrder(setting, work) })),
    ...moneyFacts(setting, state),
  ];
}

/** Where a dispute stands, and that the file must be kept. */
function disputeFacts(
  { words, language }: LetterSetting,
  { stage, dispute, legalHold }: Case,
): readonly Fact[] {
  const isOn = stage === 'disputed' && dispute !== null;
  const rung = isOn ? wordFor(words, 'rung', dispute.rung) : '';
  const until = dispute?.step?.until ?? dispute?.reviewUntil ?? null;
  const by = until === null ? '' : phrase(words, 'told.by', { day: writeDay(until, language) });
  return [
    ...(isOn ? [{ label: wordFor(words, 'told', 'dispute'), value: `${rung}${by}` }] : []),
    ...(legalHold === null
      ? []
      : [{ label: wordFor(words, 'told', 'legal-hold'), value: holdWords(words, legalHold) }]),
  ];
}

function holdWords(words: LetterSetting['words'], { why, automatic }: LegalHold): string {
  return automatic ? wordFor(words, 'told', 'legal-hold-automatic') : inline(why, 200);
}

/** What becomes of the deposit of a new home. */
function depositFacts({ words }: LetterSetting, { deposit }: Case): readonly Fact[] {
  if (deposit === null) return [];
  const { answer } = deposit;
  const value =
    answer === null
      ? wordFor(words, 'deposit', 'told')
      : [wordFor(words, 'deposit', answer.keep), inline(answer.text, 200)].filter(Boolean).join(': ');
  return [{ label: wordFor(words, 'told', 'deposit'), value }];
}

/** What the complaint cost and what was paid; a line for each person who should pay something back. */
function moneyFacts({ words, language }: LetterSetting, { costs, payments }: Case): readonly Fact[] {
  const { own, claimed, paid, recovered } = moneyTotals(costs, payments);
  const line = (key: string, cents: number) =>
    cents === 0 ? [] : [{ label: wordFor(words, 'told', key), value: writeMoney(cents, language) }];
  const claims = claimsOf(costs, payments).map(({ from, cents, recovered: back }) => ({
    label: phrase(words, 'told.claim', { name: inline(from.name || from.address, 60) }),
    value: phrase(words, 'told.claim-state', {
      claimed: writeMoney(cents, language),
      recovered: writeMoney(back, language),
    }),
  }));
  const minutes = ownMinutes(costs);
  const hours = { label: wordFor(words, 'told', 'own-hours'), value: writeHours(minutes, language) };
  return [
    ...(minutes === 0 ? [] : [hours]),
    ...line('cost-own', own),
    ...line('cost-claimed', claimed),
    ...line('paid', paid),
    ...line('recovered', recovered),
    ...claims,
  ];
}

function eventLine(setting: LetterSetting, { at, by, fact }: RecordedEvent): string {
  const who = by.kind === 'bot' ? 'Redress' : inline(by.address, 80);
  return `${writeInstant(at, setting)}: ${wordFor(setting.words, 'event', fact.type)} (${who})`;
}

function listHeading(
  { words }: LetterSetting,
  { behind, count }: Extract<Answer, { about: 'list' }>,
): string {
  return behind === null
    ? counted(words, 'told.list', count)
    : counted(words, 'told.behind', count, { number: behind });
}

function listSection(
  setting: LetterSetting,
  heading: string,
  { cases, count }: { readonly cases: readonly Case[]; readonly count: number },
): ToldSection {
  const more = count - cases.length;
  return {
    ...emptySection(heading),
    lines: cases.map((state) => listLine(setting, state)),
    more: more > 0 ? counted(setting.words, 'told.more', more) : '',
  };
}

function listLine(setting: LetterSetting, state: Case): string {
  const { words } = setting;
  const { promiseLabel, promiseDay } = promiseModel(setting, state);
  return phrase(words, 'told.case', {
    reference: state.reference,
    subject: inline(state.subject, 60) || wordFor(words, 'mail', 'no-subject'),
    complainant: inline(state.complainant.name || state.complainant.address, 40),
    stage: wordFor(words, 'stage', state.stage),
    due: promiseDay === '' ? '' : `, ${uncapitalised(promiseLabel)} ${promiseDay}`,
    handler: handlerWords(setting, state.handler),
  });
}
