/** Any command, legal or not, as a property test of the procedure needs it: short words, near days, few points. */
import fc from 'fast-check';
import type { LaterCommand, ReceiptCommand, StaffCommand } from '../../src/case/commands.ts';
import type { CaseIntent } from '../../src/case/intents.ts';
import type { PairIntent } from '../../src/case/pair-intents.ts';
import {
  CLOCK_NAMES,
  CLOSING_REASONS,
  FIELD_NAMES,
  FINDINGS,
  NEXT_RUNGS,
  PAYERS,
  ROUTES,
  ROUTING_FIELDS,
  RUNG_RESULTS,
  SATISFACTIONS,
  SEVERITIES,
} from '../../src/case/vocabulary.ts';
import type { WorkAnswer } from '../../src/case/work-intents.ts';
import { ANNA, ASKED, PIETER, TUESDAY, wants } from './given.ts';

const ELS = { address: 'els@example.net', name: 'Els Mol' };
const KEES = { address: 'kees@kitbedrijf.example', name: 'Kees Vos' };

const text = fc.constantFrom('De kitvoeg laat los.', 'Het lekt weer.', 'Gebeld.', '');
const words = fc.constantFrom('De kitvoeg laat los.', 'Het lekt weer.');
const person = fc.constantFrom(PIETER, ELS);
const day = fc.constantFrom(
  '2026-11-16',
  '2026-11-25',
  '2026-12-12',
  '2026-12-20',
  '2027-01-05',
  '2027-02-20',
);
const maybeDay = fc.option(day, { nil: null });
const point = fc.constantFrom(null, null, 1, 1, 2, 7);
const other = fc.constantFrom('C-1042-9', 'C-1043-2', 'C-1044-0');

/** What `#set` may be given, right and wrong. */
const value = fc.constantFrom(
  '',
  'nl',
  'en',
  'phone',
  'anna@example.org',
  '2026-11-10',
  '2027-11-10',
  'Anna',
);

/** What happens after an objection. */
const disputing: fc.Arbitrary<CaseIntent | PairIntent> = fc.oneof(
  fc.record({
    type: fc.constant('enter_rung' as const),
    rung: fc.constantFrom(...NEXT_RUNGS, 'talk' as const),
    body: fc.constantFrom('', 'Bouwbemiddeling', 'Geschillencommissie'),
    until: maybeDay,
    costs: fc.constantFrom(null, 30_000),
    payer: fc.constantFrom(null, ...PAYERS),
    consent: fc.constantFrom(null, '2026-11-16'),
    binding: fc.constantFrom(null, true),
  }),
  fc.record({ type: fc.constant('end_rung' as const), result: fc.constantFrom(...RUNG_RESULTS), text }),
  fc.record({
    type: fc.constant('record_award' as const),
    point,
    body: fc.constantFrom('', 'De rechtbank'),
    on: fc.constantFrom(null, '2026-11-16'),
    ruling: text,
    action: text,
    until: maybeDay,
  }),
  fc.record({
    type: fc.constant('answer_inquiry' as const),
    body: fc.constantFrom('', 'commissie'),
    on: maybeDay,
  }),
  fc.record({ type: fc.constant('extend_inquiry' as const), body: fc.constant('') }),
  fc.record({ type: fc.constant('dismiss_inquiry' as const), body: fc.constant('') }),
  fc.record({ type: fc.constant('place_hold' as const), why: text }),
  fc.record({ type: fc.constant('lift_hold' as const), why: text }),
  fc.record({ type: fc.constant('lift_restriction' as const), text }),
  fc.record({
    type: fc.constant('restrict_contact' as const),
    why: text,
    until: day,
    contact: fc.constantFrom(null, { address: 'bea@example.org', name: 'Bea de Boer' }),
    channel: fc.constantFrom(null, 'mail' as const, 'letter' as const),
    monthly: fc.boolean(),
  }),
);

const slot = fc.record({
  day,
  from: fc.constantFrom('09:00', '13:30'),
  until: fc.constantFrom(null, '12:00', '17:00'),
  who: fc.option(person, { nil: null }),
});

