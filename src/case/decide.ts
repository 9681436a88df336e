/**
 * The one gate to the register: a command on a case gives events, or a refusal that a template words.
 * Pure: the profile and the calendar come in as data, the time stands in the command.
 */
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { findClock, passedPercent, warnedOf } from './clocks.ts';
import type { CaseCommand, LaterCommand, WarnClock } from './commands.ts';
import type { CaseEvent } from './events.ts';
import { registerComplaint } from './receipt.ts';

/** Every reason for a no; each has its words in the templates. */
export const REFUSAL_CODES = [
  'already-registered',
  'no-such-case',
  'nothing-written',
  'clock-stopped',
  'not-due-yet',
  'already-warned',
  'already-acknowledged',
  'case-closed',
] as const;
/** Name of one reason. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a command was not carried out: an expected "no" that a person must be able to read. */
export type Refusal = { readonly code: RefusalCode };

/** What came of a command: the facts to append, at least one, or the refusal; never both. */
export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * What a command makes happen.
 * @param state  the case before the command, or null when it is not in the register
 */
export function decide(state: Case | null, command: CaseCommand, rules: CaseRules): Decision {
  if (command.type === 'register_complaint') {
    return state === null ? accept(registerComplaint(command, rules)) : refuse('already-registered');
  }
  return state === null ? refuse('no-such-case') : decideOnCase(state, command, rules);
}

function decideOnCase(state: Case, command: LaterCommand, rules: CaseRules): Decision {
  switch (command.type) {
    case 'receive_correspondence': {
      const supplied = command.supplied.filter((name) => state.missing.includes(name));
      return accept({ type: 'correspondence_received', from: command.from, supplied });
    }
    case 'add_note':
      if (command.text.trim() === '') return refuse('nothing-written');
      return accept({ type: 'note_added', author: command.author, text: command.text });
    case 'record_mail':
      return accept({ type: 'mail_recorded', kind: command.kind });
    case 'withhold_acknowledgement':
      return accept({ type: 'acknowledgement_withheld', because: command.because });
    case 'release_acknowledgement':
      return refuseAcknowledging(state) ?? accept({ type: 'acknowledgement_released' });
    case 'record_acknowledgement':
      if (command.how.trim() === '') return refuse('nothing-written');
      return refuseAcknowledging(state) ?? accept({ type: 'acknowledgement_told', how: command.how });
    case 'report_letter_sent':
      return accept({ type: 'letter_sent', letter: command.letter, outboundId: command.outboundId });
    case 'report_letter_failed': {
      const { letter, outboundId, reason } = command;
      return accept({ type: 'letter_failed', letter, outboundId, reason });
    }
    case 'report_letter_not_delivered': {
      const { letter, outboundId, recipient, status } = command;
      return accept({ type: 'letter_not_delivered', letter, outboundId, recipient, status });
    }
    case 'warn_clock':
      return warnClock(state, command, rules);
  }
}

function refuseAcknowledging({ acknowledgement, stage }: Case): Decision | null {
  if (acknowledgement.state === 'given') return refuse('already-acknowledged');
  return stage === 'closed' ? refuse('case-closed') : null;
}

// A clock that warns or is refused is due again later or never: who refreshes its row does not meet it again.
function warnClock(state: Case, { clock: name, at }: WarnClock, rules: CaseRules): Decision {
  const clock = findClock(state, name, rules);
  if (clock === null || clock.stoppedAt !== null) return refuse('clock-stopped');
  const { startsAt, dueAt, dueOn, pausedUntil } = clock;
  const percent = passedPercent(startsAt, dueAt, at);
  if (percent === null || (pausedUntil !== null && at < pausedUntil)) return refuse('not-due-yet');
  if (percent <= warnedOf(state, clock)) return refuse('already-warned');
  return accept({ type: 'clock_warned', clock: name, percent, due: dueOn });
}

function accept(...events: readonly CaseEvent[]): Decision {
  return { ok: true, events };
}

function refuse(code: RefusalCode): Decision {
  return { ok: false, refusal: { code } };
}
