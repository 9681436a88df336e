/**
 * The vocabulary of the tests of the procedure: given what happened, when somebody asks for something,
 * then this is written in the log, or it is refused. Every value here is the ordinary one; a test names
 * only what matters to it.
 */
import { expect } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import type { CaseRules } from '../../src/case/case-rules.ts';
import { type Category, COMMON_CATEGORIES } from '../../src/case/category.ts';
import { findClock, type RunningClock } from '../../src/case/clocks.ts';
import type {
  Authority,
  CaseCommand,
  Given,
  RegisterComplaint,
  StaffCommand,
} from '../../src/case/commands.ts';
import { decide } from '../../src/case/decide.ts';
import type {
  Actor,
  CaseEvent,
  ComplaintRegistered,
  LetterNotDelivered,
  LetterSent,
  Provenance,
  RecordedEvent,
} from '../../src/case/events.ts';
import { replay } from '../../src/case/evolve.ts';
import type { CaseIntent } from '../../src/case/intents.ts';
import type { PairIntent } from '../../src/case/pair-intents.ts';
import { COMMON_CAUSES } from '../../src/case/profile.ts';
import type { PlainCode, Refusal } from '../../src/case/refusals.ts';
import { type ClockName, type IsoDate, ROLES } from '../../src/case/vocabulary.ts';
import type { Calendar } from '../../src/case/working-days.ts';

/** Tuesday morning, 11:00 in Amsterdam: the instant at which time stands still in tests of a case. */
export const TUESDAY = new Date('2026-11-17T10:00:00Z');

/** The public holidays of the Netherlands in 2026 and 2027; 5 May is a free day only every fifth year. */
const DUTCH_HOLIDAYS: ReadonlySet<IsoDate> = new Set([
  '2026-01-01',
  '2026-04-05',
  '2026-04-06',
  '2026-04-27',
  '2026-05-14',
  '2026-05-24',
  '2026-05-25',
  '2026-12-25',
  '2026-12-26',
  '2027-01-01',
  '2027-03-28',
  '2027-03-29',
  '2027-04-27',
  '2027-05-06',
  '2027-05-16',
  '2027-05-17',
  '2027-12-25',
  '2027-12-26',
]);

/** A desk in Amsterdam that closes on Dutch public holidays. */
export const DUTCH_CALENDAR: Calendar = {
  timeZone: 'Europe/Amsterdam',
  closedDays: DUTCH_HOLIDAYS,
  officeHours: { from: '08:30', until: '17:00' },
};

export const PIETER = { address: 'pieter.bos@example.net', name: 'Pieter Bos' };
/** A handler beside Pieter. */
export const SANNE = { address: 'sanne.kok@example.net', name: 'Sanne Kok' };

/** What complaints of tests are about. */
export const CATEGORIES: readonly Category[] = [
  { code: 'leak', nl: 'lekkage', en: 'leak', words: { nl: ['lek', 'lekt'], en: ['leaks', 'dripping'] } },
  { code: 'delay', nl: 'te late levering', en: 'late delivery', words: { nl: [], en: ['overdue'] } },
  { code: 'invoice', nl: 'factuur', en: 'invoice', words: { nl: [], en: [] } },
  ...COMMON_CATEGORIES,
];

/** Confirm within 1 working day, decide within 28 days, never later than 8 weeks (domain.md 2.3). */
export const RULES: CaseRules = {
  calendar: DUTCH_CALENDAR,
  profile: {
    name: 'algemeen',
    terms: {
      confirm: { amount: 1, unit: 'working-days' },
      firstContact: { amount: 3, unit: 'working-days' },
      information: { amount: 14, unit: 'days' },
      decision: { amount: 28, unit: 'days' },
      outer: { amount: 8, unit: 'weeks' },
      reaction: { amount: 14, unit: 'days' },
      review: { amount: 10, unit: 'working-days' },
      remedy: { amount: 30, unit: 'days' },
      rung: { amount: 14, unit: 'days' },
      inquiry: { amount: 20, unit: 'working-days' },
      complexInquiry: { amount: 30, unit: 'working-days' },
      appointment: { amount: 5, unit: 'working-days' },
      satisfaction: { amount: 14, unit: 'days' },
      callback: { amount: 2, unit: 'working-days' },
      deposit: { amount: 2, unit: 'months' },
      urgentContact: { amount: 4, unit: 'hours' },
      notice: { amount: 7, unit: 'days' },
      reportBack: { amount: 2, unit: 'working-days' },
      work: { amount: 5, unit: 'working-days' },
      update: { amount: 14, unit: 'days' },
      workChase: { amount: 7, unit: 'days' },
      contactReading: { amount: 1, unit: 'months' },
      hold: { amount: 6, unit: 'months' },
      cause: { amount: 20, unit: 'working-days' },
      measure: { amount: 30, unit: 'working-days' },
      implementation: { amount: 6, unit: 'weeks' },
    },
    compensationLimit: 25_000,
    causes: [{ code: 'material', nl: 'materiaal', en: 'material' }, ...COMMON_CAUSES],
    categories: CATEGORIES,
    needs: [],
    rights: { nl: [], en: [] },
  },
  colleagues: [
    { ...PIETER, roles: ROLES },
    { ...SANNE, roles: ['handler'] },
  ],
  bodies: [],
};

