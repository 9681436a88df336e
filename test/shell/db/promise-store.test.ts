import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CasePromise } from '../../../src/case/promises.ts';
import { countPromises, promisesOnCase, savePromises } from '../../../src/shell/db/promise-store.ts';
import { useDatabase } from '../../support/database.ts';
import { registerCase } from '../../support/stored-cases.ts';

const database = useDatabase();

const promise = (number: number, details: Partial<CasePromise> = {}): CasePromise => ({
  number,
  kind: 'decision',
  about: '',
  madeAt: '2026-11-17T10:00:00.000Z',
  due: '2026-12-15',
  firstDue: '2026-12-15',
  moves: 0,
  settledAt: null,
  state: 'open',
  ...details,
});

beforeEach(async () => {
  await sql`truncate cases cascade`.execute(database.db);
});

describe('the promises of a case', () => {
  test('are written as they are, again as they are then, and go when they were taken back', async () => {
    const caseId = await registerCase(database.db);
    const remedy = promise(2, {
      kind: 'remedy',
      about: '1',
      due: '2026-12-20',
      firstDue: '2026-12-17',
      moves: 1,
    });
    await savePromises(database.db, [{ caseId, promises: [promise(1), remedy] }]);
    const kept = promise(1, { state: 'kept', settledAt: '2026-12-10T10:00:00.000Z' });
    await savePromises(database.db, [{ caseId, promises: [kept, remedy] }]);
    expect(await promisesOnCase(database.db, caseId)).toMatchObject([
      { number: 1, kind: 'decision', state: 'kept', settled_at: new Date('2026-12-10T10:00:00Z') },
      { number: 2, about: '1', due_on: '2026-12-20', first_due_on: '2026-12-17', moves: 1, state: 'open' },
    ]);
    await savePromises(database.db, [{ caseId, promises: [kept] }]);
    expect(await promisesOnCase(database.db, caseId)).toHaveLength(1);
  });

  test('of no case are no statement that fails', async () => {
    await savePromises(database.db, []);
    expect(await promisesOnCase(database.db, 1)).toEqual([]);
  });
});

test('are counted by their last day: kept, moved among them, and broken, also while open after that day', async () => {
  const caseId = await registerCase(database.db);
  const promises = [
    promise(1, { state: 'kept' }),
    promise(2, { state: 'kept', moves: 1 }),
    promise(3, { state: 'broken' }),
    promise(4),
    promise(5, { state: 'released' }),
    promise(6, { due: '2026-12-16' }),
    promise(7, { state: 'kept', due: '2026-12-09' }),
  ];
  await savePromises(database.db, [{ caseId, promises }]);
  const week = { from: '2026-12-10', until: '2026-12-16' };
  expect(await countPromises(database.db, { ...week, today: '2026-12-16' })).toEqual({
    kept: 2,
    moved: 1,
    broken: 2,
  });
  expect(await countPromises(database.db, { ...week, today: '2026-12-17' })).toMatchObject({ broken: 3 });
});
