/** Step 1 of the procedure: a complaint is entered in the register, with the day of our decision. */
import type { CaseRules } from './case-rules.ts';
import { CLOCKS } from './clocks.ts';
import type { RegisterComplaint } from './commands.ts';
import type { ComplaintRegistered } from './events.ts';
import { dueDay } from './working-days.ts';

/**
 * The entry of a complaint, with its words as the one point.
 * The subject stands in for the words of a mail without text. A mail with neither (a photo alone) is
 * registered as well, with an empty point, because every complaint is.
 */
export function registerComplaint(command: RegisterComplaint, rules: CaseRules): ComplaintRegistered {
  const { profile, calendar } = rules;
  return {
    type: 'complaint_registered',
    reference: command.reference,
    desk: command.desk,
    profile: profile.name,
    language: command.language,
    channel: command.channel,
    receivedAt: command.receivedAt.toISOString(),
    registeredAt: command.at.toISOString(),
    decisionDue: dueDay(command.receivedAt, profile.terms.decision, calendar, CLOCKS.decision.moves),
    complainant: command.complainant,
    subject: command.subject,
    points: [{ number: 1, text: command.words.trim() === '' ? command.subject : command.words }],
    missing: command.missing,
  };
}
