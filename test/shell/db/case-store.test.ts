import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../src/case/chain.ts';
import type { CaseEvent } from '../../../src/case/events.ts';
import { printReference } from '../../../src/case/reference.ts';
import {
  ErasedCaseError,
  loadCase,
  loadEvents,
  lockCases,
  nextCaseNumbers,
  type StoredCase,
} from '../../../src/shell/db/case-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';
import { acknowledged } from '../../support/given.ts';
import { append, chainOf, note, registerCase, waitingForLock } from '../../support/stored-cases.ts';

const database = useDatabase();

function found(stored: StoredCase | null | undefined): StoredCase {
  if (stored === null || stored === undefined) throw new Error('the case is in the register');
  return stored;
}

async function hold(tx: Db, caseId: number): Promise<StoredCase> {
  return found((await lockCases(tx, [caseId])).get(caseId));
}

async function load(caseId: number): Promise<StoredCase> {
  return found(await loadCase(database.db, caseId));
}

/** What erasing does to every event of a type. */
async function erase(caseId: number, type: string): Promise<void> {
  const { numDeletedRows } = await database.db
    .deleteFrom('case_event_payloads')
    .where('event_id', 'in', (events) =>
      events.selectFrom('case_events').select('id').where('case_id', '=', caseId).where('type', '=', type),
    )
    .executeTakeFirstOrThrow();
  expect(numDeletedRows).toBe(1n);
}

describe('the log of a case', () => {
  test('is not there for a number that was never given', async () => {
    const caseId = await registerCase(database.db);
    expect(await loadCase(database.db, 999_999)).toBeNull();
    expect(await loadEvents(database.db, 999_999)).toEqual([]);
    expect([...(await lockCases(database.db, [999_999, caseId])).keys()]).toEqual([caseId]);
    expect(await lockCases(database.db, [])).toEqual(new Map());
  });

  test('is replayed for each of several cases that are held together, without a word of the other', async () => {
    const first = await registerCase(database.db, note('Van de eerste.'), acknowledged(7));
    const second = await registerCase(database.db);
    const third = await registerCase(database.db, note('Van de derde.'), note('Nog een.'));
    const held = await lockCases(database.db, [third, first, third, second]);
    expect([...held.keys()].sort()).toEqual([first, second, third]);
    for (const caseId of [first, second, third]) expect(held.get(caseId)).toEqual(await load(caseId));
    expect([first, second, third].map((caseId) => held.get(caseId)?.state.noteCount)).toEqual([1, 0, 2]);
  });
});

describe('the numbers of cases', () => {
  test('are as many as were asked for, rise, and are never given twice, also when a transaction fails', async () => {
    const some = await nextCaseNumbers(database.db, 3);
    expect(some).toHaveLength(3);
    const failing = database.db.transaction().execute(async (tx) => {
      const [lost] = await nextCaseNumbers(tx, 1);
      throw new Error(`number ${lost}`);
    });
    await expect(failing).rejects.toThrow(`number ${Math.max(...some) + 1}`);
    const [next] = await nextCaseNumbers(database.db, 1);
    expect([...some, next]).toEqual([0, 1, 2, 4].map((step) => (some[0] ?? 0) + step));
    expect(await nextCaseNumbers(database.db, 0)).toEqual([]);
  });
});