/** What leads to a decision and on from it. */
const moving: fc.Arbitrary<CaseIntent | PairIntent> = fc.oneof(
  fc.record({
    type: fc.constant('ask_information' as const),
    questions: fc.array(words, { maxLength: 2 }),
    until: maybeDay,
  }),
  fc.record({ type: fc.constant('extend_decision' as const), until: day, because: text }),
  fc.record({
    type: fc.constant('assess_point' as const),
    point,
    finding: fc.constantFrom(...FINDINGS, 'founded' as const),
    grounds: text,
  }),
  fc.record({
    type: fc.constant('decide_remedy' as const),
    point,
    text,
    until: maybeDay,
    who: fc.constantFrom(null, 'Dakbedrijf Vos'),
  }),
  fc.record({ type: fc.constant('make_offer' as const), text }),
  fc.constant({ type: 'report_decision' } as const),
  fc.record({ type: fc.constant('tell_decision' as const), on: day, summary: text }),
  fc.constant({ type: 'record_agreement' } as const),
  fc.record({ type: fc.constant('record_objection' as const), why: text }),
  fc.record({ type: fc.constant('reopen_case' as const), why: text }),
  disputing,
  fc.record({
    type: fc.constant('offer_appointment' as const),
    slots: fc.array(slot, { maxLength: 4 }),
    text,
  }),
  fc.record({ type: fc.constant('report_done' as const), point, what: text, files: fc.constant([]) }),
  fc.record({
    type: fc.constant('record_satisfaction' as const),
    answer: fc.constantFrom(...SATISFACTIONS),
    words: text,
  }),
  fc.record({
    type: fc.constant('order_work' as const),
    to: fc.constantFrom(KEES, ANNA),
    point,
    text,
    until: maybeDay,
    language: fc.constantFrom(null, 'en' as const),
  }),
);

