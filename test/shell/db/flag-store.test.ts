/** What digests leave behind: flags with their numbers, what managers said, and what the numbers of a mail stand for. */
import { describe, expect, test } from 'vitest';
import { claimAsked, endAsked, noteAsked } from '../../../src/shell/db/asked-store.ts';
import { listHandlerTasks } from '../../../src/shell/db/day-list-store.ts';
import { findDigest, lastPeriodDone, saveDigest } from '../../../src/shell/db/digest-store.ts';
import {
  flagNumbers,
  flagRow,
  loadPast,
  numberRows,
  saveFlags,
  settleFlag,
  setVolume,
  snoozeRow,
} from '../../../src/shell/db/flag-store.ts';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { savePromises } from '../../../src/shell/db/promise-store.ts';
import { takePeriod } from '../../../src/shell/db/schedule-store.ts';
import { openTasks } from '../../../src/shell/db/task-store.ts';
import { useDatabase } from '../../support/database.ts';
import { PIETER } from '../../support/given.ts';
import { registerCase } from '../../support/stored-cases.ts';
import { fetched } from '../../support/stored-mails.ts';

const NOW = new Date('2026-11-23T06:00:00Z');
const database = useDatabase();

describe('the register of flags', () => {
  const flag = (row: string, since: string, lastFlagged = since) => ({ row, since, lastFlagged, fate: null });

  test('numbers flags by desk, keeps the numbers, and follows them', async () => {
    const { db } = database;
    await saveFlags(db, 'klachten', []);
    await saveFlags(db, 'klachten', [flag('category:leak', '2026-W45'), flag('category:delay', '2026-W45')]);
    await saveFlags(db, 'klachten', [
      flag('category:leak', '2026-W45', '2026-W46'),
      flag('cause:execution', '2026-W46'),
      flag('category:delay', '2026-W45'),
    ]);
    expect(await flagNumbers(db, 'klachten')).toStrictEqual(
      new Map([
        ['category:delay', 1],
        ['category:leak', 2],
        ['cause:execution', 3],
      ]),
    );
    expect((await loadPast(db, 'klachten')).flags).toContainEqual(
      flag('category:leak', '2026-W45', '2026-W46'),
    );
    expect(await flagRow(db, 'klachten', 3)).toBe('cause:execution');
    expect(await flagRow(db, 'elders', 3)).toBeNull();
  });

  test('keeps what managers said: silence, volumes, and what came of a flag', async () => {
    const { db } = database;
    const by = { by: 'manager@example.net', at: NOW };
    await snoozeRow(db, { desk: 'klachten', row: 'category:leak', until: '2027-01-04', why: 'known', ...by });
    await setVolume(db, { desk: 'klachten', week: '2026-W46', unit: 'deliveries', amount: 40, ...by });
    await setVolume(db, { desk: 'klachten', week: '2026-W46', unit: 'deliveries', amount: 41, ...by });
    await settleFlag(db, 'klachten', 2, { fate: 'real', ...by });
    const past = await loadPast(db, 'klachten');
    expect(past.snoozes).toStrictEqual([{ row: 'category:leak', until: '2027-01-04', why: 'known' }]);
    expect(past.volumes).toStrictEqual(new Map([['2026-W46', 41]]));
    expect(past.flags.find(({ row }) => row === 'category:leak')?.fate).toBe('real');
  });

  test('gives the next numbers to rows that have none', () => {
    const known = new Map([['a', 4]]);
    expect(numberRows(['b', 'a', 'c'], known)).toStrictEqual(
      new Map([
        ['b', 5],
        ['a', 4],
        ['c', 6],
      ]),
    );
  });
});

test('the last period that was done is known, and a digest that was not sent is none', async () => {
  const { db } = database;
  expect(await lastPeriodDone(db, 'digest-week:klachten')).toBeNull();
  for (const period of ['2026-W46', '2026-W47', '2026-W45'])
    await takePeriod(db, 'digest-week:klachten', period, NOW);
  expect(await lastPeriodDone(db, 'digest-week:klachten')).toBe('2026-W47');
  expect(await findDigest(db, [99])).toBeNull();
  const digest = {
    outboundId: 99,
    desk: 'klachten',
    period: '2026-W47',
    toAddress: 'a@example.net',
    rows: [],
  };
  await expect(saveDigest(db, { ...digest, madeAt: NOW })).rejects.toThrow('digests_outbound_id_fkey');
});

test('a handler has the terms of open cases that are their own, until a day', async () => {
  const { db } = database;
  await registerCase(db, { type: 'handler_assigned', handler: PIETER });
  await registerCase(db);
  const tasks = await listHandlerTasks(db, { clocks: ['decision'], until: '2027-01-31', timeZone: 'UTC' });
  expect(tasks).toMatchObject([{ handler: PIETER.address, reference: 'C-1001-9', what: 'clock.decision' }]);
  expect(
    await listHandlerTasks(db, { clocks: ['decision'], until: '2026-11-18', timeZone: 'UTC' }),
  ).toStrictEqual([]);
  expect(await listHandlerTasks(db, { clocks: [], until: '2027-01-31', timeZone: 'UTC' })).toStrictEqual([]);
});

test('what is to be paid is due on the day that was promised, not on the day on which that became clear', async () => {
  const { db } = database;
  const caseId = await registerCase(db, { type: 'handler_assigned', handler: PIETER });
  await openTasks(db, [{ kind: 'to-pay', desk: 'klachten', caseId, mailId: null, at: NOW }]);
  const payment = { number: 1, kind: 'payment', about: '', madeAt: NOW.toISOString(), moves: 0 } as const;
  const [due, open] = ['2026-12-07', { settledAt: null, state: 'open' }] as const;
  await savePromises(db, [{ caseId, promises: [{ ...payment, due, firstDue: due, ...open }] }]);
  const until = (day: string) => listHandlerTasks(db, { clocks: [], until: day, timeZone: 'UTC' });
  expect(await until('2026-12-04')).toStrictEqual([]);
  expect(await until('2026-12-07')).toMatchObject([{ what: 'task.to-pay', dueOn: '2026-12-07' }]);
});

test('what a daemon began to make before it ended is taken again, and by nobody once it is done', async () => {
  const { db } = database;
  const [stored] = await storeMails(db, [fetched(1)]);
  const asked = {
    by: 'leo@example.net',
    transaction: 7,
    reports: [{ report: 'register', period: null }],
  } as const;
  await noteAsked(db, { ...asked, mailId: stored?.mailId ?? 0, at: NOW });
  expect(await claimAsked(db)).toMatchObject({ ...asked, attempt: 1 });
  const again = await claimAsked(db);
  expect(again).toMatchObject({ ...asked, attempt: 2 });
  expect(await endAsked(db, again?.id ?? 0, NOW)).toBe(true);
  expect(await endAsked(db, again?.id ?? 0, NOW)).toBe(false);
  expect(await claimAsked(db)).toBeNull();
});
