/** What staff can want with what is learnt from a case (step 4 of the procedure; DESIGN 6). */

/** `#cause`: what the complaint comes from; `point` null is every point. */
export type RecordCause = {
  readonly type: 'record_cause';
  readonly point: number | null;
  readonly code: string;
  readonly text: string;
};

/** `#measure none`: nothing is changed, and why. */
export type DeclineMeasure = { readonly type: 'decline_measure'; readonly why: string };

/** Every intent of this file. */
export type LearningIntent = RecordCause | DeclineMeasure;

/** `#measure` on each case that a measure is about; the register of measures keeps the measure itself. */
export type LinkMeasure = { readonly type: 'link_measure'; readonly measure: number };