/** What changes nothing of where a case stands, or closes it where that is allowed. */
const quiet: fc.Arbitrary<CaseIntent | PairIntent> = fc.oneof(
  fc.record({ type: fc.constant('assign_handler' as const), handler: person }),
  fc.record({
    type: fc.constant('triage' as const),
    category: words,
    severity: fc.option(fc.constantFrom(...SEVERITIES), { nil: null }),
  }),
  fc.record({ type: fc.constant('set_routing' as const), field: fc.constantFrom(...ROUTING_FIELDS), value }),
  fc.record({ type: fc.constant('correct_field' as const), field: fc.constantFrom(...FIELD_NAMES), value }),
  fc.record({
    type: fc.constant('change_tags' as const),
    add: fc.subarray(['dak', 'lek']),
    remove: fc.subarray(['dak', 'lek']),
  }),
  fc.record({ type: fc.constant('list_points' as const), texts: fc.array(words, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('add_point' as const), text }),
  fc.record({ type: fc.constant('write_reply' as const), text, files: fc.constant([]) }),
  fc.record({
    type: fc.constant('plan_visit' as const),
    day,
    time: fc.constant('10:30'),
    visitor: person,
    text,
  }),
  fc.record({
    type: fc.constant('cancel_appointment' as const),
    kind: fc.constantFrom('visit' as const, 'repair' as const),
  }),
  fc.record({ type: fc.constant('consult' as const), colleague: person, text }),
  fc.record({
    type: fc.constant('record_cost' as const),
    cents: fc.constantFrom(0, 35_000),
    what: text,
    recoverFrom: fc.constantFrom(null, KEES),
  }),
  fc.record({
    type: fc.constant('record_payment' as const),
    cents: fc.constantFrom(0, 7_500),
    on: day,
    from: fc.constantFrom(null, KEES),
  }),
  fc.record({
    type: fc.constant('compensate' as const),
    cents: fc.constantFrom(-1, 100, 99_000),
    goodwill: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('close_complaint' as const),
    reason: fc.constantFrom(...CLOSING_REASONS),
    why: text,
  }),
  fc.record({ type: fc.constant('link_case' as const), other }),
  fc.record({
    type: fc.constant('record_cause' as const),
    point,
    code: fc.constantFrom('material', 'unknown', 'unclassified'),
    text,
  }),
  fc.record({ type: fc.constant('decline_measure' as const), why: text }),
  fc.record({ type: fc.constant('link_measure' as const), measure: fc.constantFrom(1, 12) }),
  fc.record({ type: fc.constant('set_confidential' as const), on: fc.boolean() }),
  fc.record({ type: fc.constant('note_care' as const), need: text }),
  fc.constant({ type: 'forbid_answers' } as const),
  fc.record({ type: fc.constant('record_posted' as const), on: day }),
  fc.constant({ type: 'release_liability' } as const),
  fc.record({ type: fc.constant('act_alone' as const), why: text }),
  fc.record({ type: fc.constant('record_mandate' as const), representative: text }),
  fc.record({
    type: fc.constant('absorb_case' as const),
    from: other,
    receivedAt: fc.constantFrom(new Date('2026-11-15T10:00:00Z'), new Date('2026-11-20T10:00:00Z')),
    points: fc.array(words, { maxLength: 1 }),
    participants: fc.constant(['bram@example.org']),
    works: fc.constant([]),
    inquiries: fc.constant([]),
    visit: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('record_deposit' as const),
    keep: fc.constantFrom('nothing' as const, 'part' as const),
    text,
  }),
  fc.record({
    type: fc.constant('record_hours' as const),
    minutes: fc.constantFrom(0, 30, 150),
    what: text,
  }),
  fc.record({
    type: fc.constant('end_work' as const),
    who: fc.constantFrom('', 'kees@kitbedrijf.example', 'vos'),
    why: text,
  }),
  fc.record({
    type: fc.constant('entrust_review' as const),
    to: fc.constantFrom({ address: 'inge@advies.example', name: 'Inge Smit' }),
    text,
    until: fc.option(day),
    language: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('relate_case' as const),
    other,
    how: fc.constantFrom('split-into' as const, 'repeat' as const),
  }),
);

/** What ends a case at once, or who judges it: seldom, so that most cases go on. */
const ending: fc.Arbitrary<CaseIntent | PairIntent> = fc.oneof(
  fc.record({
    type: fc.constant('decline_complaint' as const),
    route: fc.constantFrom(...ROUTES),
    why: text,
  }),
  fc.constant({ type: 'mark_spam' } as const),
  fc.record({ type: fc.constant('solve_quickly' as const), solution: text }),
  fc.record({ type: fc.constant('withdraw_complaint' as const), why: text }),
  fc.record({ type: fc.constant('recuse' as const), why: text }),
  fc.record({ type: fc.constant('merge_case' as const), visit: fc.constant(null), into: other }),
  fc.record({
    type: fc.constant('unmerge_case' as const),
    visit: fc.constant(null),
    inquiries: fc.constant([]),
    from: other,
  }),
  fc.record({
    type: fc.constant('release_case' as const),
    other,
    points: fc.array(words, { maxLength: 1 }),
    participants: fc.constant(['bram@example.org']),
    visit: fc.constant(null),
  }),
);

const intents = fc.oneof(
  { arbitrary: moving, weight: 12 },
  { arbitrary: quiet, weight: 4 },
  { arbitrary: ending, weight: 1 },
);

const receipts: fc.Arbitrary<ReceiptCommand> = fc.oneof(
  fc.constantFrom<ReceiptCommand>(
    {
      ...ASKED,
      by: { kind: 'complainant', address: ANNA.address },
      type: 'receive_correspondence',
      from: ANNA,
      supplied: ['photo'],
    },
    { ...ASKED, type: 'receive_correspondence', from: ELS, supplied: [] },
    { ...ASKED, type: 'add_note', author: PIETER, text: 'Gebeld met de aannemer.' },
    { ...ASKED, type: 'report_letter_sent', letter: 'complainant/received', outboundId: 1 },
    { ...ASKED, type: 'record_acknowledgement', how: 'by telephone' },
    { ...ASKED, type: 'chase_information' },
    { ...ASKED, type: 'declare_information_overdue' },
    { ...ASKED, type: 'chase_reaction' },
    { ...ASKED, type: 'end_reaction_window' },
    { ...ASKED, type: 'understand_answer', answer: 'agree', choice: null, answersUs: true },
    { ...ASKED, type: 'understand_answer', answer: 'no', choice: null, answersUs: true },
    { ...ASKED, type: 'understand_answer', answer: 'yes', choice: null, answersUs: false },
    { ...ASKED, type: 'understand_answer', answer: 'choice', choice: 2, answersUs: true },
    { ...ASKED, type: 'remind_meeting' },
    { ...ASKED, type: 'end_meeting' },
    { ...ASKED, type: 'chase_satisfaction' },
    { ...ASKED, type: 'end_satisfaction' },
  ),
  fc.record({
    at: fc.constant(ASKED.at),
    by: fc.constant(ASKED.by),
    mailId: fc.constant(null),
    type: fc.constant('hear_third_party' as const),
    number: fc.option(fc.integer({ min: 2, max: 12 }), { nil: null }),
    from: fc.constant(KEES),
    said: fc.constantFrom<WorkAnswer>(
      { word: 'yes', plannedOn: null },
      { word: 'yes', plannedOn: '2026-12-12' },
      { word: 'no', why: '' },
      { word: 'done', text: 'Klaar.' },
      { word: 'other' },
    ),
    files: fc.constantFrom(0, 1),
    doubt: fc.constantFrom(null, null, 'no-token' as const),
  }),
  fc.constant<ReceiptCommand>({ ...ASKED, type: 'chase_work' }),
  fc.integer({ min: 2, max: 12 }).map((number) => ({ ...ASKED, type: 'lose_work_mail', number }) as const),
  fc.constantFrom(...CLOCK_NAMES).map((clock) => ({ ...ASKED, type: 'warn_clock', clock }) as const),
);

const staffCommands: fc.Arbitrary<StaffCommand> = fc
  .tuple(intents, fc.constantFrom(null, ELS.address), person)
  .map(([intent, approvedBy, by]) => wants(intent, { approvedBy, person: by }));

/** How long people and clocks wait before the next command, in milliseconds. */
const waits = fc
  .constantFrom(0, 1, 60_000, 5, 24, 3 * 24, 8 * 24, 20 * 24)
  .map((n) => n * (n > 500 || n < 2 ? 1 : 3_600_000));

/** How far a case had come before anything happens to it, so that every stage is met often. */
const beginnings = fc.constantFrom<readonly (CaseIntent | PairIntent)[]>(
  [],
  [{ type: 'ask_information', questions: ['Sinds wanneer?'], until: null }],
  [
    { type: 'assess_point', point: null, finding: 'unfounded', grounds: 'De kitvoeg is van later.' },
    { type: 'report_decision' },
  ],
  [
    { type: 'assess_point', point: null, finding: 'partly', grounds: 'De kitvoeg is van later.' },
    { type: 'decide_remedy', point: null, text: 'Wij vernieuwen de kitvoeg.', until: null, who: null },
    { type: 'report_decision' },
  ],
  [
    { type: 'assess_point', point: null, finding: 'founded', grounds: '' },
    { type: 'decide_remedy', point: null, text: 'Wij vernieuwen de kitvoeg.', until: null, who: null },
    { type: 'report_decision' },
  ],
  [
    { type: 'assess_point', point: null, finding: 'founded', grounds: '' },
    { type: 'decide_remedy', point: null, text: 'Wij vernieuwen de kitvoeg.', until: null, who: null },
    { type: 'report_decision' },
    { type: 'report_done', point: null, what: 'De kitvoeg is vernieuwd.', files: [] },
  ],
);

/** Commands one after the other, each with its own transaction, as time passes. */
export const anySequence: fc.Arbitrary<readonly LaterCommand[]> = fc
  .tuple(
    beginnings,
    fc.array(
      fc.tuple(fc.oneof({ arbitrary: staffCommands, weight: 3 }, { arbitrary: receipts, weight: 2 }), waits),
      { minLength: 5, maxLength: 25, size: 'max' },
    ),
  )
  .map(([beginning, steps]) => {
    let at = TUESDAY.getTime();
    const begun = beginning.map((intent) => [wants(intent), 0] as const);
    return [...begun, ...steps].map(([command, wait], index) => {
      at += wait;
      return inTransaction({ ...command, at: new Date(at) }, index + 1);
    });
  });

function inTransaction(command: LaterCommand, transaction: number): LaterCommand {
  if (!('roles' in command) || command.by.kind !== 'staff' || command.by.proof === undefined) return command;
  const { person: sender } = command;
  return {
    ...command,
    by: { kind: 'staff', address: sender.address, proof: { ...command.by.proof, transaction } },
  };
}
