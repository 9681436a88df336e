/** What a case is decided by, beside its own events: terms, calendar, who is there, and who else may decide. */
import type { DisputeBody } from './dispute-body.ts';
import type { Profile } from './profile.ts';
import type { IsoDate, Person, Role } from './vocabulary.ts';
import type { Calendar } from './working-days.ts';

/** Somebody on the roster. */
export type Colleague = Person & { readonly roles: readonly Role[] };

/** What holds at the desk that a case belongs to. */
export type CaseRules = {
  readonly profile: Profile;
  readonly calendar: Calendar;
  /** Everybody who may work on cases. */
  readonly colleagues: readonly Colleague[];
  /** Days after the end of a case in which an answer opens it again and an objection is taken; absent: the usual number. */
  readonly reopenDays?: number;
  /** What an hour of our own work costs, in cents; absent or null where the organisation did not say. */
  readonly hourCents?: number | null;
  /** The bodies of the ladder of disputes, as the organisation named them. */
  readonly bodies: readonly DisputeBody[];
  /** The first day on which a mail of such a body must be answered in time; absent or null: the law does not ask it yet. */
  readonly inquiriesFrom?: IsoDate | null;
};
