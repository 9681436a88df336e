/** What is written to whom when work of people outside goes on: rows of the table of reactions (reactions.ts). */
import type { CaseEvent } from '../case/events.ts';
import type { Person } from '../case/vocabulary.ts';
import type { WorkOrder } from '../case/work-orders.ts';
import { costClaimModel, orderTo } from './claim-models.ts';
import { reviewerModel } from './dispute-models.ts';
import type { MailFacts } from './mail-facts.ts';
import { type Reaction, type ReactionContext, type Reactions, reaction } from './reaction.ts';
import { orderOf, workChaserModel, workEndedModel, workOrderModel } from './work-models.ts';
import { type WorkAnswerEvent, workAnswerModel, workChasedModel } from './work-notices.ts';

const none = () => [];

/** The rows. The manager gets the last reminder in a notice of their own: a copy in Cc would show their address. */
export const WORK_REACTIONS = {
  work_ordered: ({ number }, { state }) => {
    const order = orderOf(state, number);
    return [toExecutor(order.review ? 'third-party/review' : 'third-party/work-order', order)];
  },
  work_ended: (event, { state }) => {
    const { number, to, language } = orderOf(state, event.number);
    return [
      reaction('third-party/work-ended', { thirdParty: to, language, workOrder: number }, (setting, facts) =>
        workEndedModel(setting, facts, event),
      ),
    ];
  },
  work_taken_over: none,
  review_entrusted: (event) => [
    reaction('complainant/reviewer', 'complainant', (setting, facts) => reviewerModel(setting, facts, event)),
  ],
  opinion_given: notice,
  work_accepted: notice,
  work_declined: notice,
  work_reported_done: notice,
  third_party_wrote: notice,
  work_chased: (event, { state }) => {
    const order = orderOf(state, event.number);
    return [
      toExecutor(event.last ? 'third-party/last-chaser' : 'third-party/chaser', order),
      reaction(
        'staff/work-chased',
        event.last ? { roles: ['handler', 'manager'] } : 'handler',
        (setting, facts) => workChasedModel(setting, facts, event),
      ),
    ];
  },
  work_undelivered: none,
  cost_recorded: (event, { state }) => {
    const { recoverFrom } = event;
    // Somebody whose address nobody knows gets the claim from a person.
    if (recoverFrom === null || recoverFrom.address === '') return [];
    const order = orderTo(state.works, recoverFrom.address);
    const language = order?.language ?? state.language;
    const reader = { thirdParty: recoverFrom, language, workOrder: order?.number ?? null };
    return [
      reaction('third-party/cost-claim', reader, (setting, facts) => costClaimModel(setting, facts, event)),
    ];
  },
  hours_recorded: none,
  payment_recorded: none,
} as const satisfies Partial<Reactions>;

type OrderLetter =
  | 'third-party/work-order'
  | 'third-party/review'
  | 'third-party/chaser'
  | 'third-party/last-chaser';

function toExecutor(letter: OrderLetter, { number, to, language }: WorkOrder): Reaction {
  const reader = { thirdParty: to, language, workOrder: number };
  switch (letter) {
    case 'third-party/work-order':
    case 'third-party/review':
      return reaction(letter, reader, (setting, facts) => workOrderModel(setting, facts, number));
    case 'third-party/chaser':
    case 'third-party/last-chaser':
      return reaction(letter, reader, (setting, facts) => workChaserModel(setting, facts, number));
  }
}

function notice(event: WorkAnswerEvent, { mail, state }: ReactionContext): readonly Reaction[] {
  return [
    reaction('staff/work-answer', 'handler', (setting, facts) =>
      workAnswerModel(setting, facts, event, mail ?? withoutMail(event, state.subject, state.receivedAt)),
    ),
  ];
}

// Every answer comes by mail; a log that was written otherwise still has its notice.
function withoutMail(event: CaseEvent, subject: string, receivedAt: Date): MailFacts {
  const from: Person = event.type === 'third_party_wrote' ? event.from : { address: '', name: '' };
  return { receivedAt, from, subject, text: '', attachments: [], flags: [], maybe: null };
}
