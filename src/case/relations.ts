/** A case among others, and facts about the people on it (domain.md 2.6). */

import type { Case } from './case.ts';
import type { Deciders } from './deciders.ts';
import { inquiriesSince, openInquiries } from './inquiries.ts';
import { handedOver, takenOver } from './moved-visit.ts';
import { accept, refuse } from './refusals.ts';
import type { Person } from './vocabulary.ts';
import { localDay } from './working-days.ts';

type Types =
  | 'link_case'
  | 'relate_case'
  | 'merge_case'
  | 'absorb_case'
  | 'unmerge_case'
  | 'release_case'
  | 'recuse'
  | 'set_confidential'
  | 'note_care'
  | 'forbid_answers'
  | 'record_posted'
  | 'release_liability'
  | 'act_alone'
  | 'record_mandate';

/** One row for each command about relations and people. */
export const RELATION_DECIDERS: Deciders<Types> = {
  link_case: (state, { other }) =>
    refuseOther(state, other) ?? accept({ type: 'case_linked', other, how: 'related' }),
  relate_case: (state, { other, how }) =>
    refuseOther(state, other) ?? accept({ type: 'case_linked', other, how }),
  merge_case: (state, { into, visit }) =>
    into === state.reference
      ? refuse('same-case')
      : accept({ type: 'case_merged', into }, ...handedOver(into, visit)),
  absorb_case: (state, { from, receivedAt, points, participants, works, inquiries, visit }) => {
    if (from === state.reference) return refuse('same-case');
    if (state.absorbed.includes(from)) return refuse('nothing-changes');
    const fact = { from, receivedAt: receivedAt.toISOString(), points, participants };
    // Their numbers here are places in this log, so that no other order ever has them.
    const first = state.revision + 2;
    const taken = works.map((work, index) => ({
      type: 'work_taken_over' as const,
      order: {
        ...work,
        number: first + index,
        point: null,
        from: work.from ?? { reference: from, number: work.number },
      },
    }));
    const waiting = openInquiries(state).map(({ body }) => body);
    const asked = inquiries
      .filter(({ body }) => !waiting.includes(body))
      .map(({ answeredOn: _, dismissed: __, ...each }) => ({
        type: 'inquiry_received' as const,
        ...each,
        from,
      }));
    return accept({ type: 'case_absorbed', ...fact }, ...taken, ...asked, ...takenOver(from, visit));
  },
  unmerge_case: (state, { from, inquiries, visit }) => {
    if (state.mergedInto !== from) return refuse('not-merged');
    const news = inquiriesSince(state, inquiries);
    return accept({ type: 'case_unmerged', from }, ...news, ...takenOver(from, visit));
  },
  release_case: (state, { other, points: texts, participants, visit }) => {
    if (!state.absorbed.includes(other)) return refuse('not-merged');
    // What was judged here stays here, and so does the last point: a complaint is about something.
    const brought = state.points.filter(({ text, finding }) => finding === null && texts.includes(text));
    const left = brought.length < state.points.length ? brought : brought.slice(1);
    const points = left.map(({ number }) => number);
    return accept({ type: 'case_released', other, points, participants }, ...handedOver(other, visit));
  },
  recuse: ({ recused }, { person, why }) => {
    if (recused.includes(person.address)) return refuse('nothing-changes');
    return accept({ type: 'person_recused', address: person.address, why });
  },
  set_confidential: ({ confidential }, { on }) =>
    confidential === on ? refuse('nothing-changes') : accept({ type: 'confidentiality_set', on }),
  note_care: ({ care }, { need }) => {
    if (need.trim() === '') return refuse('nothing-written');
    return care.includes(need) ? refuse('nothing-changes') : accept({ type: 'care_noted', need });
  },
  forbid_answers: ({ answersForbidden }) =>
    answersForbidden ? refuse('nothing-changes') : accept({ type: 'answers_forbidden' }),
  record_posted: (_, { on, at }, { calendar }) =>
    on > localDay(at, calendar.timeZone)
      ? refuse({ code: 'day-ahead', day: on })
      : accept({ type: 'letter_posted', on }),
  release_liability: ({ liabilityReleased }) =>
    liabilityReleased ? refuse('nothing-changes') : accept({ type: 'liability_released' }),
  act_alone: ({ alone }, { why }) => {
    if (why.trim() === '') return refuse('nothing-written');
    return alone === why ? refuse('nothing-changes') : accept({ type: 'second_person_waived', why });
  },
  record_mandate: (state, { representative }) => {
    if (representative.trim() === '') return refuse('nothing-written');
    if (state.representative === representative) return refuse('nothing-changes');
    const recorded = { type: 'mandate_recorded', representative } as const;
    const to = addressIn(representative);
    return to === null ? accept(recorded) : accept(recorded, { type: 'letters_redirected', to });
  },
};

const ADDRESS = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+/u;

/** Whoever represents the complainant and gave an address gets the letters (domain.md 2.6). */
function addressIn(written: string): Person | null {
  const found = ADDRESS.exec(written)?.[0].replace(/\.$/u, '');
  if (found === undefined) return null;
  const name = written
    .replace(found, ' ')
    .replace(/[<>()"]/gu, ' ')
    .replace(/\s+/gu, ' ');
  return { address: found.toLowerCase(), name: name.replace(/^[\s,;:]+|[\s,;:]+$/gu, '') };
}

function refuseOther({ reference, linked }: Case, other: string) {
  if (other === reference) return refuse('same-case');
  return linked.some((each) => each.other === other) ? refuse('nothing-changes') : null;
}
