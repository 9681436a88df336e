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
import type { Channel, FieldName } from '../../case/vocabulary.ts';
import { localDay } from '../../case/working-days.ts';
import { LETTERS } from '../../letters/letters.ts';
import { detectLanguage } from '../../mail/language.ts';
import { type Change, change, day, person, text } from '../../staff/change.ts';
import type { PlannedCommand } from '../../staff/plan.ts';
import type { Caller } from '../../staff/requests.ts';
import { announce } from '../announce.ts';
import { type Docket, openDocket } from '../docket.ts';
import { lookForAlikeAmong, newComplaintFacts } from '../look-for-alike.ts';
import type { Office } from '../office.ts';
import { expectDone, runCommand, runRegistration } from '../run-commands.ts';
import { givenBy, personOf } from './given.ts';
import type { StaffRun } from './staff-run.ts';
import type { Tried } from './try-plan.ts';

/** A complaint to be entered under a number. */
export type Entry = {
  readonly by: Actor;
  readonly caseId: number;
  readonly channel: Channel;
  readonly from: Caller;
  readonly receivedAt: Date;
  readonly subject: string;
  readonly words: string;
  /** Texts for colleagues only. */
  readonly notes: readonly string[];
  /** What asked for it, as the answer shows it. */
  readonly said: Pick<PlannedCommand, 'line' | 'written'>;
};

/** Looks for earlier complaints that it may belong to; the notices and the answer show them. */
export async function lookForEarlier(
  { tx, docket, mail }: StaffRun,
  {
    caseId,
    from,
    subject,
    words,
    receivedAt,
  }: Pick<Entry, 'caseId' | 'from' | 'subject' | 'words' | 'receivedAt'>,
): Promise<void> {
  const { address } = from;
  const desk = mail.filing.desk.name;
  const facts = newComplaintFacts({ caseId, desk, address, subject, text: words, receivedAt });
  await lookForAlikeAmong(tx, docket, [facts]);
}

/** Registers it on a copy of the docket; the register never refuses a complaint. */
export function tryEntry(run: StaffRun, mailId: number, entry: Entry): Tried {
  const { office, docket, mail } = run;
  const { caseId, said } = entry;
  const copy = { ...openDocket(docket.at, docket.cases), alike: docket.alike };
  const opened = expectDone(
    runRegistration(office, copy, caseId, mail.filing.desk.profile, registration(run, mailId, entry)),
  );
  const after = addFacts(run, copy, mailId, entry) ?? opened.after;
  announce(office, copy, { ...opened, after }, null);
  const letters = copy.letters.filter(({ letter, to }) => !isOwn(letter, to.address, mail.member.address));
  return {
    ok: true,
    docket: { ...copy, letters },
    commands: [{ reference: after.reference, ...said, changes: changesOf(office, entry, after) }],
  };
}

function registration(
  { docket: { at }, mail: { filing } }: StaffRun,
  mailId: number,
  entry: Entry,
): RegisterComplaint {
  const { desk, mail } = filing;
  const { by, caseId, from, channel, receivedAt, subject, words } = entry;
  const needs = missingNeeds(desk.needs, { text: words, attachments: mail.attachments });
  return {
    type: 'register_complaint',
    at,
    by,
    mailId,
    reference: printReference(caseId),
    desk: desk.name,
    language: detectLanguage(words, desk.language),
    channel,
    receivedAt,
    complainant: { address: from.address, name: from.name },
    subject,
    words,
    missing: needs.map(({ name }) => name),
  };
}

/** What else is known: how to reach the complainant, who handles it, and what is for colleagues only. */
function addFacts(
  { office, docket: { at }, mail: { member } }: StaffRun,
  copy: Docket,
  mailId: number,
  { by, caseId, from, notes }: Entry,
): Case | undefined {
  const given = givenBy({ by, mailId, member }, at);
  for (const intent of factsOf(member, from))
    expectDone(runCommand(office, copy, caseId, { ...given, ...intent }));
  for (const text of notes.filter((note) => note.trim() !== ''))
    expectDone(
      runCommand(office, copy, caseId, { type: 'add_note', at, by, mailId, author: given.person, text }),
    );
  return copy.cases.get(caseId)?.state;
}

/** Who wrote the mail hears of the case in the answer to it. */
function isOwn(letter: keyof typeof LETTERS, to: string, writer: string): boolean {
  return LETTERS[letter].audience === 'staff' && to === writer;
}

/** A coordinator enters for others; whoever else enters a complaint handles it. */
function factsOf(member: StaffRun['mail']['member'], { phone, postal }: Caller): readonly CaseIntent[] {
  const { roles } = member;
  const handles = roles.includes('handler') && !roles.includes('coordinator');
  return [
    ...correction('phone', phone),
    ...correction('postal-address', postal),
    ...(handles ? [{ type: 'assign_handler', handler: personOf(member) } as const] : []),
  ];
}

function correction(field: FieldName, value: string): readonly CaseIntent[] {
  return value.trim() === '' ? [] : [{ type: 'correct_field', field, value }];
}

function changesOf({ config }: Office, { from, receivedAt }: Entry, after: Case): readonly Change[] {
  const { name, address, phone, postal } = from;
  const received = localDay(receivedAt, config.timeZone);
  const fields: readonly (readonly [FieldName, string])[] = [
    ['name', name],
    ['mail', address],
    ['phone', phone],
    ['postal-address', postal],
  ];
  return [
    change('registered', text(after.reference)),
    ...fields.flatMap(([of, value]) => (value === '' ? [] : [change('field', text(value), null, of)])),
    change('field', day(received), null, 'received'),
    change('decision-due', day(after.decisionDue)),
    ...(after.handler === null ? [] : [change('handler', person(after.handler))]),
  ];
}
