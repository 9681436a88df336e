/** What people do with a complaint at each stage, well or badly: the colleagues and the complainant of a made-up desk. */
import type { Case } from '../../src/case/case.ts';
import type { ReceiveCorrespondence, UnderstandAnswer } from '../../src/case/commands.ts';
import type { CaseIntent } from '../../src/case/intents.ts';
import type { Finding, Stage } from '../../src/case/vocabulary.ts';
import type { WorkAnswer } from '../../src/case/work-intents.ts';
import { openOrders } from '../../src/case/work-orders.ts';
import type { Chance } from '../../src/sandbox/chance.ts';
import { ANNA, PIETER, SANNE } from './given.ts';

/** Who renews joints for us. */
export const KEES = { address: 'kees@kitbedrijf.example', name: 'Kees Vos' };

type Heard = ReceiveCorrespondence | UnderstandAnswer;
type WithoutGiven<C> = C extends Heard ? Omit<C, 'at' | 'by' | 'mailId'> : never;

/** One thing that somebody does. */
export type Act =
  | { readonly who: 'complainant'; readonly command: WithoutGiven<Heard> }
  | { readonly who: 'executor'; readonly number: number; readonly said: WorkAnswer }
  | { readonly who: 'pieter' | 'sanne'; readonly intent: CaseIntent };

type Way = (state: Case, chance: Chance) => readonly Act[];
/** How often each way is taken, relative to the others. */
type Ways = readonly (readonly [number, Way])[];

const HANDLERS = ['pieter', 'sanne'] as const;

/** One thing, in the order in which it is done in one mail. */
export function nextAct(state: Case, chance: Chance): readonly Act[] {
  const ways = WAYS[state.stage];
  let left = chance.next() * ways.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, way] of ways) {
    left -= weight;
    if (left < 0) return way(state, chance);
  }
  return [];
}

function handler(intent: (state: Case, chance: Chance) => CaseIntent | null): Way {
  return (state, chance) => {
    const wanted = intent(state, chance);
    return wanted === null ? [] : [{ who: chance.pick(HANDLERS), intent: wanted }];
  };
}

const always = (intent: CaseIntent): Way => handler(() => intent);

function says(answer: UnderstandAnswer['answer']): Way {
  return () => [
    { who: 'complainant', command: { type: 'receive_correspondence', from: ANNA, supplied: [] } },
    { who: 'complainant', command: { type: 'understand_answer', answer, choice: null, answersUs: true } },
  ];
}

const writes: Way = () => [
  { who: 'complainant', command: { type: 'receive_correspondence', from: ANNA, supplied: ['photo'] } },
];

const asks = always({ type: 'ask_information', questions: ['Sinds wanneer lekt het?'], until: null });
const replies = always({ type: 'write_reply', text: 'Wij kijken ernaar.', files: [] });
const withdraws = always({ type: 'withdraw_complaint', why: 'Zij zei dat het is opgelost.' });

const orders = always({
  type: 'order_work',
  to: KEES,
  point: null,
  text: 'Wilt u de kitvoeg vernieuwen?',
  until: null,
  language: null,
});

const WORK_ANSWERS: readonly WorkAnswer[] = [
  { word: 'yes', plannedOn: null },
  { word: 'no', why: 'Geen tijd.' },
  { word: 'done', text: 'Vernieuwd.' },
  { word: 'other' },
];

/** Who was asked answers, one way or the other; or we need it no more. */
const worksOn: Way = ({ works }, chance) => {
  const [order] = openOrders(works);
  if (order === undefined) return [];
  return chance.next() < 0.15
    ? [{ who: 'sanne', intent: { type: 'end_work', who: KEES.address, why: '' } }]
    : [{ who: 'executor', number: order.number, said: chance.pick(WORK_ANSWERS) }];
};

const GROUNDS = 'De kitvoeg is van later.';

/** Judges the first point without a finding; mends what is founded; then sends. */
const decides: Way = (state, chance) => {
  const who = chance.pick(HANDLERS);
  const point = state.points.find(({ finding }) => finding === null)?.number ?? 1;
  const finding = chance.pick<Finding>([
    'founded',
    'founded',
    'partly',
    'unfounded',
    'unfounded',
    'no-finding',
  ]);
  const remedy = {
    type: 'decide_remedy',
    point,
    text: 'Wij vernieuwen de kitvoeg.',
    until: null,
    who: null,
  } as const;
  const mends = finding === 'founded' || (finding === 'partly' && chance.next() < 0.7);
  const offers = finding === 'partly' && chance.next() < 0.5;
  const intents: readonly CaseIntent[] = [
    { type: 'assess_point', point, finding, grounds: GROUNDS },
    ...(mends ? [remedy] : []),
    ...(offers ? [{ type: 'make_offer', text: 'Wij betalen de helft.' } as const] : []),
    ...(chance.next() < 0.8 ? [{ type: 'report_decision' } as const] : []),
  ];
  return intents.map((intent) => ({ who, intent }));
};

