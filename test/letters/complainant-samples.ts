/**
 * Karin Jansen's complaint as it goes on, from which the letters of staff to her are rendered: three points, one
 * founded, one partly, one unfounded, each with words that only colleagues may read somewhere near it.
 */

import type { Case, CasePoint } from '../../src/case/case.ts';
import type { Restriction } from '../../src/case/contact.ts';
import type { Dispute } from '../../src/case/dispute.ts';
import type { AppointmentLetters } from '../../src/letters/appointment-letters.ts';
import * as closing from '../../src/letters/closing-models.ts';
import * as decision from '../../src/letters/decision-models.ts';
import { depositModel } from '../../src/letters/deposit-models.ts';
import * as dispute from '../../src/letters/dispute-models.ts';
import type { ExecutionLetters } from '../../src/letters/execution-letters.ts';
import * as inquiry from '../../src/letters/inquiry-models.ts';
import * as lateness from '../../src/letters/lateness-models.ts';
import type { LetterModels } from '../../src/letters/letters.ts';
import { remedyMovedModel } from '../../src/letters/moved-remedy-model.ts';
import type { CaseFacts } from '../../src/letters/staff-models.ts';
import * as status from '../../src/letters/status-models.ts';
import type { LetterSetting } from '../../src/letters/wording.ts';
import { caseAfter, RULES, registered } from '../support/given.ts';

const KARIN = { address: 'karin.jansen@example.net', name: 'Karin Jansen' };
const BEA = { address: 'bea@example.org', name: 'Bea de Boer' };

/** Words that staff wrote for colleagues; none of them is ever in a letter to the complainant. */
export const INTERNAL = 'ALLEEN-VOOR-COLLEGAS';

const DECIDED_AT = '2026-12-10T14:00:00.000Z';
/** The home was delivered in October. */
export const A_DEPOSIT = { type: 'deposit_told', delivery: '2026-10-15', until: '2027-01-15' } as const;
/** A contact arrangement with everything that it may have. */
export const A_RESTRICTION: Restriction = {
  why: '',
  since: DECIDED_AT,
  until: '2027-03-01',
  contact: BEA,
  channel: 'mail',
  monthly: true,
  reviewed: false,
  unread: 0,
  unreadSince: null,
  waits: false,
};

/** The points of the complaint with our answers. */
export const POINTS: readonly CasePoint[] = [
  {
    number: 1,
    text: 'De dakkapel lekt sinds maandag. Het water loopt langs het kozijn naar binnen.',
    finding: 'founded',
    grounds:
      'De kitvoeg boven het kozijn is niet goed aangebracht. Dat zagen wij bij ons bezoek op 1 december.',
    done: null,
    remedy: { text: 'Wij vernieuwen de kitvoeg en drogen de vloer.', by: '2026-12-24', who: null },
  },
  {
    number: 2,
    text: 'Ik heb drie keer gebeld en ben nooit teruggebeld.',
    finding: 'partly',
    grounds: 'Wij belden u één keer terug, op 12 november.\n\nDe andere keren deden wij dat niet.',
    done: null,
    remedy: {
      text: 'U krijgt een vast nummer dat u kunt bellen:\n- op werkdagen\n- van 9 tot 17 uur',
      by: '2026-12-14',
      who: 'Kantoor Utrecht',
    },
  },
  {
    number: 3,
    text: 'De vloer van de slaapkamer is helemaal bedorven.',
    finding: 'unfounded',
    grounds: 'Wij hebben de vloer gemeten. Het hout is weer droog en niet kromgetrokken.',
    remedy: null,
    done: null,
  },
];

/** The case when everything is decided and the letter is out. */
export function aDecidedCase(details: Partial<Case> = {}): Case {
  return {
    ...caseAfter(registered({ profile: 'bouw', complainant: KARIN })),
    stage: 'reported',
    points: POINTS,
    handler: BEA,
    fields: { object: 'Dorpsstraat 12, 3511 AB Utrecht' },
    tags: [INTERNAL],
    category: INTERNAL,
    recused: [`${INTERNAL}@example.org`],
    asked: {
      questions: ['Wanneer zag u de lekkage voor het eerst?', 'Kunt u een foto van het kozijn sturen?'],
      since: '2026-11-18T09:00:00.000Z',
      until: '2026-12-02',
      chased: false,
      overdue: false,
    },
    offer: { text: 'Wij schuren en lakken de vloer van de slaapkamer.', at: DECIDED_AT },
    compensation: { cents: 12_500, goodwill: true, approvedBy: `${INTERNAL}@example.org` },
    decision: { at: DECIDED_AT, until: '2026-12-24', by: BEA.address, told: null },
    objection: { why: INTERNAL, at: DECIDED_AT },
    closing: {
      reason: 'offer-no-reaction',
      at: '2026-12-28T09:00:00.000Z',
      why: INTERNAL,
      route: null,
    },
    linked: [
      { other: 'C-1043-2', how: 'split-into' },
      { other: 'C-1050-3', how: 'related' },
    ],
    ...details,
  };
}

/** The decided case with its clocks. */
export function decidedFacts(details: Partial<Case> = {}): CaseFacts {
  return {
    state: aDecidedCase(details),
    clocks: [
      { name: 'outer', dueOn: '2027-01-12', stoppedAt: null },
      { name: 'review', dueOn: '2026-12-24', stoppedAt: null },
    ],
    rules: RULES,
    recipients: [],
  };
}

/** Bea decided and Karin objected: Leo looks again. */
export function disputedFacts(details: Partial<Case> = {}, dispute: Partial<Dispute> = {}): CaseFacts {
  const opened: Dispute = {
    since: '2026-12-10T09:00:00.000Z',
    decidedBy: [BEA.address],
    rung: 'review',
    reviewUntil: '2026-12-24',
    judgedAgain: [],
    reviewedAt: null,
    outside: null,
    step: null,
    award: null,
  };
  const handler = { address: 'leo@example.org', name: 'Leo Smit' };
  return decidedFacts({ stage: 'disputed', handler, dispute: { ...opened, ...dispute }, ...details });
}

