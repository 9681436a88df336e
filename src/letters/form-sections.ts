/**
 * The parts that the complaint form and the dossier share: facts of the register with their labels, the points with
 * what was found, money and terms (domain.md 2.5; ISO 10002:2018 annexes C and E).
 */
import type { Case, CasePoint } from '../case/case.ts';
import { fieldOf } from '../case/register-fields.ts';
import type { FieldName } from '../case/vocabulary.ts';
import { cleanText } from '../mail/clean-text.ts';
import { CHANNEL_VALUES, FIELD_VALUES, FINDING_VALUES, LANGUAGE_VALUES } from '../staff/values.ts';
import type { PaperClock } from './case-papers.ts';
import { INVISIBLE, inline } from './foreign-text.ts';
import type { Block, Fact } from './markup.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay, writeDayOf, writeInstant, writeMoney } from './wording.ts';

/** Most characters of a field on paper; a complaint itself is longer. */
const MOST_FIELD = 500;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_COMPLAINT = 20_000;

/** A heading. */
export function heading({ words }: LetterSetting, key: string): Block {
  return { kind: 'heading', lines: [wordFor(words, 'form', key)] };
}

/** Facts as a block; none where there are no facts. */
export function factsBlock(facts: readonly Fact[]): readonly Block[] {
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

/** Bullets as a block, or one line that says that there are none. */
export function bulletsOr(setting: LetterSetting, lines: readonly string[], none: string): Block {
  if (lines.length > 0) return { kind: 'bullets', lines };
  return { kind: 'paragraph', lines: [wordFor(setting.words, 'form', none)] };
}

/** A fact with its label of `form.*`; an empty value says that it was not recorded. */
export function formFact({ words }: LetterSetting, key: string, value: string): Fact {
  const text = inline(value, MOST_FIELD);
  return { label: wordFor(words, 'form', key), value: text || wordFor(words, 'form', 'not-recorded') };
}

/** Fields of the register with the names that `#set` knows them by. */
export function fieldFacts(
  setting: LetterSetting,
  state: Case,
  fields: readonly FieldName[],
): readonly Fact[] {
  return fields.map((field) => ({
    label: capitalised(FIELD_VALUES.names[field][setting.language][0]),
    value: fieldValue(setting, state, field),
  }));
}

function fieldValue(setting: LetterSetting, state: Case, field: FieldName): string {
  const { language, words } = setting;
  if (field === 'received') return writeInstant(state.receivedAt, setting);
  if (field === 'language') return LANGUAGE_VALUES.names[state.language][language][0];
  if (field === 'channel') return CHANNEL_VALUES.names[state.channel][language][0];
  const value = fieldOf(state, field);
  if (ISO_DAY.test(value)) return writeDay(value, language);
  return inline(value, MOST_FIELD) || wordFor(words, 'form', 'not-recorded');
}

/** Each point in the words of the complainant, and what was found and will be done. */
export function pointBlocks(setting: LetterSetting, points: readonly CasePoint[]): readonly Block[] {
  return points.flatMap((point) => [
    { kind: 'paragraph', lines: [phrase(setting.words, 'told.point', { number: String(point.number) })] },
    { kind: 'quote', lines: linesOf(point.text) },
    ...factsBlock(findingFacts(setting, point)),
  ]);
}

function findingFacts(setting: LetterSetting, { finding, grounds, remedy }: CasePoint): readonly Fact[] {
  const { words, language } = setting;
  const found = finding === null ? '' : FINDING_VALUES.names[finding][language][0];
  const value = capitalised(found) || wordFor(words, 'form', 'not-assessed');
  return [
    { label: wordFor(words, 'form', 'finding'), value },
    ...(grounds === '' ? [] : [formFact(setting, 'grounds', grounds)]),
    ...(remedy === null
      ? []
      : [
          formFact(setting, 'remedy', remedy.text),
          formFact(setting, 'remedy-by', writeDay(remedy.by, language)),
          formFact(setting, 'remedy-who', remedy.who ?? setting.organisation.name),
        ]),
  ];
}

/** Lines of somebody else on paper, where nothing can be tapped and nothing is read as a command. */
export function linesOf(text: string): readonly string[] {
  return cleanText(text.slice(0, MOST_COMPLAINT)).replace(INVISIBLE, '').trim().split('\n');
}

/** The money that was decided. */
export function moneyFacts(setting: LetterSetting, { compensation }: Case): readonly Fact[] {
  if (compensation === null) return [];
  const { words, language } = setting;
  const { cents, goodwill, approvedBy } = compensation;
  return [
    formFact(setting, 'amount', writeMoney(cents, language)),
    formFact(setting, 'goodwill', wordFor(words, 'yes-no', goodwill ? 'yes' : 'no')),
    ...(approvedBy === null ? [] : [formFact(setting, 'approved-by', approvedBy)]),
  ];
}

/** Each term: since when, until when, and how it stands at an instant. */
export function clockLines(
  setting: LetterSetting,
  clocks: readonly PaperClock[],
  at: Date,
): readonly string[] {
  const { words, language } = setting;
  return clocks.map(({ name, startsAt, dueOn, dueAt, stoppedAt }) => {
    const stands = stoppedAt !== null ? 'ended' : dueAt < at ? 'late' : 'runs';
    const late = stoppedAt !== null && stoppedAt > dueAt ? 'ended-late' : stands;
    return phrase(words, `form.clock-${late}`, {
      name: wordFor(words, 'clock', name),
      from: writeDayOf(startsAt, setting),
      due: writeDay(dueOn, language),
      stopped: stoppedAt === null ? '' : writeDayOf(stoppedAt, setting),
    });
  });
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
