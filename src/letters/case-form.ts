/**
 * The register entry as a complaint form: everything that the register holds on one case, on paper, for colleagues.
 * Source: domain.md 2.5; ISO 10002:2018 annex C (form for the complainant) and E (form for the follow-up).
 */
import type { Case } from '../case/case.ts';
import type { FieldName } from '../case/vocabulary.ts';
import { SEVERITY_VALUES } from '../staff/values.ts';
import { handlerWords } from './answer-parts.ts';
import { type CaseOnPaper, paperLine } from './case-papers.ts';
import { categoryWords } from './category-words.ts';
import { chronology } from './chronology.ts';
import { inline } from './foreign-text.ts';
import {
  bulletsOr,
  clockLines,
  factsBlock,
  fieldFacts,
  formFact,
  heading,
  linesOf,
  moneyFacts,
  pointBlocks,
} from './form-sections.ts';
import { inquiryFacts } from './inquiry-words.ts';
import type { Block, Draft, Fact } from './markup.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, questionsFor, wordFor, writeDay, writeInstant } from './wording.ts';

const COMPLAINANT: readonly FieldName[] = [
  'name',
  'mail',
  'phone',
  'postal-address',
  'language',
  'capacity',
  'representative',
];
const OBJECT: readonly FieldName[] = [
  'subject',
  'project',
  'object',
  'contract',
  'delivery',
  'guarantee',
  'notary',
  'wanted',
  'about',
  'third-parties',
];

/** The form, as blocks of a page. */
export function caseForm(setting: LetterSetting, paper: CaseOnPaper): Draft {
  const { state, events, clocks, papers, at } = paper;
  const { words } = setting;
  const money = moneyFacts(setting, state);
  return {
    subject: phrase(words, 'form.title', { reference: state.reference }),
    preview: '',
    blocks: [
      { kind: 'warning', lines: [wordFor(words, 'form', 'internal')] },
      heading(setting, 'register'),
      ...factsBlock(registerFacts(setting, state)),
      heading(setting, 'complainant'),
      ...factsBlock([...fieldFacts(setting, state, COMPLAINANT), ...careFacts(setting, state)]),
      heading(setting, 'object'),
      ...factsBlock(fieldFacts(setting, state, OBJECT)),
      heading(setting, 'points'),
      ...pointBlocks(setting, state.points),
      heading(setting, 'handling'),
      ...handlingBlocks(setting, state),
      heading(setting, 'money'),
      ...(money.length > 0 ? factsBlock(money) : [bulletsOr(setting, [], 'no-money')]),
      heading(setting, 'terms'),
      bulletsOr(setting, clockLines(setting, clocks, at), 'no-terms'),
      heading(setting, 'correspondence'),
      numbersOr(
        setting,
        papers.map((each) => paperLine(setting, each)),
      ),
      heading(setting, 'history'),
      bulletsOr(setting, chronology(setting, events), 'no-terms'),
      { kind: 'small', lines: [madeWords(setting, state, at)] },
    ],
  };
}

function registerFacts(setting: LetterSetting, state: Case): readonly Fact[] {
  const { words, language } = setting;
  const related = [
    ...state.linked.map(({ other }) => other),
    ...state.absorbed,
    ...(state.mergedInto === null ? [] : [state.mergedInto]),
  ];
  const category = state.category === null ? '' : categoryWords(setting, state.category);
  return [
    formFact(setting, 'reference', state.reference),
    formFact(setting, 'stage', wordFor(words, 'stage', state.stage)),
    ...fieldFacts(setting, state, ['received', 'channel']),
    formFact(setting, 'registered', writeInstant(state.registeredAt, setting)),
    formFact(setting, 'acknowledged', acknowledgedWords(setting, state)),
    formFact(setting, 'handler', handlerWords(setting, state.handler)),
    formFact(setting, 'category', category),
    formFact(setting, 'severity', SEVERITY_VALUES.names[state.severity][language][0]),
    formFact(setting, 'decision-due', writeDay(state.decisionDue, language)),
    ...(state.tags.length === 0 ? [] : [formFact(setting, 'tags', state.tags.join(', '))]),
    ...(related.length === 0 ? [] : [formFact(setting, 'related', related.join(', '))]),
  ];
}

function acknowledgedWords(setting: LetterSetting, { acknowledgement }: Case): string {
  const { words } = setting;
  return acknowledgement.state === 'given'
    ? writeInstant(acknowledgement.at, setting)
    : wordFor(words, 'form', `acknowledged-${acknowledgement.state}`);
}

function careFacts(setting: LetterSetting, { care, confidential }: Case): readonly Fact[] {
  return [
    ...(care.length === 0 ? [] : [formFact(setting, 'care', care.join('; '))]),
    ...(confidential ? [formFact(setting, 'confidential', wordFor(setting.words, 'yes-no', 'yes'))] : []),
  ];
}

/** What was asked, planned, offered, agreed and decided; only what happened. */
function handlingBlocks(setting: LetterSetting, state: Case): readonly Block[] {
  const { language } = setting;
  const { visit, extended, offer, agreement, decision, objection, closing, asked } = state;
  const instant = (at: string) => writeInstant(new Date(at), setting);
  const facts: readonly Fact[] = [
    ...(visit === null
      ? []
      : [
          formFact(
            setting,
            'visit',
            `${writeDay(visit.day, language)}, ${visit.time}, ${visit.visitor.name}`,
          ),
        ]),
    ...(extended === null
      ? []
      : [formFact(setting, 'extended', `${writeDay(extended.until, language)}; ${extended.because}`)]),
    ...(offer === null ? [] : [formFact(setting, 'offer', offer.text)]),
    ...inquiryFacts(setting, state),
    ...(decision === null ? [] : [formFact(setting, 'decided', instant(decision.at))]),
    ...(agreement === null ? [] : [formFact(setting, 'agreed', instant(agreement.at))]),
    ...(objection === null
      ? []
      : [formFact(setting, 'objected', `${instant(objection.at)}; ${objection.why}`)]),
    ...(closing === null ? [] : [formFact(setting, 'closed', instant(closing.at))]),
  ];
  const missing = questionsFor(setting, state.missing);
  const questions = asked === null ? [] : asked.questions.flatMap(linesOf);
  const open = [...missing, ...questions];
  return [
    ...(facts.length === 0 ? [bulletsOr(setting, [], 'no-handling')] : factsBlock(facts)),
    ...(open.length === 0
      ? []
      : [
          { kind: 'paragraph', lines: [wordFor(setting.words, 'form', 'open-questions')] } as const,
          { kind: 'bullets', lines: open.map((line) => inline(line, 500)) } as const,
        ]),
  ];
}

/** A numbered list, or that there is none. */
function numbersOr(setting: LetterSetting, lines: readonly string[]): Block {
  return lines.length === 0 ? bulletsOr(setting, [], 'no-papers') : { kind: 'numbers', lines };
}

function madeWords(setting: LetterSetting, state: Case, at: Date): string {
  return phrase(setting.words, 'form.made', {
    reference: state.reference,
    revision: String(state.revision),
    at: writeInstant(at, setting),
  });
}
