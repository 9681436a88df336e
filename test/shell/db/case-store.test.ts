import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type ChainRow, verifyChain } from '../../../src/case/chain.ts';
import { clocksOf } from '../../../src/case/clocks.ts';
import type { CaseEvent } from '../../../src/case/events.ts';
import { replay } from '../../../src/case/evolve.ts';
import { printReference } from '../../../src/case/reference.ts';
import {
  appendEvents,
  ErasedCaseError,
  loadCase,
  loadEvents,
  lockCase,
  type NewEvent,
  newChain,
  nextCaseNumber,
  type StoredCase,
  saveCase,
  saveClocks,
} from '../../../src/shell/db/case-store.ts';
import type { Db } from '../../../src/shell/db/tables.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ANNA,
  ASKED,
  acknowledged,
  cameBack,
  logOf,
  PIETER,
  RULES,
  registered,
  TUESDAY,
} from '../../support/given.ts';

const database = useDatabase();

function note(text: string): CaseEvent {
  return { type: 'note_added', author: PIETER, text };
}

function asked(...facts: readonly CaseEvent[]): readonly NewEvent[] {
  return facts.map((fact) => ({ ...ASKED, fact }));
}

/** Anna's complaint in the register, and what happened to it since. @returns its number */
async function registerCase(...later: readonly CaseEvent[]): Promise<number> {
  const caseId = await nextCaseNumber(database.db);
  const facts = [registered({ reference: printReference(caseId) }), ...later];
  const state = replay(logOf(facts));
  await database.db.transaction().execute(async (tx) => {
    await appendEvents(tx, newChain(caseId), asked(...facts));
    await saveCase(tx, caseId, state, clocksOf(state, RULES), TUESDAY);
  });
  return caseId;
}

async function found(loading: Promise<StoredCase | null>): Promise<StoredCase> {
  const stored = await loading;
  if (stored === null) throw new Error('the case is in the register');
  return stored;
}

function hold(tx: Db, caseId: number): Promise<StoredCase> {
  return found(lockCase(tx, caseId));
}

function load(caseId: number): Promise<StoredCase> {
  return found(loadCase(database.db, caseId));
}

/** The rows of a case as the database holds them. */
async function chainOf(caseId: number): Promise<readonly ChainRow[]> {
  const rows = await database.db
    .selectFrom('case_events')
    .leftJoin('case_event_payloads', 'event_id', 'id')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map(({ payload, salt, ...row }) => ({
    caseId: row.case_id,
    seq: row.seq,
    type: row.type,
    at: row.at,
    mailId: row.mail_id,
    payloadDigest: row.payload_digest,
    previousDigest: row.previous_digest,
    digest: row.digest,
    kept: payload === null || salt === null ? null : { payload, salt },
  }));
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

const waitingForLock = async () => {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
  return rows.length;
};

describe('the log of a case', () => {
  test('is read as it was written', async () => {
    const caseId = await nextCaseNumber(database.db);
    const facts = [registered({ subject: 'Dakkapel \u0000 \ud83c\udf27 "lekt"' }), acknowledged(7)];
    const written = await database.db
      .transaction()
      .execute((tx) => appendEvents(tx, newChain(caseId), asked(...facts)));
    expect(written).toEqual(logOf(facts));
    expect(await loadEvents(database.db, caseId)).toEqual(written);
  });

  test('grows behind its end, and its chain is whole', async () => {
    const caseId = await registerCase(acknowledged(7));
    await database.db.transaction().execute(async (tx) => {
      const stored = await hold(tx, caseId);
      expect(stored).toMatchObject({
        caseId,
        lastSeq: 2,
        state: { revision: 2, subject: 'Lekkage dakkapel' },
      });
      await appendEvents(tx, stored, asked(cameBack(7), note('Gebeld.')));
    });
    const rows = await chainOf(caseId);
    expect(rows.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'complaint_registered'],
      [2, 'letter_sent'],
      [3, 'letter_not_delivered'],
      [4, 'note_added'],
    ]);
    expect(verifyChain(rows)).toBeNull();
    const loaded = await loadCase(database.db, caseId);
    expect(loaded).toMatchObject({ lastSeq: 4, lastDigest: rows[3]?.digest, state: { noteCount: 1 } });
  });

  test('is not there for a number that was never given', async () => {
    expect(await loadCase(database.db, 999_999)).toBeNull();
    expect(await lockCase(database.db, 999_999)).toBeNull();
    expect(await loadEvents(database.db, 999_999)).toEqual([]);
  });

  test('refuses to change or lose a row', async () => {
    const caseId = await registerCase();
    const attempts = [
      database.db.updateTable('case_events').set({ type: 'note_added' }).where('case_id', '=', caseId),
      database.db.deleteFrom('case_events').where('case_id', '=', caseId),
    ];
    for (const attempt of attempts) {
      await expect(attempt.execute()).rejects.toThrow('case_events is append-only');
    }
    expect(await chainOf(caseId)).toHaveLength(1);
  });
});