describe('two who write on one case', () => {
  test('wait for each other, and the second sees what the first wrote', async () => {
    const caseId = await registerCase(database.db);
    let second: Promise<void> | undefined;
    await database.db.transaction().execute(async (tx) => {
      const stored = await hold(tx, caseId);
      second = database.db.transaction().execute(async (other) => {
        const seen = await hold(other, caseId);
        expect(seen).toMatchObject({ lastSeq: 2, state: { noteCount: 1 } });
        await append(other, seen, note('De tweede.'));
      });
      await expect.poll(() => waitingForLock(database.db)).toBe(1);
      await append(tx, stored, note('De eerste.'));
    });
    await second;
    const events = await loadEvents(database.db, caseId);
    expect(events.slice(1).map(({ fact }) => fact)).toEqual([note('De eerste.'), note('De tweede.')]);
  });

  test('lose nothing, however many they are', async () => {
    const caseId = await registerCase(database.db);
    const texts = Array.from({ length: 12 }, (_, index) => `Notitie ${index}`);
    await Promise.all(
      texts.map((text) =>
        database.db.transaction().execute(async (tx) => append(tx, await hold(tx, caseId), note(text))),
      ),
    );
    const events = await loadEvents(database.db, caseId);
    expect(events.map(({ seq }) => seq)).toEqual([1, ...texts.map((_, index) => index + 2)]);
    expect(events.map(({ fact }) => (fact.type === 'note_added' ? fact.text : ''))).toEqual(
      expect.arrayContaining(texts),
    );
    expect(verifyChain(await chainOf(database.db, caseId))).toBeNull();
  });

  test('on several cases take them in one order: whoever names them the other way round waits, and none is killed', async () => {
    const one = await registerCase(database.db);
    const other = await registerCase(database.db);
    const write = (caseIds: readonly number[]) =>
      database.db.transaction().execute(async (tx) => {
        const held = await lockCases(tx, caseIds);
        for (const caseId of caseIds) await append(tx, found(held.get(caseId)), note('Gebeld.'));
      });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => write(index % 2 ? [one, other] : [other, one])),
    );
    expect((await load(one)).state.noteCount).toBe(8);
    expect((await load(other)).state.noteCount).toBe(8);
  });

  test('cannot both write the same number, also without the lock', async () => {
    const caseId = await registerCase(database.db);
    const stored = await load(caseId);
    await append(database.db, stored, note('De eerste.'));
    await expect(append(database.db, stored, note('De tweede.'))).rejects.toThrow(
      'case_events_case_id_seq_key',
    );
    expect(await loadEvents(database.db, caseId)).toHaveLength(2);
  });
});

describe('an event that was erased', () => {
  test.each([
    [
      'in the middle',
      [note('Privé.'), acknowledged(7)],
      { noteCount: 0, acknowledgement: { state: 'given' } },
    ],
    ['at the end', [acknowledged(7), note('Privé.')], { noteCount: 0, acknowledgement: { state: 'given' } }],
  ] as const)('leaves the chain whole and the case usable: %s', async (_where, later, state) => {
    const caseId = await registerCase(database.db, ...later);
    const before = await chainOf(database.db, caseId);
    await erase(caseId, 'note_added');
    expect(verifyChain(await chainOf(database.db, caseId))).toBeNull();
    const stored = await load(caseId);
    expect(stored).toMatchObject({ lastSeq: 3, lastDigest: before[2]?.digest, state });
    expect(stored.state.revision).toBe(3);
    const [added] = await append(database.db, stored, note('Gebeld.'));
    expect(added?.seq).toBe(4);
    expect(verifyChain(await chainOf(database.db, caseId))).toBeNull();
    expect((await loadEvents(database.db, caseId)).map(({ seq }) => seq)).toHaveLength(3);
  });

  test('leaves nothing to read of a case when it is the registration, but its line in the register', async () => {
    const caseId = await registerCase(database.db, note('Gebeld.'));
    await erase(caseId, 'complaint_registered');
    const erased = new ErasedCaseError(`${printReference(caseId)} was erased`);
    await expect(loadCase(database.db, caseId)).rejects.toThrow(erased);
    await expect(lockCases(database.db, [caseId])).rejects.toThrow(erased);
    await expect(loadEvents(database.db, caseId)).rejects.toThrow(erased);
    expect(verifyChain(await chainOf(database.db, caseId))).toBeNull();
    const row = await database.db
      .selectFrom('cases')
      .select(['reference', 'revision'])
      .where('id', '=', caseId)
      .executeTakeFirst();
    expect(row).toEqual({ reference: printReference(caseId), revision: 2 });
  });
});

describe('an event of a newer version', () => {
  test.each(['kept', 'erased'])('stops the reading of its case, when it is %s', async (how) => {
    const caseId = await registerCase(database.db);
    const stored = await load(caseId);
    const newer: CaseEvent = JSON.parse('{"type":"plaque_unveiled"}');
    await append(database.db, stored, newer, note('Gebeld.'));
    if (how === 'erased') await erase(caseId, 'plaque_unveiled');
    const fault = `event 2 of ${printReference(caseId)} is "plaque_unveiled", which this version does not know`;
    await expect(loadCase(database.db, caseId)).rejects.toThrow(fault);
    await expect(loadEvents(database.db, caseId)).rejects.toThrow(fault);
  });
});
