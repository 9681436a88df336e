/**
 * A complaint that a colleague enters, registered on a copy of the docket: with the day on which it was received, from
 * which its terms run, and with what we understood for the complainant, by mail or on paper (commands.md 3.9).
 */
import type { Case } from '../../case/case.ts';
import type { RegisterComplaint } from '../../case/commands.ts';
import type { Actor } from '../../case/events.ts';
import type { CaseIntent } from '../../case/intents.ts';
import { missingNeeds } from '../../case/needs.ts';
import { printReference } from '../../case/reference.ts';
import type { FieldName, IsoDate } from '../../case/vocabulary.ts';
import { endOfDay, localDay } from '../../case/working-days.ts';
import { LETTERS } from '../../letters/letters.ts';
import { detectLanguage } from '../../mail/language.ts';
import type { Change, ChangeValue } from '../../staff/change.ts';
import type { PlannedCommand } from '../../staff/plan.ts';
import type { Caller, EnterComplaint } from '../../staff/requests.ts';
import { announce } from '../announce.ts';
import { type Docket, openDocket } from '../docket.ts';
import { expectDone, runCommand, runRegistration } from '../run-commands.ts';
import type { Attempt, Tried } from './carry-out.ts';
import type { StaffRun } from './staff-run.ts';

/** A complaint to be entered under a number. */
export type Entry = {
  readonly by: Actor;
  readonly caseId: number;
  readonly command: PlannedCommand;
  readonly request: EnterComplaint & { readonly from: Caller; readonly received: IsoDate };
};

/** Registers it on a copy of the docket; the register never refuses a complaint. */
export function tryEntry(run: StaffRun, attempt: Attempt, entry: Entry): Tried {
  const { office, docket, mail } = run;
  const { caseId, command } = entry;
  const copy = openDocket(docket.at, docket.cases);
  const opened = expectDone(
    runRegistration(office, copy, caseId, mail.filing.desk.profile, registration(run, attempt, entry)),
  );
  const after = addFacts(run, copy, attempt, entry) ?? opened.after;
  announce(office, copy, { ...opened, after }, null);
  const { line, written } = command;
  const letters = copy.letters.filter(({ letter, to }) => !isOwn(letter, to.address, mail.member.address));
  return {
    ok: true,
    docket: { ...copy, letters },
    commands: [{ reference: after.reference, line, written, changes: changesOf(entry, after) }],
  };
}

function registration(
  { office, docket: { at }, mail: { filing } }: StaffRun,
  { mailId }: Attempt,
  { by, caseId, request }: Entry,
): RegisterComplaint {
  const { desk, mail } = filing;
  const { from, received, channel, text } = request;
  return {
    type: 'register_complaint',
    at,
    by,
    mailId,
    reference: printReference(caseId),
    desk: desk.name,
    language: detectLanguage(text, desk.language),
    channel,
    receivedAt: receivedAt(received, at, office.config.timeZone),
    complainant: { address: from.address, name: from.name },
    subject: subjectOf(text),
    words: text,
    missing: missingNeeds(desk.needs, { text, attachments: mail.attachments }).map(({ name }) => name),
  };
}

/** What else is known: how to reach the complainant, who handles it, and what is for colleagues only. */
function addFacts(
  { office, docket: { at }, mail: { member } }: StaffRun,
  copy: Docket,
  { mailId, plan }: Attempt,
  { by, caseId, request }: Entry,
): Case | undefined {
  const person = { address: member.address, name: member.name };
  const given = { at, by, mailId, person, roles: member.roles, approvedBy: null } as const;
  for (const intent of factsOf(member, request.from))
    expectDone(runCommand(office, copy, caseId, { ...given, ...intent }));
  const notes = [request.consent, plan.note].filter((note) => note.trim() !== '');
  for (const text of notes)
    expectDone(runCommand(office, copy, caseId, { type: 'add_note', at, by, mailId, author: person, text }));
  return copy.cases.get(caseId)?.state;
}

/** Who wrote the mail hears of the case in the answer to it. */
function isOwn(letter: keyof typeof LETTERS, to: string, writer: string): boolean {
  return LETTERS[letter].audience === 'staff' && to === writer;
}

/** The terms count days, so that the hour of a day that is over says nothing. */
function receivedAt(day: IsoDate, at: Date, timeZone: string): Date {
  return day === localDay(at, timeZone) ? at : endOfDay(day, timeZone);
}

const MOST_SUBJECT = 80;

/** The first sentence of what was said. */
function subjectOf(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?])\s|\n/u);
  if (sentence.length <= MOST_SUBJECT) return sentence.replace(/[.]$/u, '');
  return `${sentence
    .slice(0, MOST_SUBJECT)
    .toWellFormed()
    .replace(/\s+\S*$/u, '')} …`;
}

/** A coordinator enters for others; whoever else enters a complaint handles it. */
function factsOf(member: StaffRun['mail']['member'], { phone, postal }: Caller): readonly CaseIntent[] {
  const { address, name, roles } = member;
  const handles = roles.includes('handler') && !roles.includes('coordinator');
  return [
    ...correction('phone', phone),
    ...correction('postal-address', postal),
    ...(handles ? [{ type: 'assign_handler', handler: { address, name } } as const] : []),
  ];
}

function correction(field: FieldName, value: string): readonly CaseIntent[] {
  return value.trim() === '' ? [] : [{ type: 'correct_field', field, value }];
}

function changesOf({ request }: Entry, after: Case): readonly Change[] {
  const { name, address, phone, postal } = request.from;
  const fields: readonly (readonly [FieldName, string])[] = [
    ['name', name],
    ['mail', address],
    ['phone', phone],
    ['postal-address', postal],
  ];
  return [
    change('registered', { kind: 'text', text: after.reference }),
    ...fields.flatMap(([of, text]) => (text === '' ? [] : [change('field', { kind: 'text', text }, of)])),
    change('field', { kind: 'day', day: request.received }, 'received'),
    change('decision-due', { kind: 'day', day: after.decisionDue }),
    ...(after.handler === null ? [] : [change('handler', { kind: 'person', person: after.handler })]),
  ];
}

function change(what: Change['what'], to: ChangeValue, of: string | null = null): Change {
  return { what, of, from: null, to };
}
