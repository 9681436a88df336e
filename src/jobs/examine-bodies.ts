/**
 * Looks whether somebody looked lately at what letters say of mediators, committees and arbitrators: terms and fees of
 * such bodies change, and a letter must not send a complainant to a closed door (domain.md 2.7, last line).
 */
import { BODY_CHECK_DAYS, type DisputeBody } from '../case/dispute-body.ts';
import type { IsoDate } from '../case/vocabulary.ts';
import { daysBetween } from '../case/working-days.ts';

/** A body that nobody looked at for a year; `days` since somebody did. */
export type StaleBody = { readonly name: string; readonly checkedOn: IsoDate; readonly days: number };

/** The bodies that must be looked at again. @param today  in the time zone of the desk */
export function staleBodies(bodies: readonly DisputeBody[], today: IsoDate): readonly StaleBody[] {
  return bodies
    .map(({ name, checkedOn }) => ({ name, checkedOn, days: daysBetween(checkedOn, today) }))
    .filter(({ days }) => days > BODY_CHECK_DAYS);
}
