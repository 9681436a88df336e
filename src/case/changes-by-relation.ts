/** What relations to other cases, facts about people and an undo make of a case (domain.md 2.6, commands.md 3.5). */
import type { Case } from './case.ts';
import type { Changes } from './changes.ts';
import { backToAssessing, endTrack, reopen } from './changes-by-assessment.ts';
import { unassessed } from './changes-by-receipt.ts';
import type { CaseAbsorbed, RelationEvent, Restored } from './relation-events.ts';

/** One row for each event of relations. */
export const RELATION_CHANGES: Changes<RelationEvent> = {
  case_merged: (before, { into }, { at }) => ({
    ...endTrack(before, at),
    mergedInto: into,
    closing: { reason: 'merged', at: at.toISOString(), why: into, route: null },
  }),
  case_absorbed: absorb,
  case_unmerged: (before, _, { at }) => ({ ...reopen(before, at), mergedInto: null }),
  case_released: ({ absorbed, points, participants, complainant, works, inquiries }, fact) => ({
    inquiries: inquiries.filter(({ from }) => from !== fact.other),
    works: works.filter(({ from }) => from?.reference !== fact.other),
    absorbed: absorbed.filter((each) => each !== fact.other),
    points: points.filter(({ number }) => !fact.points.includes(number)),
    participants: participants.filter(
      (each) => each === complainant.address || !fact.participants.includes(each),
    ),
  }),
  case_linked: ({ linked }, { other, how }) => ({ linked: [...linked, { other, how }] }),
  person_recused: ({ recused, handler }, { address }) => ({
    recused: [...recused, address],
    handler: handler?.address === address ? null : handler,
  }),
  confidentiality_set: (_, { on }) => ({ confidential: on }),
  care_noted: ({ care }, { need }) => ({ care: [...care, need] }),
  answers_forbidden: () => ({ answersForbidden: true }),
  letter_posted: (_, __, { at }) => ({ toldAt: at.toISOString() }),
  liability_released: () => ({ liabilityReleased: true }),
  second_person_waived: (_, { why }) => ({ alone: why }),
  mandate_recorded: (_, { representative }) => ({ representative }),
  transaction_undone: (_, { restored }) => giveBack(restored),
};

// The earliest receipt counts for all terms (domain.md 1 row E11).
function absorb(before: Case, fact: CaseAbsorbed): Partial<Case> {
  const receivedAt = new Date(fact.receivedAt);
  const last = Math.max(0, ...before.points.map(({ number }) => number));
  const added = fact.points.map((text, index) => unassessed({ number: last + 1 + index, text }));
  return {
    absorbed: [...before.absorbed, fact.from],
    receivedAt: receivedAt < before.receivedAt ? receivedAt : before.receivedAt,
    points: [...before.points, ...added],
    participants: [...new Set([...before.participants, ...fact.participants])],
    ...(added.length > 0 ? { decidedAt: null, ...backToAssessing(before) } : {}),
  };
}

function giveBack({ receivedAt, ...values }: Restored): Partial<Case> {
  return receivedAt === undefined ? values : { ...values, receivedAt: new Date(receivedAt) };
}