export const ANNA = { address: 'anna.dewit@example.org', name: 'Anna de Wit' };
const BOT: Actor = { kind: 'bot' };

/** What every command carries, at the frozen instant, by the bot, without a mail. */
export const ASKED = { at: TUESDAY, by: BOT, mailId: null };

/** How Pieter's mails are proven: by their domain and the token of the mail that they answer. */
export const PROOF: Provenance = {
  level: 'A2',
  source: 'boundary',
  domain: 'example.net',
  token: 12,
  transaction: 5,
};

/** What every command of Pieter carries: he holds every role. */
export const BY_PIETER = {
  at: TUESDAY,
  by: { kind: 'staff', address: PIETER.address, proof: PROOF },
  mailId: null,
  person: PIETER,
  roles: ROLES,
  approvedBy: null,
} as const satisfies Given & Authority;

/** Pieter wants something with a case. */
export function wants(
  intent: CaseIntent | PairIntent,
  details: Partial<Given & Authority> = {},
): StaffCommand {
  return { ...BY_PIETER, ...intent, ...details };
}

/** Anna's complaint about her dormer, entered in the register. */
export function registered(details: Partial<ComplaintRegistered> = {}): ComplaintRegistered {
  return {
    type: 'complaint_registered',
    reference: 'C-1042-9',
    desk: 'desk',
    profile: 'algemeen',
    language: 'nl',
    channel: 'mail',
    receivedAt: TUESDAY.toISOString(),
    registeredAt: TUESDAY.toISOString(),
    decisionDue: '2026-12-15',
    complainant: ANNA,
    subject: 'Lekkage dakkapel',
    points: [{ number: 1, text: 'De dakkapel lekt sinds maandag.' }],
    missing: ['address', 'photo'],
    ...details,
  };
}

/** The command that registers Anna's complaint. */
export function register(details: Partial<RegisterComplaint> = {}): RegisterComplaint {
  return {
    ...ASKED,
    type: 'register_complaint',
    reference: 'C-1042-9',
    desk: 'desk',
    language: 'nl',
    channel: 'mail',
    receivedAt: TUESDAY,
    complainant: ANNA,
    subject: 'Lekkage dakkapel',
    words: 'De dakkapel lekt sinds maandag.',
    missing: ['address', 'photo'],
    ...details,
  };
}

/** The mail server took over an acknowledgement. */
export function acknowledged(outboundId = 7): LetterSent {
  return { type: 'letter_sent', letter: 'complainant/received', outboundId };
}

/** An acknowledgement came back. */
export function cameBack(outboundId = 7): LetterNotDelivered {
  const { address: recipient } = ANNA;
  return {
    type: 'letter_not_delivered',
    letter: 'complainant/received',
    outboundId,
    recipient,
    status: '5.1.1',
  };
}

/** A fact, or a fact with the instant at which it happened (otherwise the frozen one). */
export type Happened = CaseEvent | { readonly at: Date; readonly fact: CaseEvent; readonly by?: Actor };

/** The log of a case in which these things happened in this order. */
export function logOf(happened: readonly Happened[]): readonly RecordedEvent[] {
  return happened.map((entry, index) => ({
    seq: index + 1,
    by: BOT,
    mailId: null,
    ...('fact' in entry ? entry : { at: TUESDAY, fact: entry }),
  }));
}

/** The case after these things happened. */
export function caseAfter(...happened: readonly Happened[]): Case {
  return replay(logOf(happened));
}

/** A clock that runs on a case, or ran. @throws an Error when it never did */
export function clockOf(state: Case, name: ClockName, rules: CaseRules = RULES): RunningClock {
  const clock = findClock(state, name, rules);
  if (clock === null) throw new Error(`the clock ${name} does not run on this case`);
  return clock;
}

/** The clocks that every complaint starts. */
export const FIRST_CLOCKS = ['confirm', 'firstContact', 'decision', 'outer'] as const;

type When = { readonly when: (command: CaseCommand) => Then };
type Then = {
  readonly then: (events: readonly CaseEvent[]) => void;
  readonly thenRefused: (refusal: PlainCode | Refusal) => void;
};

/** What happened before; an empty list is a case that is not in the register. */
export function given(happened: readonly Happened[], rules: CaseRules = RULES): When {
  const state = happened.length === 0 ? null : replay(logOf(happened));
  return {
    when: (command) => {
      const decision = decide(state, command, rules);
      return {
        // biome-ignore lint/suspicious/noThenProperty: the sentence is given, when, then; nobody awaits it.
        then: (events) => expect(decision).toEqual({ ok: true, events }),
        thenRefused: (refusal) =>
          expect(decision).toEqual({
            ok: false,
            refusal: typeof refusal === 'string' ? { code: refusal } : refusal,
          }),
      };
    },
  };
}