describe('two who write on one case', () => {
  test('wait for each other, and the second sees what the first wrote', async () => {
    const caseId = await registerCase();
    let second: Promise<void> | undefined;
    await database.db.transaction().execute(async (tx) => {
      const stored = await hold(tx, caseId);
      second = database.db.transaction().execute(async (other) => {
        const seen = await hold(other, caseId);
        expect(seen).toMatchObject({ lastSeq: 2, state: { noteCount: 1 } });
        await appendEvents(other, seen, asked(note('De tweede.')));
      });
      await expect.poll(waitingForLock).toBe(1);
      await appendEvents(tx, stored, asked(note('De eerste.')));
    });
    await second;
    const events = await loadEvents(database.db, caseId);
    expect(events.slice(1).map(({ fact }) => fact)).toEqual([note('De eerste.'), note('De tweede.')]);
  });

  test('lose nothing, however many they are', async () => {
    const caseId = await registerCase();
    const texts = Array.from({ length: 12 }, (_, index) => `Notitie ${index}`);
    await Promise.all(
      texts.map((text) =>
        database.db
          .transaction()
          .execute(async (tx) => appendEvents(tx, await hold(tx, caseId), asked(note(text)))),
      ),
    );
    const events = await loadEvents(database.db, caseId);
    expect(events.map(({ seq }) => seq)).toEqual([1, ...texts.map((_, index) => index + 2)]);
    expect(events.map(({ fact }) => (fact.type === 'note_added' ? fact.text : ''))).toEqual(
      expect.arrayContaining(texts),
    );
    expect(verifyChain(await chainOf(caseId))).toBeNull();
  });

  test('cannot both write the same number, also without the lock', async () => {
    const caseId = await registerCase();
    const stored = await load(caseId);
    await appendEvents(database.db, stored, asked(note('De eerste.')));
    await expect(appendEvents(database.db, stored, asked(note('De tweede.')))).rejects.toThrow(
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
    const caseId = await registerCase(...later);
    const before = await chainOf(caseId);
    await erase(caseId, 'note_added');
    expect(verifyChain(await chainOf(caseId))).toBeNull();
    const stored = await load(caseId);
    expect(stored).toMatchObject({ lastSeq: 3, lastDigest: before[2]?.digest, state });
    expect(stored.state.revision).toBe(3);
    const [added] = await appendEvents(database.db, stored, asked(note('Gebeld.')));
    expect(added?.seq).toBe(4);
    expect(verifyChain(await chainOf(caseId))).toBeNull();
    expect((await loadEvents(database.db, caseId)).map(({ seq }) => seq)).toHaveLength(3);
  });

  test('leaves nothing to read of a case when it is the registration, but its line in the register', async () => {
    const caseId = await registerCase(note('Gebeld.'));
    await erase(caseId, 'complaint_registered');
    const erased = new ErasedCaseError(`${printReference(caseId)} was erased`);
    await expect(loadCase(database.db, caseId)).rejects.toThrow(erased);
    await expect(lockCase(database.db, caseId)).rejects.toThrow(erased);
    await expect(loadEvents(database.db, caseId)).rejects.toThrow(erased);
    expect(verifyChain(await chainOf(caseId))).toBeNull();
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
    const caseId = await registerCase();
    const stored = await load(caseId);
    const newer: CaseEvent = JSON.parse('{"type":"award_recorded"}');
    await appendEvents(database.db, stored, asked(newer, note('Gebeld.')));
    if (how === 'erased') await erase(caseId, 'award_recorded');
    const fault = `event 2 of ${printReference(caseId)} is "award_recorded", which this version does not know`;
    await expect(loadCase(database.db, caseId)).rejects.toThrow(fault);
    await expect(loadEvents(database.db, caseId)).rejects.toThrow(fault);
  });
});

describe('the line of a case in the register', () => {
  const line = (caseId: number) =>
    database.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  const clocks = (caseId: number) =>
    database.db
      .selectFrom('case_clocks')
      .select(['clock', 'due_on', 'stopped_at', 'next_percent'])
      .where('case_id', '=', caseId)
      .orderBy('clock')
      .execute();

  test('says what the state says, and changes with it', async () => {
    const caseId = await registerCase();
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
      revision: 1,
      updated_at: TUESDAY,
    });
    const later = new Date(TUESDAY.getTime() + 60_000);
    const state = replay(logOf([registered(), { at: later, fact: acknowledged(7) }]));
    await saveCase(database.db, caseId, state, clocksOf(state, RULES), later);
    expect(await line(caseId)).toMatchObject({ acknowledged_at: later, revision: 2, updated_at: later });
    expect(await clocks(caseId)).toEqual([
      { clock: 'confirm', due_on: '2026-11-18', stopped_at: later, next_percent: null },
      { clock: 'decision', due_on: '2026-12-15', stopped_at: null, next_percent: 50 },
      { clock: 'outer', due_on: '2027-01-12', stopped_at: null, next_percent: 50 },
    ]);
  });

  test('stays as it is when only the clocks are written', async () => {
    const caseId = await registerCase();
    const before = await line(caseId);
    const state = replay(logOf([registered(), acknowledged(7)]));
    await saveClocks(database.db, caseId, clocksOf(state, RULES));
    expect(await line(caseId)).toEqual(before);
    expect((await clocks(caseId))[0]).toMatchObject({ clock: 'confirm', stopped_at: TUESDAY });
  });
});
