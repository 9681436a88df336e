import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '../../../src/case/chain.ts';
import { insertEvents, sealEvents } from '../../../src/shell/db/case-log.ts';
import { loadCase, loadEvents, lockCases, newChain } from '../../../src/shell/db/case-store.ts';
import { useDatabase } from '../../support/database.ts';
import { acknowledged, cameBack, logOf, registered } from '../../support/given.ts';
import { append, asked, chainOf, note, registerCase, takeNumber } from '../../support/stored-cases.ts';

const database = useDatabase();

describe('the log of a case', () => {
  test('is read as it was written', async () => {
    const caseId = await takeNumber(database.db);
    const facts = [registered({ subject: 'Dakkapel \u0000 \ud83c\udf27 "lekt"' }), acknowledged(7)];
    const written = await database.db.transaction().execute((tx) => append(tx, newChain(caseId), ...facts));
    expect(written).toEqual(logOf(facts));
    expect(await loadEvents(database.db, caseId)).toEqual(written);
  });

  test('grows behind its end, and its chain is whole', async () => {
    const caseId = await registerCase(database.db, acknowledged(7));
    await database.db.transaction().execute(async (tx) => {
      const stored = (await lockCases(tx, [caseId])).get(caseId);
      expect(stored).toMatchObject({
        caseId,
        lastSeq: 2,
        state: { revision: 2, subject: 'Lekkage dakkapel' },
      });
      await append(tx, stored ?? newChain(caseId), cameBack(7), note('Gebeld.'));
    });
    const rows = await chainOf(database.db, caseId);
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

  test('refuses to change or lose a row', async () => {
    const caseId = await registerCase(database.db);
    const attempts = [
      database.db.updateTable('case_events').set({ type: 'note_added' }).where('case_id', '=', caseId),
      database.db.deleteFrom('case_events').where('case_id', '=', caseId),
    ];
    for (const attempt of attempts) {
      await expect(attempt.execute()).rejects.toThrow('case_events is append-only');
    }
    expect(await chainOf(database.db, caseId)).toHaveLength(1);
  });
});

describe('events that are sealed', () => {
  test('one after the other give the end behind which the next are sealed', async () => {
    const caseId = await takeNumber(database.db);
    const first = sealEvents(newChain(caseId), asked(registered(), note('Gebeld.')));
    expect(first.end).toEqual({ caseId, lastSeq: 2, lastDigest: first.sealed[1]?.digest });
    const second = sealEvents(first.end, asked(acknowledged(7), cameBack(7), note('Weer gebeld.')));
    expect(second.events.map(({ seq }) => seq)).toEqual([3, 4, 5]);
    await insertEvents(database.db, [...first.sealed, ...second.sealed]);
    const rows = await chainOf(database.db, caseId);
    expect(rows).toHaveLength(5);
    expect(verifyChain(rows)).toBeNull();
    expect(rows.at(-1)?.digest).toBe(second.end.lastDigest);
    expect(await loadEvents(database.db, caseId)).toEqual([...first.events, ...second.events]);
  });

  test('have each a salt of its own: equal words of equal cases have different digests', () => {
    const sealed = [1, 2].flatMap(() => sealEvents(newChain(7), asked(note('Gebeld.'))).sealed);
    expect(new Set(sealed.map(({ salt }) => salt.toString('hex'))).size).toBe(2);
    expect(new Set(sealed.map(({ payloadDigest }) => payloadDigest)).size).toBe(2);
  });

  test('leave the end of a chain where it is when there are none', async () => {
    const end = { caseId: 7, lastSeq: 3, lastDigest: 'ab12' };
    expect(sealEvents(end, [])).toEqual({ sealed: [], events: [], end });
    await insertEvents(database.db, []);
    expect(await chainOf(database.db, 7)).toEqual([]);
  });
});

describe('events of several cases in one statement', () => {
  test('lie each on its own chain with its own words, in whatever order they were put together', async () => {
    const registering = registered();
    const numbers = [
      await takeNumber(database.db),
      await takeNumber(database.db),
      await takeNumber(database.db),
    ];
    const facts = (caseId: number) => [
      registering,
      ...numbers.filter((number) => number <= caseId).map((number) => note(`Zaak ${caseId}, ${number}`)),
    ];
    const sealed = numbers.flatMap((caseId) => sealEvents(newChain(caseId), asked(...facts(caseId))).sealed);
    // Also the last of a chain before its first.
    await insertEvents(database.db, sealed.toReversed());
    for (const caseId of numbers) {
      expect(verifyChain(await chainOf(database.db, caseId))).toBeNull();
      expect(await loadEvents(database.db, caseId)).toEqual(logOf(facts(caseId)));
    }
  });

  test('name the mail that caused each, or none', async () => {
    const caseId = await takeNumber(database.db);
    const [registering, calling] = asked(registered(), note('Gebeld.'));
    if (registering === undefined || calling === undefined) throw new Error('two facts give two events');
    const { rows } = await sql<{ id: number }>`
      insert into inbound_mails (desk, raw_sha256, size_bytes, received_at) values ('desk', 'ab12', 900, now())
      returning id`.execute(database.db);
    const mailId = rows[0]?.id ?? 0;
    const { sealed } = sealEvents(newChain(caseId), [{ ...registering, mailId }, calling]);
    await insertEvents(database.db, sealed);
    expect((await loadEvents(database.db, caseId)).map((event) => event.mailId)).toEqual([mailId, null]);
  });

  test('are all refused when one of them has a place that is taken', async () => {
    const taken = await registerCase(database.db);
    const free = await takeNumber(database.db);
    const sealed = [free, taken].flatMap(
      (caseId) => sealEvents(newChain(caseId), asked(registered())).sealed,
    );
    await expect(insertEvents(database.db, sealed)).rejects.toThrow('case_events_case_id_seq_key');
    expect(await chainOf(database.db, free)).toEqual([]);
  });
});
