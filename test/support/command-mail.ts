/** Command mails in tests: what Bea writes on Tuesday 17 November 2026, and what is read in it. */
import type { ReadContext } from '../../src/staff/command-row.ts';
import { type MailContext, type MailReading, readMail } from '../../src/staff/read.ts';
import type { StaffRequest } from '../../src/staff/requests.ts';
import { authored } from './authored.ts';
import { CATEGORIES, DUTCH_CALENDAR } from './given.ts';

const BEA = { name: 'Bea Smit', address: 'bea.smit@example.org' };
const PIETER_BOS = { name: 'Pieter Bos', address: 'pieter.bos@example.org' };

/** What a mail of Bea is read against; both colleagues are called by their first names, and everything is legal. */
export const CONTEXT: MailContext & ReadContext = {
  today: '2026-11-17',
  calendar: DUTCH_CALENDAR,
  language: 'en',
  sender: BEA,
  people: [BEA, PIETER_BOS],
  categories: CATEGORIES,
  files: ['drawing.pdf', 'photo.jpg'],
  isLegal: () => true,
};

/** Reads a mail as Bea wrote it. */
export function readText(text: string, context: Partial<MailContext> = {}): MailReading {
  return readMail(authored(text), { ...CONTEXT, ...context });
}

/** The requests of a mail that must be understood. */
export function requestsOf(text: string, context: Partial<MailContext> = {}): readonly StaffRequest[] {
  const reading = readText(text, context);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.commands.map(({ request }) => request);
}

/** The problems of a mail that must not be understood, as `line code corrections…`. */
export function problemsOf(text: string, context: Partial<MailContext> = {}): readonly string[] {
  const reading = readText(text, context);
  if (reading.ok) throw new Error(`understood: ${JSON.stringify(reading.commands)}`);
  return reading.problems.map(({ line, code, corrections }) =>
    [`${line} ${code}`, ...corrections].join(' | '),
  );
}
