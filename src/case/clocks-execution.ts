/** The clocks of carrying out a remedy: it, the question whether it is solved, a promised call (domain.md 2.3: R and S; K14). */
import type { Case } from './case.ts';
import { openRemedies } from './changes-by-assessment.ts';
import { type ClockRow, FOR_STAFF, instant } from './clock-row.ts';
import { depositSince } from './delivery.ts';
import type { IsoDate } from './vocabulary.ts';

/** The rows by name; the term of each stands in the profile. */
export const CLOCKS_OF_EXECUTION = {
  remedy: {
    ...FOR_STAFF,
    letter: 'R',
    meaning: 'the first remedy that is open is carried out; anew when it has to be done again',
    starts: (state) =>
      state.stage === 'executing' ? instant(state.rework?.since ?? state.decision?.at) : null,
    stops: () => null,
    promised: firstRemedyDay,
    repeats: true,
  },
  satisfaction: {
    letter: 'S',
    meaning: 'the complainant, asked as soon as it is done, says whether it is solved; reminded half way',
    starts: (state) => instant(state.satisfaction?.since),
    stops: (state) => instant(state.satisfaction?.reactedAt),
    promised: (state) => state.satisfaction?.until ?? null,
    moves: true,
    repeats: true,
    bot: {
      share: 1 / 2,
      chase: 'chase_satisfaction',
      chased: (state) => state.answersForbidden || (state.satisfaction?.chased ?? true),
      end: 'end_satisfaction',
      ended: (state) => state.satisfaction === null,
    },
  },
  callback: {
    ...FOR_STAFF,
    letter: 'K14',
    meaning: 'the call that was promised when a case went on again; a note or a reply ends it',
    starts: (state) => instant(state.callBack?.since),
    stops: () => null,
    promised: (state) => state.callBack?.until ?? null,
    repeats: true,
  },
  deposit: {
    ...FOR_STAFF,
    letter: 'F',
    meaning: 'after delivery of a new home (`bouw`): the buyer is told of the deposit, from one month on',
    starts: depositSince,
    stops: () => null,
    promised: () => null,
    moves: false,
    repeats: true,
  },
} as const satisfies Readonly<Record<string, ClockRow>>;

// A day that had passed when the work began anew is no promise any more; the term of the profile runs then.
function firstRemedyDay(state: Case): IsoDate | null {
  const days = openRemedies(state).flatMap(({ remedy }) => remedy?.by ?? []);
  const first = days.toSorted()[0] ?? null;
  return first !== null && state.rework !== null && first <= state.rework.on ? null : first;
}
