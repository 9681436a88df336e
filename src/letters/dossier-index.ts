/**
 * The first page of a dossier for a body outside: what happened in order, the exhibits by number, what is missing, where
 * the complainant can go, and what was left out on purpose. Notes and mails between colleagues are never in it.
 * Source: DESIGN 6 (`#file`), domain.md 2.7.
 */
import type { Case } from '../case/case.ts';
import type { FieldName } from '../case/vocabulary.ts';
import { FIELD_VALUES } from '../staff/values.ts';
import type { CaseOnPaper } from './case-papers.ts';
import { countInside, outsideChronology } from './chronology.ts';
import { inline } from './foreign-text.ts';
import {
  bulletsOr,
  factsBlock,
  fieldFacts,
  formFact,
  heading,
  moneyFacts,
  pointBlocks,
} from './form-sections.ts';
import type { Block, Draft } from './markup.ts';
import { counted, phrase } from './phrase.ts';
import { bodiesModel } from './rights.ts';
import { type LetterSetting, questionsFor, wordFor, writeDay, writeInstant } from './wording.ts';

/** One file of a dossier as its index names it. */
export type ListedExhibit = {
  /** `1`, or `1a` for a file of exhibit 1. */
  readonly mark: string;
  /** What it is, in one line. */
  readonly line: string;
  /** Why it does not go along; null where it does. */
  readonly absent: 'not-kept' | 'not-sent' | 'too-large' | null;
};

const FACTS: readonly FieldName[] = [
  'name',
  'postal-address',
  'capacity',
  'representative',
  'subject',
  'object',
  'contract',
  'delivery',
  'guarantee',
  'wanted',
  'received',
  'channel',
];
/** What a body asks for first. */
const NEEDED: readonly FieldName[] = ['postal-address', 'object', 'contract', 'delivery', 'wanted'];

/** The index, as blocks of a page. */
export function dossierIndex(
  setting: LetterSetting,
  paper: CaseOnPaper,
  exhibits: readonly ListedExhibit[],
): Draft {
  const { state, events, at } = paper;
  const { words } = setting;
  const money = moneyFacts(setting, state);
  const facts = outsideChronology(setting, events);
  return {
    subject: phrase(words, 'dossier.title', { reference: state.reference }),
    preview: '',
    blocks: [
      ...factsBlock([
        formFact(setting, 'reference', state.reference),
        ...fieldFacts(setting, state, FACTS),
        formFact(setting, 'stage', wordFor(words, 'stage', state.stage)),
      ]),
      heading(setting, 'points'),
      ...pointBlocks(setting, state.points),
      ...(money.length === 0 ? [] : [heading(setting, 'money'), ...factsBlock(money)]),
      heading(setting, 'facts-in-order'),
      { kind: 'numbers', lines: facts },
      heading(setting, 'exhibits'),
      bulletsOr(
        setting,
        exhibits.map((exhibit) => exhibitLine(setting, exhibit)),
        'no-papers',
      ),
      heading(setting, 'missing'),
      bulletsOr(setting, missingIn(setting, state), 'nothing-missing'),
      heading(setting, 'bodies'),
      ...stepBlocks(setting, state),
      ...bodyBlocks(setting),
      heading(setting, 'left-out'),
      bulletsOr(setting, leftOut(setting, paper), 'nothing-left-out'),
      { kind: 'small', lines: [phrase(words, 'dossier.made', { at: writeInstant(at, setting) })] },
    ],
  };
}

function exhibitLine({ words }: LetterSetting, { mark, line, absent }: ListedExhibit): string {
  const named = phrase(words, 'dossier.exhibit', { mark, line });
  return absent === null ? named : `${named} ${wordFor(words, 'dossier', absent)}`;
}

/** What somebody who reads the dossier will look for and not find. */
function missingIn(setting: LetterSetting, state: Case): readonly string[] {
  const { words, language } = setting;
  const { acknowledgement, decision, points } = state;
  const unset = NEEDED.filter((field) => (state.fields[field] ?? '') === '');
  const list = unset.map((field) => FIELD_VALUES.names[field][language][0]).join(', ');
  const point = (number: number) => ({ number: String(number) });
  return [
    ...(acknowledgement.state === 'given' ? [] : [wordFor(words, 'dossier', 'no-acknowledgement')]),
    ...points.flatMap(({ number, finding, remedy }) => {
      if (finding === null) return [phrase(words, 'dossier.no-finding', point(number))];
      const isLacking = (finding === 'founded' || finding === 'partly') && remedy === null;
      return isLacking ? [phrase(words, 'dossier.no-remedy', point(number))] : [];
    }),
    ...(decision === null ? [wordFor(words, 'dossier', 'no-decision')] : []),
    ...questionsFor(setting, state.missing).map((question) =>
      phrase(words, 'dossier.no-answer', { question }),
    ),
    ...(list === '' ? [] : [phrase(words, 'dossier.not-recorded', { list })]),
  ];
}

/** The step that the dispute is in, and the day by which it ends. */
function stepBlocks(setting: LetterSetting, { dispute }: Case): readonly Block[] {
  const step = dispute?.step ?? null;
  if (step === null) return [];
  const { words, language } = setting;
  return factsBlock([
    formFact(setting, 'step', wordFor(words, 'rung', step.rung)),
    formFact(setting, 'body', step.body ?? ''),
    formFact(setting, 'step-until', writeDay(step.until, language)),
  ]);
}

/** Where one can go, within what time; the terms are those of the configuration. */
function bodyBlocks(setting: LetterSetting): readonly Block[] {
  const { words } = setting;
  const { bodies, noBody } = bodiesModel(setting);
  if (noBody) return [bulletsOr(setting, [], 'no-bodies')];
  return bodies.map(({ name, contact, explanation, takesPart }) => ({
    kind: 'facts',
    facts: [
      { label: wordFor(words, 'form', 'body'), value: `${inline(name)}, ${inline(contact, 300)}` },
      { label: wordFor(words, 'form', 'body-term'), value: inline(explanation, 600) },
      {
        label: wordFor(words, 'form', 'body-takes-part'),
        value: wordFor(words, 'yes-no', takesPart ? 'yes' : 'no'),
      },
    ],
  }));
}

function leftOut({ words }: LetterSetting, { state, events, staffMails }: CaseOnPaper): readonly string[] {
  const number = (key: string, count: number) =>
    count === 0 ? [] : [counted(words, `dossier.${key}`, count)];
  return [
    ...number('notes', state.noteCount),
    ...number('staff-mails', staffMails),
    ...number('inside', countInside(events)),
  ];
}