const sends: Way = (state, chance) => {
  const who = chance.pick(HANDLERS);
  const unmended = state.points.filter(({ finding, remedy }) => finding === 'founded' && remedy === null);
  const mends = unmended.map(
    ({ number: point }) =>
      ({ type: 'decide_remedy', point, text: 'Wij herstellen het.', until: null, who: null }) as const,
  );
  return [...mends, { type: 'report_decision' } as const].map((intent) => ({ who, intent }));
};

const triages: Way = handler((_, chance) => ({
  type: 'triage',
  category: chance.pick(['lekkage', 'planning']),
  severity: chance.pick(['normal', 'normal', 'high', 'urgent', null]),
}));

const objects = always({ type: 'record_objection', why: 'Zij vindt dat het onze voeg is.' });

/** After the complainant wrote: what it means. */
const UNDERSTANDS: Ways = [
  [3, always({ type: 'record_agreement' })],
  [3, objects],
  [2, replies],
];

const understands: Way = (state, chance) => {
  const [, way] = chance.pick(UNDERSTANDS);
  return state.reactionWindow?.reactedAt == null ? [] : way(state, chance);
};

const nothing: Way = () => [];

const BEFORE_DECISION: Ways = [
  [20, decides],
  [6, asks],
  [4, replies],
  [3, writes],
  [2, always({ type: 'plan_visit', day: '2026-12-12', time: '10:30', visitor: PIETER, text: '' })],
  [2, always({ type: 'consult', colleague: SANNE, text: 'Weet jij dit?' })],
  [1, withdraws],
  [1, always({ type: 'assign_handler', handler: SANNE })],
  [
    1,
    handler(({ decisionDue }) => ({
      type: 'extend_decision',
      until: laterThan(decisionDue),
      because: 'De expert komt later.',
    })),
  ],
  [4, nothing],
];

const WAYS: Readonly<Record<Stage, Ways>> = {
  received: [...BEFORE_DECISION, [10, triages], [1, always({ type: 'mark_spam' })]],
  triaged: BEFORE_DECISION,
  assessing: BEFORE_DECISION,
  waiting: [
    [10, writes],
    [3, decides],
    [3, always({ type: 'close_complaint', reason: 'no-information', why: '' })],
    [1, withdraws],
    [10, nothing],
  ],
  decided: [
    [10, sends],
    [2, decides],
    [2, writes],
    [3, nothing],
  ],
  reported: [
    [4, says('agree')],
    [3, says('object')],
    [2, writes],
    [8, understands],
    [10, nothing],
  ],
  executing: [
    [8, always({ type: 'report_done', point: null, what: 'De kitvoeg is vernieuwd.', files: [] })],
    [2, writes],
    [2, replies],
    [1, objects],
    [2, orders],
    [3, worksOn],
    [4, nothing],
  ],
  checking: [
    [5, says('yes')],
    [2, says('no')],
    [1, says('partly')],
    [2, writes],
    [
      2,
      handler((_, chance) => ({
        type: 'record_satisfaction',
        answer: chance.pick(['yes', 'no', 'partly']),
        words: '',
      })),
    ],
    [6, nothing],
  ],
  disputed: [
    [6, decides],
    [2, always({ type: 'act_alone', why: 'Sanne is ziek.' })],
    [
      2,
      handler((_, chance) => ({
        type: 'enter_rung',
        rung: chance.pick(['talk', 'expert', 'mediation', 'court']),
        body: 'Bouwbemiddeling',
        until: null,
        costs: 30_000,
        payer: 'both',
        consent: '2026-01-02',
        binding: false,
      })),
    ],
    [
      2,
      handler((_, chance) => ({
        type: 'end_rung',
        result: chance.pick(['agreed', 'not-agreed']),
        text: 'Gesproken.',
      })),
    ],
    [2, always({ type: 'record_agreement' })],
    [1, withdraws],
    [3, nothing],
  ],
  closed: [
    [1, writes],
    [1, always({ type: 'reopen_case', why: 'Het lekt weer.' })],
    [1, objects],
    [97, nothing],
  ],
};

function laterThan(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10);
}
