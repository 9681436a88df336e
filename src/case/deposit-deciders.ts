/** Telling the buyer of a new home of the deposit, and recording what they answer (clock F; deposit.ts says when). */
import type { Deciders } from './deciders.ts';
import { deliveryOf } from './delivery.ts';
import { refuseStep } from './information.ts';
import { accept, refuse } from './refusals.ts';

/** One row for each command about it. */
export const DEPOSIT_DECIDERS: Deciders<'tell_deposit' | 'record_deposit'> = {
  tell_deposit: (state, { at }, rules) => {
    const refusal = refuseStep(state, 'deposit', 'tell_deposit', at, rules);
    const delivery = deliveryOf(state, rules.calendar);
    if (refusal !== null || delivery === null) return refusal ?? refuse('clock-stopped');
    return accept({ type: 'deposit_told', delivery: delivery.on, until: delivery.until });
  },
  record_deposit: (state, { keep, text }, { calendar }) => {
    if (deliveryOf(state, calendar) === null) return refuse('no-delivery');
    const answer = state.deposit?.answer ?? null;
    return answer?.keep === keep && answer.text === text
      ? refuse('nothing-changes')
      : accept({ type: 'deposit_answered', keep, text });
  },
};
