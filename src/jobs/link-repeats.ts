/**
 * A complaint that repeats one which was closed is linked to it by itself, as soon as somebody says its category, and who
 * handles it gets a summary of the earlier one (domain.md 2.6 "Repeat"; step 5 counts it).
 */
import { OTHER_CATEGORY } from '../case/category.ts';
import { clocksOf } from '../case/clocks.ts';
import { replay } from '../case/evolve.ts';
import { objectKeyOf } from '../case/object-key.ts';
import { printReference } from '../case/reference.ts';
import { repeatModel } from '../letters/repeat-model.ts';
import { findRepeated } from '../shell/db/alike-store.ts';
import { loadEvents } from '../shell/db/case-store.ts';
import type { Db } from '../shell/db/tables.ts';
import type { Docket } from './docket.ts';
import { handlersOf, staffWith } from './notify-staff.ts';
import { deskFor, type Office, rulesFor } from './office.ts';
import { enterFact } from './run-commands.ts';
import { settingFor } from './write-letters.ts';

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
  if (state.category === null || state.category === OTHER_CATEGORY) return;
  const { desk, category, receivedAt, complainant } = state;
  const asked = { caseId, desk, category, receivedAt, address: complainant.address };
  const repeated = await findRepeated(tx, { ...asked, objectKey: objectKeyOf(state) });
  if (repeated === null) return;
  const earlier = replay(await loadEvents(tx, repeated));
  const fact = { type: 'case_linked', other: printReference(repeated), how: 'repeat' } as const;
  const { after } = enterFact(docket, caseId, { at: docket.at, by: { kind: 'bot' }, mailId: null, fact });
  if (docket.quiet) return;
  const recipients = handlersOf(office, after) ?? staffWith(office, ['coordinator']);
  const rules = rulesFor(office, after.profile);
  const facts = { state: after, clocks: clocksOf(after, rules), rules, recipients };
  const from = deskFor(office, desk);
  for (const to of recipients) {
    const model = repeatModel(settingFor(office, from, to.language), facts, earlier);
    docket.letters.push({
      desk: from,
      letter: 'staff/repeat',
      written: office.templates.render('staff/repeat', to.language, model),
      to,
      caseId,
      reference: after.reference,
      automatic: true,
      answers: null,
    });
  }
}