type ComplainantLetter = Exclude<
  Extract<keyof LetterModels, `complainant/${string}`>,
  'complainant/received' | keyof ExecutionLetters | keyof AppointmentLetters
>;

/** One model of each letter of staff to the complainant. */
export function complainantModels(setting: LetterSetting): Pick<LetterModels, ComplainantLetter> {
  const facts = decidedFacts();
  const agreed = {
    type: 'agreement_recorded',
    text: 'Wij schuren en lakken de vloer van de slaapkamer.',
  } as const;
  return {
    'complainant/understood': inquiry.understoodModel(setting, decidedFacts({ channel: 'phone' })),
    'complainant/ask': inquiry.askModel(setting, facts, {
      type: 'information_requested',
      questions: facts.state.asked?.questions ?? [],
      until: '2026-12-02',
    }),
    'complainant/ask-reminder': inquiry.askReminderModel(setting, facts, {
      type: 'information_chased',
      until: '2026-12-02',
    }),
    'complainant/visit': inquiry.visitModel(
      setting,
      facts,
      {
        day: '2026-12-01',
        time: '14:30',
        visitor: { name: 'Tom Visser', address: 'tom@example.org' },
        sequence: 0,
      },
      false,
    ),
    'complainant/extended': inquiry.extendedModel(setting, facts, {
      type: 'decision_extended',
      previous: '2026-12-15',
      until: '2027-01-12',
      because: 'De leverancier van het kozijn komt pas in januari meten.',
    }),
    'complainant/late': lateness.lateModel(setting, facts, {
      type: 'lateness_told',
      clock: 'decision',
      due: '2026-12-15',
      promised: '2026-12-15',
      until: '2026-12-22',
    }),
    'complainant/status': status.statusModel(setting, facts, {
      type: 'status_told',
      step: 'remedy',
      until: '2026-12-24',
    }),
    'complainant/reply': inquiry.replyModel(setting, facts, {
      type: 'reply_written',
      text: 'Wij hebben uw foto’s gekregen. Dank u.\n\nTom Visser neemt ze mee naar de leverancier.',
      files: ['meetrapport.pdf'],
    }),
    'complainant/decision': decision.decisionModel(setting, facts),
    'complainant/called': decision.calledModel(setting, facts, {
      type: 'decision_told',
      on: '2026-12-10',
      summary: 'U vindt het goed dat wij op donderdag komen.',
      until: '2026-12-24',
    }),
    'complainant/offer': decision.offerModel(setting, facts),
    'complainant/reaction-reminder': decision.reactionReminderModel(setting, facts, {
      type: 'reaction_chased',
      until: '2026-12-24',
    }),
    'complainant/agreement': decision.agreementModel(setting, facts, agreed),
    'complainant/remedy-moved': remedyMovedModel(setting, facts, {
      type: 'remedy_moved',
      points: [1],
      previous: '2026-12-12',
      until: '2027-01-15',
      because: 'De kit in uw kleur is nog niet geleverd.',
    }),
    'complainant/deposit': depositModel(
      setting,
      decidedFacts({ fields: { notary: 'mr. E. Vos <vos@notaris.example>' } }),
      A_DEPOSIT,
    ),
    'complainant/reviewer': dispute.reviewerModel(setting, disputedFacts(), {
      type: 'review_entrusted',
      number: 12,
      reviewer: { address: 'inge@advies.example', name: 'Inge Smit' },
    }),
    'complainant/objection': dispute.objectionModel(setting, disputedFacts()),
    'complainant/rung': dispute.rungModel(setting, facts, {
      type: 'rung_entered',
      rung: 'mediation',
      body: 'Bouwbemiddeling Midden-Nederland',
      until: '2027-01-29',
      costs: 30_000,
      payer: 'both',
      consent: '2026-12-28',
      binding: false,
    }),
    'complainant/restricted': dispute.restrictedModel(setting, decidedFacts({ restriction: A_RESTRICTION }), {
      type: 'contact_restricted',
      why: 'Schrijf ons alleen per mail. Door de telefoon heeft u een collega bedreigd.',
      until: '2027-03-01',
    }),
    'complainant/unrestricted': dispute.unrestrictedModel(setting, facts, {
      type: 'contact_lifted',
      text: 'U hield zich aan de afspraak. Dank u wel.',
    }),
    'complainant/award': dispute.awardModel(setting, facts, {
      type: 'award_recorded',
      body: 'Geschillencommissie Verbouwingen',
      on: '2027-03-01',
      ruling: INTERNAL,
      action: { point: 3, text: 'Wij schuren en lakken de vloer van de slaapkamer.', until: '2027-03-31' },
    }),
    'complainant/not-a-complaint': closing.notAComplaintModel(
      setting,
      decidedFacts({
        closing: {
          reason: 'not-a-complaint',
          at: DECIDED_AT,
          why: 'U vraagt wanneer de schilder komt. Dat is op 3 december 2026.',
          route: 'question',
        },
      }),
    ),
    'complainant/solved-quick': closing.solvedQuickModel(
      setting,
      decidedFacts({ agreement: { text: agreed.text, at: DECIDED_AT } }),
      agreed,
    ),
    'complainant/closed': closing.closedModel(setting, facts),
    'complainant/withdrawn': closing.withdrawnModel(setting, facts),
    'complainant/combined': closing.combinedCasesModel(setting, facts, 'C-1043-2'),
    'complainant/split': closing.splitModel(setting, facts),
  };
}
