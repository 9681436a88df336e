/**
 * A complaint that repeats one which was closed is linked to it by itself, as soon as somebody says its category, and who
 * handles it gets a summary of the earlier one (domain.md 2.6 "Repeat"; step 5 counts it). A category of its own says what
 * it is about; in the one for all the rest only the words do.
 */
import type { Case } from '../case/case.ts';
import { OTHER_CATEGORY } from '../case/category.ts';
import { replay } from '../case/evolve.ts';
import { objectKeyOf } from '../case/object-key.ts';
import { repeatModel } from '../letters/repeat-model.ts';
import { areAlike, type Shingles, shinglesOf } from '../mail/similar-text.ts';
import { findRepeated } from '../shell/db/alike-store.ts';
import { loadEvents } from '../shell/db/case-store.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Docket } from './docket.ts';
import { tellHandlers } from './notify-staff.ts';
import { deskFor, type Office } from './office.ts';
import { enterFact } from './run-commands.ts';

/** Links what was given a category on this docket. */
export async function linkRepeats(office: Office, tx: Db, docket: Docket): Promise<void> {
  const named = docket.events.filter(({ type }) => type === 'complaint_triaged' || type === 'routing_set');
  for (const caseId of new Set(named.map((event) => event.caseId)))
    await linkRepeat(office, tx, docket, caseId);
}

async function linkRepeat(office: Office, tx: Db, docket: Docket, caseId: number): Promise<void> {
  const state = docket.cases.get(caseId)?.state;
  // What was linked once stays as a person may have changed it; what nobody gave a category is like nothing.
  if (state === undefined || state.linked.some(({ how }) => how === 'repeat')) return;
  const earlier = await findEarlier(tx, caseId, state);
  if (earlier === null) return;
  const fact = { type: 'case_linked', other: earlier.reference, how: 'repeat' } as const;
  const { after } = enterFact(docket, caseId, { at: docket.at, by: { kind: 'bot' }, mailId: null, fact });
  const about = { desk: deskFor(office, state.desk), caseId, state: after };
  tellHandlers(office, docket, about, 'staff/repeat', (setting, facts) =>
    repeatModel(setting, facts, earlier),
  );
}

/** Earlier complaints of one person or object in the category for all the rest whose words are compared. */
const MOST_COMPARED = 5;

async function findEarlier(tx: Db, caseId: number, state: Case): Promise<Case | null> {
  const { desk, category, receivedAt, complainant } = state;
  if (category === null) return null;
  const isTold = category !== OTHER_CATEGORY;
  const asked = { caseId, desk, category, receivedAt, address: complainant.address };
  const about = { ...asked, objectKey: objectKeyOf(state) };
  for (const repeated of await findRepeated(tx, about, isTold ? 1 : MOST_COMPARED)) {
    const earlier = replay(await loadEvents(tx, repeated));
    if (isTold || areAlike(wordsOf(state), wordsOf(earlier))) return earlier;
  }
  return null;
}

function wordsOf({ points }: Case): Shingles {
  return shinglesOf(points.map(({ text }) => text).join('\n'));
}
