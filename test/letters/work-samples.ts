/** Models of the mails about work of somebody outside: Kees Vos renews a joint at Karin Jansen's. */
import type { WorkOrder } from '../../src/case/work-orders.ts';
import { costClaimModel } from '../../src/letters/claim-models.ts';
import type { LetterModels } from '../../src/letters/letters.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { workChaserModel, workEndedModel, workOrderModel } from '../../src/letters/work-models.ts';
import { workAnswerModel, workChasedModel } from '../../src/letters/work-notices.ts';
import { aMailFacts, someFacts } from './samples.ts';

/** What colleagues wrote for each other. */
const INTERNAL = 'ALLEEN-VOOR-COLLEGAS';

export const KEES = { address: 'kees@kitbedrijf.example', name: 'Kees Vos' };

/** The order as it stands right after it was given. */
export function anOrder(details: Partial<WorkOrder> = {}): WorkOrder {
  return {
    number: 1,
    to: KEES,
    language: 'nl',
    point: null,
    text: 'Wilt u de kitvoeg rond de dakkapel vernieuwen?\nDe oude voeg laat aan de linkerkant los.',
    until: '2026-12-11',
    acceptBy: '2026-11-24',
    orderedAt: '2026-11-17T10:30:00.000Z',
    state: 'ordered',
    plannedOn: null,
    answeredAt: null,
    said: '',
    chasedAt: null,
    chasers: 0,
    chasedLast: false,
    undelivered: false,
    review: false,
    from: null,
    ...details,
  };
}

/** The case with an order on it, and what is known of the home. */
function factsWith(order: WorkOrder) {
  return someFacts({
    stage: 'executing',
    works: [order],
    fields: { object: 'Dorpsstraat 12, 3511 AB Utrecht', phone: '06 12 34 56 78' },
  });
}

type WorkLetter =
  | 'third-party/work-order'
  | 'third-party/review'
  | 'third-party/cost-claim'
  | 'third-party/work-ended'
  | 'third-party/chaser'
  | 'third-party/last-chaser'
  | 'staff/work-answer'
  | 'staff/work-chased';

/** One model of each. */
export function workModels(setting: LetterSetting): Pick<LetterModels, WorkLetter> {
  const planned = { state: 'accepted', plannedOn: '2026-12-04', chasers: 1 } as const;
  const late = factsWith(anOrder({ ...planned, chasers: 2, chasedLast: true }));
  return {
    'third-party/work-order': workOrderModel(setting, factsWith(anOrder()), 1),
    'third-party/cost-claim': costClaimModel(setting, factsWith(anOrder()), {
      type: 'cost_recorded',
      cents: 35_000,
      what: INTERNAL,
      recoverFrom: KEES,
    }),
    'third-party/review': workOrderModel(setting, factsWith(anOrder({ review: true, text: '' })), 1),
    'third-party/work-ended': workEndedModel(setting, factsWith(anOrder()), {
      type: 'work_ended',
      number: 1,
      why: 'Een collega heeft de voeg al vernieuwd.',
    }),
    'third-party/chaser': workChaserModel(setting, factsWith(anOrder({ chasers: 1 })), 1),
    'third-party/last-chaser': workChaserModel(setting, late, 1),
    'staff/work-answer': workAnswerModel(
      setting,
      factsWith(anOrder({ state: 'done', said: 'De voeg is vernieuwd.' })),
      { type: 'work_reported_done', number: 1, text: 'De voeg is vernieuwd.', files: 1 },
      aMailFacts({
        from: KEES,
        subject: 'Re: Opdracht',
        text: 'GEREED De voeg is vernieuwd.',
        attachments: [{ name: 'voeg.jpg', bytes: 1_240_000 }],
      }),
    ),
    'staff/work-chased': workChasedModel(
      setting,
      { ...late, copy: 'Geachte Kees Vos,\n\nOp dit werk wordt gewacht.' },
      { type: 'work_chased', number: 1, last: true },
    ),
  };
}
