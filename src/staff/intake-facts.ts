/** What the register needs of a complaint that a colleague enters, and nobody wrote down in this form (commands.md 3.9). */
import type { IsoDate } from '../case/vocabulary.ts';
import { endOfDay, localDay } from '../case/working-days.ts';

/**
 * The instant of receipt on a day: the terms count days, so that the hour of a day that is over says nothing.
 * @param at  now, which is the instant for today
 */
export function receivedAt(day: IsoDate, at: Date, timeZone: string): Date {
  return day === localDay(at, timeZone) ? at : endOfDay(day, timeZone);
}

const MOST_SUBJECT = 80;

/** What a complaint without a subject is called: its first sentence, without its full stop. */
export function subjectOf(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?])\s|\n/u);
  if (sentence.length <= MOST_SUBJECT) return sentence.replace(/\.$/u, '');
  return `${sentence
    .slice(0, MOST_SUBJECT)
    .toWellFormed()
    .replace(/\s+\S*$/u, '')} …`;
}
