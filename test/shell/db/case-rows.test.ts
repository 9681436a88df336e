import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/case/clocks.ts';
import type { CaseEvent } from '../../../src/case/events.ts';
import { printReference } from '../../../src/case/reference.ts';
import { countCase } from '../../../src/digest/case-tally.ts';
import { type CaseRow, saveCases, saveClocks } from '../../../src/shell/db/case-rows.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ANNA,
  acknowledged,
  caseAfter,
  type Happened,
  PIETER,
  RULES,
  registered,
  TUESDAY,
} from '../../support/given.ts';
import { note, registerCase, takeNumber } from '../../support/stored-cases.ts';

const database = useDatabase();
const LATER = new Date(TUESDAY.getTime() + 60_000);

const line = (caseId: number) =>
  database.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
const clocks = (caseId: number) =>
  database.db
    .selectFrom('case_clocks')
    .select(['clock', 'due_on', 'stopped_at', 'next_percent'])
    .where('case_id', '=', caseId)
    .orderBy('clock')
    .execute();

describe('the line of a case in the register', () => {
  test('keeps the day of closing when something is recorded afterwards, and loses it when it opens again', async () => {
    const caseId = await registerCase(database.db);
    const closed: Happened = {
      at: LATER,
      fact: { type: 'complaint_closed', reason: 'withdrawn', why: '', route: null },
    };
    const reopened: CaseEvent = { type: 'case_reopened', why: 'Het lekt weer.' };
    const save = (...happened: readonly Happened[]) => {
      const state = caseAfter(registered(), ...happened);
      const row = { caseId, state, clocks: [], promises: [], counts: countCase(state, RULES) };
      return saveCases(database.db, [row], new Date(LATER.getTime() + 86_400_000));
    };
    await save(closed, note('Nog gebeld.'));
    expect((await line(caseId)).closed_at).toEqual(LATER);
    await save(closed, reopened);
    expect((await line(caseId)).closed_at).toBeNull();
  });

  test('follows what staff decide and correct', async () => {
    const caseId = await registerCase(database.db);
    const state = caseAfter(
      registered(),
      { type: 'handler_assigned', handler: PIETER },
      { type: 'complaint_triaged', category: 'lekkage', severity: 'high' },
      { type: 'field_corrected', field: 'mail', value: 'anna@example.org', previous: ANNA.address },
      { type: 'field_corrected', field: 'channel', value: 'phone', previous: 'mail' },
      { type: 'field_corrected', field: 'received', value: '2026-11-16T09:00:00.000Z', previous: '' },
    );
    await saveCases(
      database.db,
      [{ caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) }],
      LATER,
    );
    expect(await line(caseId)).toMatchObject({
      stage: 'triaged',
      handler_address: PIETER.address,
      handler_name: PIETER.name,
      category: 'lekkage',
      severity: 'high',
      complainant_address: 'anna@example.org',
      channel: 'phone',
      received_at: new Date('2026-11-16T09:00:00Z'),
    });
  });

  test('loses the clocks that no longer run on the case', async () => {
    const caseId = await registerCase(database.db);
    const asked = caseAfter(registered(), {
      type: 'information_requested',
      questions: ['Sinds wanneer?'],
      until: '2026-12-01',
    });
    await saveClocks(database.db, [{ caseId, clocks: clocksOf(asked, RULES) }]);
    expect(await clocks(caseId)).toContainEqual(expect.objectContaining({ clock: 'information' }));
    await saveClocks(database.db, [{ caseId, clocks: clocksOf(caseAfter(registered()), RULES) }]);
    expect((await clocks(caseId)).map(({ clock }) => clock)).toEqual([
      'confirm',
      'decision',
      'firstContact',
      'outer',
    ]);
  });

  test('says what the state says, and changes with it', async () => {
    const caseId = await registerCase(database.db);
    expect(await line(caseId)).toEqual({
      id: caseId,
      reference: printReference(caseId),
      desk: 'desk',
      profile: 'algemeen',
      language: 'nl',
      channel: 'mail',
      stage: 'received',
      complainant_address: ANNA.address,
      complainant_name: ANNA.name,
      subject: 'Lekkage dakkapel',
      received_at: TUESDAY,
      registered_at: TUESDAY,
      decision_due_on: '2026-12-15',
      acknowledged_at: null,
      missing: ['address', 'photo'],
      handler_address: null,
      handler_name: null,
      category: null,
      severity: 'normal',
      merged_into: null,
      object_key: null,
      revision: 1,
      updated_at: TUESDAY,
      closed_at: null,
    });
    const state = caseAfter(registered(), { at: LATER, fact: acknowledged(7) });
    await saveCases(
      database.db,
      [{ caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) }],
      LATER,
    );
    expect(await line(caseId)).toMatchObject({ acknowledged_at: LATER, revision: 2, updated_at: LATER });
    expect(await clocks(caseId)).toEqual([
      { clock: 'confirm', due_on: '2026-11-18', stopped_at: LATER, next_percent: null },
      { clock: 'decision', due_on: '2026-12-15', stopped_at: null, next_percent: 50 },
      { clock: 'firstContact', due_on: '2026-11-20', stopped_at: null, next_percent: 50 },
      { clock: 'outer', due_on: '2027-01-12', stopped_at: null, next_percent: 50 },
      { clock: 'update', due_on: '2026-12-01', stopped_at: null, next_percent: null },
    ]);
  });

  test('stays as it is when only the clocks are written', async () => {
    const caseId = await registerCase(database.db);
    const before = await line(caseId);
    const state = caseAfter(registered(), acknowledged(7));
    await saveClocks(database.db, [{ caseId, clocks: clocksOf(state, RULES) }]);
    expect(await line(caseId)).toEqual(before);
    expect((await clocks(caseId))[0]).toMatchObject({ clock: 'confirm', stopped_at: TUESDAY });
  });
});

