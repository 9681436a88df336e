/**
 * What a command changed, in words: one line for the answer, old and new, and a few words for its subject.
 */
import type { Change, ChangeValue } from '../staff/change.ts';
import {
  CLOSING_VALUES,
  FIELD_VALUES,
  FINDING_VALUES,
  findValue,
  SATISFACTION_VALUES,
  SEVERITY_VALUES,
} from '../staff/values.ts';
import { categoryWords } from './category-words.ts';
import { inline } from './foreign-text.ts';
import { causeWords, criterionWords } from './learning-words.ts';
import { showPerson } from './mail-facts.ts';
import { phrase, uncapitalised } from './phrase.ts';
import { writeSlot } from './slot-words.ts';
import { type LetterSetting, wordFor, writeDay, writeHours, writeMoney } from './wording.ts';

/** Most characters of a text of staff inside a line; the whole of it stands in the letter or in the register. */
const MOST_TEXT = 200;

/** `Handler: nobody → Bea de Boer (bea@example.org)`, or only what it is about where it has no value. */
export function showChange(setting: LetterSetting, change: Change): string {
  const { from, to } = withWords(setting, change);
  const label = labelOf(setting, change);
  if (to === null) return label;
  const value = showValue(setting, to);
  return from === null ? `${label}: ${value}` : `${label}: ${showValue(setting, from)} → ${value}`;
}

/** The register holds the codes of categories; people read their names. */
function withWords(setting: LetterSetting, change: Change): Change {
  if (change.what !== 'category') return change;
  return { ...change, from: named(setting, change.from), to: named(setting, change.to) };
}

function named(setting: LetterSetting, value: ChangeValue | null): ChangeValue | null {
  if (value?.kind !== 'text') return value;
  return { kind: 'text', text: categoryWords(setting, value.text) };
}

/** The same for a subject: short, without what it was before. */
export function nameChange(setting: LetterSetting, change: Change): string {
  const { words } = setting;
  const { to } = withWords(setting, change);
  const label = labelOf(setting, change);
  if (to !== null && `did.${change.what}` in words) {
    return phrase(words, `did.${change.what}`, { value: showShort(setting, to) });
  }
  const short = uncapitalised(label);
  const isLong = to === null || (to.kind === 'text' && to.text.length > 30);
  return to === null || isLong ? short : `${short} ${showShort(setting, to)}`;
}

function labelOf({ words, language }: LetterSetting, { what, of }: Change): string {
  const field = what === 'field' ? findValue(FIELD_VALUES, of ?? '') : null;
  if (field !== null) return capitalised(FIELD_VALUES.names[field][language][0]);
  const label = wordFor(words, 'change', what);
  return of === null
    ? label
    : phrase(words, 'change.of-point', { label: uncapitalised(label), point: inline(of, 10) });
}

function capitalised(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}

function showValue(setting: LetterSetting, value: ChangeValue): string {
  switch (value.kind) {
    case 'stage':
    case 'yes-no':
    case 'rung':
    case 'rung-result':
    case 'deposit':
      return wordFor(setting.words, value.kind, value.code);
    case 'contact-channel':
      return wordFor(setting.words, 'contact.only', value.code);
    case 'payer':
      return wordFor(setting.words, 'payer-staff', value.code);
    case 'finding':
      return FINDING_VALUES.names[value.code][setting.language][0];
    case 'severity':
      return SEVERITY_VALUES.names[value.code][setting.language][0];
    case 'satisfaction':
      return SATISFACTION_VALUES.names[value.code][setting.language][0];
    case 'closing-reason':
      return CLOSING_VALUES.names[value.code][setting.language][0];
    case 'day':
      return writeDay(value.day, setting.language);
    case 'slot':
      return writeSlot(setting, value.slot);
    case 'person':
      return showPerson(value.person);
    case 'money':
      return writeMoney(value.cents, setting.language);
    case 'hours':
      return writeHours(value.minutes, setting.language);
    case 'cause':
      return causeWords(setting, value);
    case 'criterion':
      return criterionWords(setting, value.criterion);
    case 'text':
      return inline(value.text, MOST_TEXT);
  }
}

function showShort(setting: LetterSetting, value: ChangeValue): string {
  return value.kind === 'person'
    ? inline(value.person.name || value.person.address, 30)
    : showValue(setting, value);
}
