/**
 * Another day for what was promised in the decision letter: the complainant reads the old day, the new one and why, and
 * the promise moves on the ledger (steps 2.3 and 3.1 of the procedure; domain.md 4.1 rule 2).
 */
import type { Case, CasePoint, Remedy } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import { openRemedies } from './changes-by-assessment.ts';
import type { CaseEvent } from './events.ts';
import type { ExtendDecision } from './intents.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import type { IsoDate } from './vocabulary.ts';
import { localDay } from './working-days.ts';

type Promised = CasePoint & { readonly remedy: Remedy };

/** The points of which a letter said what we do and by when, and that are not carried out. */
function promisedPoints(state: Case): readonly Promised[] {
  const isTold = state.decision !== null && ['reported', 'executing'].includes(state.stage);
  if (!isTold) return [];
  return openRemedies(state).flatMap((point) =>
    point.remedy === null ? [] : [{ ...point, remedy: point.remedy }],
  );
}

/**
 * What follows from another remedy for a point that the complainant has the day of.
 * @returns  none where the day stays, or was never told; a refusal where nobody says why it changes
 */
export function moveRemedy(
  state: Case,
  number: number,
  until: IsoDate,
  because: string,
): readonly CaseEvent[] | Decision {
  const told = promisedPoints(state).find((point) => point.number === number);
  if (told === undefined || told.remedy.by === until) return [];
  const previous = told.remedy.by;
  if (because.trim() === '') return refuse({ code: 'because-missing', day: previous });
  return [{ type: 'remedy_moved', points: [number], previous, until, because }];
}

/** `#extend` after the decision: everything that was to be done before the new day is done by that day. */
export function extendRemedies(
  state: Case,
  { until, because }: ExtendDecision,
  at: Date,
  { calendar }: CaseRules,
): Decision {
  if (because.trim() === '') return refuse('nothing-written');
  const open = promisedPoints(state);
  const days = open.map(({ remedy }) => remedy.by).toSorted();
  const [first] = days;
  if (first === undefined) return refuse({ code: 'no-remedy', open: [] });
  if (until < localDay(at, calendar.timeZone)) return refuse({ code: 'day-passed', day: until });
  const moving = open.filter(({ remedy }) => remedy.by < until);
  if (moving.length === 0) return refuse({ code: 'not-later', due: first });
  const decided = moving.map(
    ({ number, remedy: { text, who } }): CaseEvent => ({
      type: 'remedy_decided',
      point: number,
      text,
      until,
      who,
    }),
  );
  const points = moving.map(({ number }) => number);
  return accept(...decided, { type: 'remedy_moved', points, previous: first, until, because });
}
