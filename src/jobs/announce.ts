/**
 * Carries out what an event of a case calls for: the letters and notices of letters/reactions.ts go into
 * the outbox, in the transaction that holds the event.
 */
import { clocksOf } from '../case/clocks.ts';
import type { Actor } from '../case/events.ts';
import { type Reaction, reactionsTo } from '../letters/reactions.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Filing } from './filing.ts';
import { mailFacts, staffWith } from './notify-staff.ts';
import { deskFor, type Office, rulesFor } from './office.ts';
import type { CaseChange } from './run-commands.ts';
import { settingFor, writeLetter } from './write-letter.ts';

/** @param filing  the mail that caused the change; null when none did */
export async function announce(
  office: Office,
  tx: Db,
  change: CaseChange,
  filing: Filing | null,
): Promise<void> {
  const context = {
    mail: filing === null ? null : mailFacts(filing),
    acknowledge: filing?.fate.acknowledge.send ?? false,
  };
  for (const { fact, by } of change.events) {
    for (const reaction of reactionsTo(fact, context))
      await carryOut(office, tx, change, { by, reaction, filing });
  }
}

type Cause = { readonly by: Actor; readonly reaction: Reaction; readonly filing: Filing | null };

async function carryOut(
  office: Office,
  tx: Db,
  { caseId, after: state }: CaseChange,
  { by, reaction, filing }: Cause,
): Promise<void> {
  const desk = deskFor(office, state.desk);
  const recipients = staffAmong(office, reaction, by);
  const facts = { state, clocks: clocksOf(state, rulesFor(office, state.profile)), recipients };
  const isToComplainant = reaction.to === 'complainant';
  const readers = isToComplainant ? [{ ...state.complainant, language: state.language }] : recipients;
  const isAnswer = filing !== null && (isToComplainant || reaction.to === 'author');
  for (const reader of readers) {
    const setting = settingFor(office, desk, reader.language);
    await writeLetter(office, tx, desk, {
      letter: reaction.letter,
      written: reaction.write(setting, facts, office.templates.render),
      to: reader,
      caseId,
      reference: state.reference,
      answers: isAnswer ? { mailId: filing.claimed.id, mail: filing.mail } : null,
    });
  }
}

function staffAmong(office: Office, { to }: Reaction, by: Actor): readonly StaffMember[] {
  if (to === 'complainant') return [];
  if (to !== 'author') return staffWith(office, to.roles);
  return office.config.staff.filter((member) => by.kind === 'staff' && member.address === by.address);
}
