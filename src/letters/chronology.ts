/**
 * What happened to a case, one line each, with what it says: for the form all of it, for a body outside only what
 * passed between the complainant and us. Notes, consultations and how we organise our work are never outside.
 */
import type { CaseEvent, RecordedEvent } from '../case/events.ts';
import { CLOSING_VALUES, FINDING_VALUES } from '../staff/values.ts';
import { inline } from './foreign-text.ts';
import { phrase } from './phrase.ts';
import { type LetterSetting, wordFor, writeDay, writeInstant, writeMoney } from './wording.ts';

/** What a body outside may read; every other kind of event stays in the house. */
const OUTSIDE: ReadonlySet<string> = new Set<CaseEvent['type']>([
  'complaint_registered',
  'correspondence_received',
  'letter_sent',
  'letter_failed',
  'letter_not_delivered',
  'letter_posted',
  'acknowledgement_told',
  'information_requested',
  'information_chased',
  'lateness_told',
  'visit_planned',
  'decision_extended',
  'point_assessed',
  'remedy_decided',
  'offer_made',
  'compensation_decided',
  'decision_told',
  'reaction_chased',
  'agreement_recorded',
  'objection_recorded',
  'remedy_done',
  'satisfaction_asked',
  'satisfaction_answered',
  'rework_started',
  'status_told',
  'default_noticed',
  'review_opened',
  'rung_entered',
  'rung_ended',
  'complaint_closed',
  'case_reopened',
  'case_absorbed',
  'case_merged',
  'mandate_recorded',
]);

/** Of these a body outside reads that they happened: the words are those of colleagues for each other. */
const WORDS_INSIDE: ReadonlySet<string> = new Set<CaseEvent['type']>([
  'objection_recorded',
  'rung_ended',
  'case_reopened',
  'complaint_closed',
  'acknowledgement_told',
  'satisfaction_answered',
]);

/** Most characters of a text inside a line. */
const MOST_TEXT = 400;

/** Every event, and who did it. */
export function chronology(setting: LetterSetting, events: readonly RecordedEvent[]): readonly string[] {
  return events.map((event) => {
    const { by } = event;
    const who = by.kind === 'bot' ? 'Redress' : inline(by.address, 80);
    return `${lineOf(setting, event, saidBy(setting, event.fact))} (${who})`;
  });
}

/** What passed between the complainant and us; who of us did it is not said. */
export function outsideChronology(
  setting: LetterSetting,
  events: readonly RecordedEvent[],
): readonly string[] {
  return events
    .filter(({ fact }) => isOutside(fact))
    .map((event) =>
      lineOf(setting, event, WORDS_INSIDE.has(event.fact.type) ? '' : saidBy(setting, event.fact)),
    );
}

/** How many events a body outside does not read. */
export function countInside(events: readonly RecordedEvent[]): number {
  return events.filter(({ fact }) => !isOutside(fact)).length;
}

// Mails to staff are letters too.
function isOutside(fact: CaseEvent): boolean {
  if ('letter' in fact && fact.letter.startsWith('staff/')) return false;
  return OUTSIDE.has(fact.type);
}

function lineOf(setting: LetterSetting, { at, fact }: RecordedEvent, said: string): string {
  const line = `${writeInstant(at, setting)}: ${wordFor(setting.words, 'event', fact.type)}`;
  return said === '' ? line : `${line}: ${inline(said, MOST_TEXT)}`;
}

/** The gist of an event, or '' where its name says all. */
function saidBy(setting: LetterSetting, fact: CaseEvent): string {
  const { words, language } = setting;
  const day = (iso: string) => writeDay(iso, language);
  switch (fact.type) {
    case 'letter_sent':
      return wordFor(words, 'letter', fact.letter);
    case 'letter_failed':
    case 'letter_not_delivered':
      return wordFor(words, 'letter', fact.letter);
    case 'letter_posted':
      return day(fact.on);
    case 'acknowledgement_told':
      return fact.how;
    case 'information_requested':
      return fact.questions.join(' ');
    case 'visit_planned':
      return `${day(fact.day)}, ${fact.time}, ${fact.visitor.name}`;
    case 'decision_extended':
      return `${day(fact.until)}; ${fact.because}`;
    case 'point_assessed':
      return pointWords(setting, fact.point, [FINDING_VALUES.names[fact.finding][language][0], fact.grounds]);
    case 'remedy_decided':
      return pointWords(setting, fact.point, [fact.text, day(fact.until)]);
    case 'offer_made':
    case 'agreement_recorded':
      return fact.text;
    case 'compensation_decided':
      return writeMoney(fact.cents, language);
    case 'decision_told':
      return fact.summary;
    case 'objection_recorded':
    case 'case_reopened':
      return fact.why;
    case 'complaint_closed':
      return [CLOSING_VALUES.names[fact.reason][language][0], fact.why]
        .filter((part) => part !== '')
        .join('; ');
    case 'mandate_recorded':
      return fact.representative;
    default:
      return saidInDispute(setting, fact);
  }
}

function saidInDispute({ language }: LetterSetting, fact: CaseEvent): string {
  switch (fact.type) {
    case 'review_opened':
      return writeDay(fact.until, language);
    case 'rung_entered':
      return [fact.body ?? '', writeDay(fact.until, language)].filter((part) => part !== '').join('; ');
    case 'rung_ended':
      return fact.text;
    case 'inquiry_received':
    case 'inquiry_extended':
      return `${fact.body}; ${writeDay(fact.until, language)}`;
    case 'inquiry_answered':
      return `${fact.body}; ${writeDay(fact.on, language)}`;
    case 'inquiry_dismissed':
      return fact.body;
    default:
      return '';
  }
}

function pointWords({ words }: LetterSetting, point: number, parts: readonly string[]): string {
  const name = phrase(words, 'told.point', { number: String(point) });
  return [name, ...parts.filter((part) => part !== '')].join('; ');
}
