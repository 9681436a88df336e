/** The judgement: findings with their grounds, remedies, offers and money (steps 2.1 to 2.4 of the procedure). */
import type { Case, CasePoint } from './case.ts';
import type { Deciders } from './deciders.ts';
import { moveRemedy } from './moved-remedy.ts';
import { accept, type Decision, refuse } from './refusals.ts';
import type { Role } from './vocabulary.ts';
import { dueDay, localDay } from './working-days.ts';

/** Who may approve money over the limit of the profile. */
export const APPROVING_ROLES: readonly Role[] = ['manager'];

/** One row for each command of the assessment. */
export const ASSESSMENT_DECIDERS: Deciders<'assess_point' | 'decide_remedy' | 'make_offer' | 'compensate'> = {
  assess_point: (state, { point, finding, grounds }) => {
    const found = findPoint(state, point, (each) => each.finding === null);
    if ('refusal' in found) return found.refusal;
    const { number } = found.point;
    // Only a complaint that is founded needs no explanation beside its remedy.
    if (finding !== 'founded' && grounds.trim() === '')
      return refuse({ code: 'grounds-missing', point: number });
    return accept({ type: 'point_assessed', point: number, finding, grounds });
  },
  decide_remedy: (state, { point, text, until, who, because = '', at }, { profile, calendar }) => {
    if (text.trim() === '') return refuse('nothing-written');
    if (until !== null && until < localDay(at, calendar.timeZone))
      return refuse({ code: 'day-passed', day: until });
    // What both sides agree on in a dispute is done, whatever was found.
    const mayHave = (each: CasePoint) => state.stage === 'disputed' || mayHaveRemedy(each);
    const isNew = state.points.some((each) => mayHave(each) && each.remedy === null);
    const found = findPoint(state, point, (each) => mayHave(each) && (each.remedy === null || !isNew));
    if ('refusal' in found) return found.refusal;
    const { number } = found.point;
    if (!mayHave(found.point)) return refuse({ code: 'not-founded', point: number });
    const last = until ?? dueDay(at, profile.terms.remedy, calendar, true);
    const moved = moveRemedy(state, number, last, because);
    if ('ok' in moved) return moved;
    return accept({ type: 'remedy_decided', point: number, text, until: last, who }, ...moved);
  },
  make_offer: (_, { text }) =>
    text.trim() === '' ? refuse('nothing-written') : accept({ type: 'offer_made', text }),
  compensate: ({ alone }, { cents, goodwill, approvedBy, person }, { profile }) => {
    if (!Number.isSafeInteger(cents) || cents <= 0)
      return refuse({ code: 'bad-value', field: 'amount', value: `${cents}` });
    const limit = profile.compensationLimit;
    if (cents <= limit) return accept({ type: 'compensation_decided', cents, goodwill, approvedBy: null });
    // A second person is wanted; where there is none, that was said with its reason before (DESIGN 3).
    const approver = approvedBy === person.address ? null : approvedBy;
    if (approver === null && alone === null)
      return refuse({ code: 'over-limit', limit, roles: APPROVING_ROLES });
    return accept({ type: 'compensation_decided', cents, goodwill, approvedBy: approver });
  },
};

/** A remedy may be written down before its finding; a point that is not ours to mend has none. */
function mayHaveRemedy({ finding }: CasePoint): boolean {
  return finding !== 'unfounded' && finding !== 'out-of-scope';
}

/** The point that is meant: the one named, the only one of the case, or the only one that is open. */
function findPoint(
  { points }: Case,
  number: number | null,
  isOpen: (point: CasePoint) => boolean,
): { readonly point: CasePoint } | { readonly refusal: Decision } {
  if (number !== null) {
    const point = points.find((each) => each.number === number);
    const numbers = points.map((each) => each.number);
    return point === undefined
      ? { refusal: refuse({ code: 'no-such-point', point: number, points: numbers }) }
      : { point };
  }
  const [only, ...others] = points.length === 1 ? points : points.filter(isOpen);
  if (only !== undefined && others.length === 0) return { point: only };
  const candidates = only === undefined ? points : [only, ...others];
  return { refusal: refuse({ code: 'several-points', open: candidates.map((each) => each.number) }) };
}
