/**
 * Step 1 of the procedure: a complaint is entered in the register, with the day of our decision; what mails, letters
 * and terms report is noted.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { CLOCKS, findClock, passedPercent, sayAgainAt, warnedOf } from './clocks.ts';
import type { RegisterComplaint, WarnClock } from './commands.ts';
import type { Deciders } from './deciders.ts';
import type { ComplaintRegistered } from './events.ts';
import { understandAnswer } from './execution.ts';
import { latenessStep, stillLate, tellLateness } from './lateness.ts';
import { accept, type Decision, refuse } from './refusals.ts';
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

type Types =
  | 'receive_correspondence'
  | 'add_note'
  | 'record_mail'
  | 'withhold_acknowledgement'
  | 'release_acknowledgement'
  | 'record_acknowledgement'
  | 'report_letter_sent'
  | 'report_letter_failed'
  | 'report_letter_not_delivered'
  | 'warn_clock'
  | 'understand_answer';

/** One row for each command of mails, letters and terms. */
export const RECEIPT_DECIDERS: Deciders<Types> = {
  receive_correspondence: (state, { from, supplied }) =>
    accept({
      type: 'correspondence_received',
      from,
      supplied: supplied.filter((name) => state.missing.includes(name)),
    }),
  add_note: (_, { author, text }) =>
    text.trim() === '' ? refuse('nothing-written') : accept({ type: 'note_added', author, text }),
  record_mail: (_, { kind }) => accept({ type: 'mail_recorded', kind }),
  withhold_acknowledgement: (_, { because }) => accept({ type: 'acknowledgement_withheld', because }),
  release_acknowledgement: (state) =>
    refuseAcknowledging(state) ?? accept({ type: 'acknowledgement_released' }),
  record_acknowledgement: (state, { how }) => {
    if (how.trim() === '') return refuse('nothing-written');
    return refuseAcknowledging(state) ?? accept({ type: 'acknowledgement_told', how });
  },
  report_letter_sent: (_, { letter, outboundId }) => accept({ type: 'letter_sent', letter, outboundId }),
  report_letter_failed: (_, { letter, outboundId, reason }) =>
    accept({ type: 'letter_failed', letter, outboundId, reason }),
  report_letter_not_delivered: (_, { letter, outboundId, recipient, status }) =>
    accept({ type: 'letter_not_delivered', letter, outboundId, recipient, status }),
  warn_clock: warnClock,
  understand_answer: understandAnswer,
};

function refuseAcknowledging({ acknowledgement, stage }: Case): Decision | null {
  if (acknowledgement.state === 'given') return refuse('already-acknowledged');
  return stage === 'closed' ? refuse('case-closed') : null;
}

// A clock that warns or is refused is due again later or never: who refreshes its row does not meet it again.
function warnClock(state: Case, { clock: name, at }: WarnClock, rules: CaseRules): Decision {
  const clock = findClock(state, name, rules);
  if (clock === null || clock.stoppedAt !== null || CLOCKS[name].bot !== null) return refuse('clock-stopped');
  const { startsAt, dueAt, dueOn, pausedUntil } = clock;
  const percent = passedPercent(startsAt, dueAt, at);
  if (percent === null || (pausedUntil !== null && at < pausedUntil)) return refuse('not-due-yet');
  if (percent > warnedOf(state, clock)) {
    const warned = { type: 'clock_warned', clock: name, percent, due: dueOn } as const;
    return accept(warned, ...(percent === 100 ? tellLateness(state, clock, at, rules.calendar) : []));
  }
  const again = latenessStep(state, clock, rules.calendar);
  if (again !== null && at >= again) return accept(...stillLate(state, clock, at, rules.calendar));
  if (again !== null || at < sayAgainAt(state, clock, rules)) return refuse('already-warned');
  return accept({ type: 'clock_warned', clock: name, percent, due: dueOn });
}