describe('several cases in one statement', () => {
  const row = (caseId: number, ...happened: readonly Happened[]): CaseRow => {
    const state = caseAfter(...happened);
    return { caseId, state, clocks: clocksOf(state, RULES), promises: [], counts: countCase(state, RULES) };
  };
  const REFERENCE = (caseId: number) => ({ reference: printReference(caseId) });
  const ofPieter = (caseId: number) =>
    registered({
      ...REFERENCE(caseId),
      complainant: PIETER,
      subject: 'Scheur "onder" de \\ gevel, {1,2}\n🌧',
      language: 'en',
      channel: 'form',
      missing: [],
      receivedAt: LATER.toISOString(),
      decisionDue: '2026-12-16',
    });

  test('are each written as its own state says, with its own clocks', async () => {
    const anna = await takeNumber(database.db);
    const pieter = await takeNumber(database.db);
    const ofAnna = registered({ ...REFERENCE(anna), missing: ['photo "voor" , na', 'null', ''] });
    await saveCases(
      database.db,
      [row(pieter, ofPieter(pieter), { at: LATER, fact: acknowledged(8) }), row(anna, ofAnna)],
      LATER,
    );
    expect(await line(anna)).toMatchObject({
      complainant_address: ANNA.address,
      subject: 'Lekkage dakkapel',
      language: 'nl',
      missing: ['photo "voor" , na', 'null', ''],
      acknowledged_at: null,
      revision: 1,
    });
    expect(await line(pieter)).toMatchObject({
      complainant_address: PIETER.address,
      subject: 'Scheur "onder" de \\ gevel, {1,2}\n🌧',
      language: 'en',
      channel: 'form',
      missing: [],
      received_at: LATER,
      decision_due_on: '2026-12-16',
      acknowledged_at: LATER,
      revision: 2,
    });
    expect((await clocks(anna))[0]).toMatchObject({ clock: 'confirm', stopped_at: null });
    expect((await clocks(pieter))[0]).toMatchObject({ clock: 'confirm', stopped_at: LATER });
  });

  test('may be new and old ones together, and every other case keeps its line and its clocks', async () => {
    const [changed, untouched] = [await registerCase(database.db), await registerCase(database.db)];
    const added = await takeNumber(database.db);
    const before = [await line(untouched), await clocks(untouched)];
    await saveCases(
      database.db,
      [
        row(changed, registered(REFERENCE(changed)), { at: LATER, fact: acknowledged(7) }),
        row(added, ofPieter(added)),
      ],
      LATER,
    );
    expect(await line(changed)).toMatchObject({ acknowledged_at: LATER, revision: 2, updated_at: LATER });
    expect(await line(added)).toMatchObject({ complainant_name: PIETER.name, revision: 1 });
    expect([await line(untouched), await clocks(untouched)]).toEqual(before);
  });

  test('keep for good what a case was registered with', async () => {
    const caseId = await registerCase(database.db);
    await saveCases(database.db, [row(caseId, ofPieter(caseId))], LATER);
    expect(await line(caseId)).toMatchObject({
      reference: printReference(caseId),
      registered_at: TUESDAY,
      complainant_name: PIETER.name,
    });
  });

  test('may be none', async () => {
    const caseId = await registerCase(database.db);
    const before = await line(caseId);
    await saveCases(database.db, [], LATER);
    await saveClocks(database.db, []);
    expect(await line(caseId)).toEqual(before);
  });
});
