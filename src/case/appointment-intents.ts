/** What staff can want with appointments (DESIGN 6, `#appoint` and `#visit`). */
import type { MeetingKind, Slot } from './appointment-events.ts';

/** `#appoint`: one moment, which then stands, or two or three to choose from; `text` is for the complainant, or ''. */
export type OfferAppointment = {
  readonly type: 'offer_appointment';
  readonly slots: readonly Slot[];
  readonly text: string;
};

/** `#appoint none`, `#visit none`: it does not go on, or none is needed. */
export type CancelAppointment = { readonly type: 'cancel_appointment'; readonly kind: MeetingKind };

/** Every intent of this file. */
export type AppointmentIntent = OfferAppointment | CancelAppointment;
