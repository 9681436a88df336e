/**
 * Carries out what an event of a case calls for: the letters and notices of letters/reactions.ts go on the
 * docket that holds the event.
 */
import type { Case } from '../case/case.ts';
import { clocksOf } from '../case/clocks.ts';
import type { Actor } from '../case/events.ts';
import { greetedName } from '../letters/foreign-text.ts';
import { LETTERS } from '../letters/letters.ts';
import { type Reaction, reactionsTo } from '../letters/reactions.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { mailFacts, staffWith } from './notify-staff.ts';
import { deskFor, type Office, rulesFor } from './office.ts';
import type { CaseChange } from './run-commands.ts';
import { settingFor } from './write-letters.ts';

/** @param filing  the mail that caused the change; null when none did */
export function announce(office: Office, docket: Docket, change: CaseChange, filing: Filing | null): void {
  const context = {
    mail: filing === null ? null : mailFacts(filing),
    acknowledge: filing?.fate.acknowledge.send ?? false,
  };
  for (const { fact, by } of change.events) {
    for (const reaction of reactionsTo(fact, context))
      carryOut(office, docket, change, { by, reaction, filing });
  }
}

type Cause = { readonly by: Actor; readonly reaction: Reaction; readonly filing: Filing | null };

function carryOut(
  office: Office,
  docket: Docket,
  { caseId, after: state }: CaseChange,
  { by, reaction, filing }: Cause,
): void {
  const desk = deskFor(office, state.desk);
  const recipients = staffAmong(office, reaction, by);
  const facts = { state, clocks: clocksOf(state, rulesFor(office, state.profile)), recipients };
  const isToComplainant = reaction.to === 'complainant';
  const readers = isToComplainant ? [addresseeOf(state)] : recipients;
  const isAnswer = isToComplainant || reaction.to === 'author';
  for (const reader of readers) {
    const setting = settingFor(office, desk, reader.language);
    docket.letters.push({
      desk,
      letter: reaction.letter,
      written: reaction.write(setting, facts, office.templates.render),
      to: reader,
      caseId,
      reference: state.reference,
      automatic: LETTERS[reaction.letter].automatic && !(isToComplainant && by.kind === 'staff'),
      answers: isAnswer ? filing : null,
    });
  }
}

/** The name stands in the To field, so whoever forged the mail must not choose more of it than a greeting has. */
function addresseeOf({ complainant, language }: Case) {
  return { address: complainant.address, name: greetedName(complainant.name) ?? '', language };
}

function staffAmong(office: Office, { to }: Reaction, by: Actor): readonly StaffMember[] {
  if (to === 'complainant') return [];
  if (to !== 'author') return staffWith(office, to.roles);
  return office.config.staff.filter((member) => by.kind === 'staff' && member.address === by.address);
}
