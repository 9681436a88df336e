/** The clocks from the receipt of a complaint to its decision (domain.md 2.3: A, H, I, D and O). */
import { type ClockRow, FOR_STAFF, instant } from './clock-row.ts';
import { arrangementOf } from './contact.ts';
import { isOurTurn, mayBeTold } from './lateness.ts';

/** The rows by name; the term of each stands in the profile. */
export const CLOCKS_UNTIL_DECISION = {
  confirm: {
    ...FOR_STAFF,
    letter: 'A',
    meaning: 'receipt confirmed to the complainant',
    starts: (state) => state.receivedAt,
    stops: ({ acknowledgement }) => (acknowledgement.state === 'given' ? acknowledgement.at : null),
    promised: () => null,
  },
  firstContact: {
    ...FOR_STAFF,
    letter: 'H',
    meaning: 'a person has taken it up; within office hours when it is urgent',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.contactedAt),
    promised: () => null,
    term: ({ severity }) => (severity === 'urgent' ? 'urgentContact' : 'firstContact'),
  },
  notice: {
    ...FOR_STAFF,
    letter: 'N',
    meaning: 'a person has answered a notice of default',
    starts: (state) => instant(state.noticeSince),
    stops: () => null,
    promised: () => null,
    repeats: true,
  },
  information: {
    letter: 'I',
    meaning: 'the complainant answers our questions; reminded half way',
    starts: (state) => instant(state.asked?.since),
    stops: () => null,
    promised: (state) => state.asked?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 1 / 2,
      chase: 'chase_information',
      chased: (state) => state.answersForbidden || (state.asked?.chased ?? true),
      end: 'declare_information_overdue',
      ended: (state) => state.asked?.overdue ?? true,
    },
  },
  update: {
    letter: 'U',
    meaning:
      'the complainant hears from us; the handler is warned on day 11, at the end we say how things stand',
    starts: (state) => (isOurTurn(state) ? instant(state.toldAt) : null),
    stops: () => null,
    promised: () => null,
    // Whoever is read once a month is written to once a month.
    term: (state) => (arrangementOf(state)?.monthly === true ? 'contactReading' : 'update'),
    moves: false,
    repeats: true,
    bot: {
      ours: true,
      share: 11 / 14,
      chase: 'warn_silence',
      chased: ({ silenceWarnedAt, toldAt }) => silenceWarnedAt !== null && silenceWarnedAt > (toldAt ?? ''),
      end: 'tell_status',
      ended: (state) => !mayBeTold(state),
    },
  },
  decision: {
    ...FOR_STAFF,
    letter: 'D',
    meaning: 'decision promised to the complainant; stands still while we wait for an answer',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.decision?.at),
    promised: (state) => state.decisionDue,
  },
  outer: {
    ...FOR_STAFF,
    letter: 'O',
    meaning: 'last day for a decision whatever happens; never pauses',
    starts: (state) => state.receivedAt,
    stops: (state) => instant(state.decision?.at),
    promised: () => null,
    moves: false,
  },
} as const satisfies Readonly<Record<string, ClockRow>>;
