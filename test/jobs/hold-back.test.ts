import { describe, expect, test } from 'vitest';
import { openDocket } from '../../src/jobs/docket.ts';
import { enterDocket } from '../../src/jobs/enter-docket.ts';
import { readBreaker, releaseBreaker } from '../../src/shell/db/breaker-store.ts';
import { lockCases } from '../../src/shell/db/case-store.ts';
import { aWritten } from '../support/letters.ts';
import { type LeftMail, START, type TestDesk, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { claimNext, fileAtOnce } from '../support/two-daemons.ts';

const HOUR = 3_600_000;
const complaint = (index: number) =>
  rawMail({ From: `Bewoner ${index} <bewoner${index}@huis${index}.example>` }, `Huisnummer ${index} lekt.`);
const outside = (left: readonly LeftMail[]) =>
  left.map(({ parcel }) => parcel.to).filter((to) => to.endsWith('.example'));
const subjects = (left: readonly LeftMail[]) => left.map(({ mail }) => mail.subject);
const outbox = ({ office }: TestDesk) =>
  office.db
    .selectFrom('outbound_mails')
    .select(['letter', 'status'])
    .where('audience', '=', 'complainant')
    .execute();

/** Orders the confirmation of case 1001 once more, as `automatic` says. */
async function acknowledgeAgain({ office }: TestDesk, automatic: boolean): Promise<void> {
  const [desk] = office.config.desks;
  if (desk === undefined) throw new Error('the example has a desk');
  await office.db.transaction().execute(async (tx) => {
    const docket = openDocket(office.now(), await lockCases(tx, [1001]));
    docket.letters.push({
      desk,
      letter: 'complainant/received',
      written: aWritten(),
      to: { address: 'anna@example.net', name: '' },
      caseId: 1001,
      reference: 'C-1001-9',
      automatic,
      answers: null,
    });
    await enterDocket(office, tx, docket);
  });
}

describe('a case whose receipt was confirmed', () => {
  const desk = useDesk();

  test('gets no second confirmation by itself: it becomes a task, and staff hear why', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    await acknowledgeAgain(desk, true);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
    expect(left[0]?.mail.text).toContain('De ontvangst van deze klacht is al eerder bevestigd.');
    const tasks = await desk.office.db.selectFrom('staff_tasks').select(['kind', 'case_id']).execute();
    expect(tasks).toEqual([{ kind: 'acknowledge', case_id: 1001 }]);
  });

  test('gets one all the same when a person asks for it', async () => {
    await acknowledgeAgain(desk, false);
    expect((await desk.work()).map(({ parcel }) => parcel.to)).toEqual(['anna@example.net']);
  });
});

describe('a case whose receipt was confirmed by playing back what was understood', () => {
  const desk = useDesk();

  test('gets no confirmation by itself', async () => {
    await desk.deliver(rawMail());
    await desk.work();
    const understood = { letter: 'complainant/understood', automatic: false };
    await desk.office.db
      .updateTable('outbound_mails')
      .set(understood)
      .where('audience', '=', 'complainant')
      .execute();
    await acknowledgeAgain(desk, true);
    expect((await desk.work()).map(({ parcel }) => parcel.to)).toEqual(['els.de.boer@example.net']);
  });
});

describe('a case that had its automatic mails of a day', () => {
  const desk = useDesk((config) => ({ ...config, limits: { ...config.limits, perCasePerDay: 0 } }));

  test('is registered, and a person confirms receipt', async () => {
    await desk.deliver(rawMail());
    expect(await outbox(desk)).toEqual([]);
    await desk.work();
    const { kind } = await desk.office.db.selectFrom('staff_tasks').select('kind').executeTakeFirstOrThrow();
    expect(kind).toBe('acknowledge');
  });
});

describe('more automatic mails in ten minutes than may be', () => {
  const desk = useDesk((config) => ({ ...config, limits: { ...config.limits, totalPerTenMinutes: 3 } }));

  test('leave as long as they are not too many', async () => {
    for (const index of [1, 2, 3]) await desk.deliver(complaint(index));
    expect(outside(await desk.work())).toHaveLength(3);
    expect(await readBreaker(desk.office.db)).toEqual({ state: 'closed' });
  });

  test('wait from the first one too many on, and the coordinator hears of it once', async () => {
    await desk.deliver(complaint(4));
    const left = await desk.work();
    expect(outside(left)).toEqual([]);
    expect(subjects(left)).toContain('Automatische mail aan klagers staat stil');
    await desk.deliver(complaint(5));
    const later = await desk.work();
    expect(outside(later)).toEqual([]);
    expect(subjects(later)).toEqual(['Nieuwe klacht C-1005-6: Lekkage dakkapel']);
    expect(await readBreaker(desk.office.db)).toEqual({
      state: 'tripped',
      trippedAt: START,
      mails: 4,
      waiting: 2,
    });
  });

  test('do not leave by themselves when the ten minutes are over', async () => {
    desk.pass(HOUR);
    expect(outside(await desk.work())).toEqual([]);
  });

  test('leave when a person lets them go, and do not count a second time', async () => {
    await releaseBreaker(desk.office.db, { at: desk.office.now(), by: 'els.de.boer@example.net' });
    expect(outside(await desk.work())).toHaveLength(2);
    desk.pass(1);
    for (const index of [6, 7, 8]) await desk.deliver(complaint(index));
    expect(outside(await desk.work())).toHaveLength(3);
    expect(await readBreaker(desk.office.db)).toEqual({ state: 'closed' });
  });
});

describe('one address that sends complaint after complaint', () => {
  const desk = useDesk((config) => ({
    ...config,
    limits: { ...config.limits, newCasesPerAddressPerHour: 3 },
  }));
  const send = (index: number) => desk.deliver(rawMail({ Subject: `Klacht ${index}` }, `Regel ${index}.`));
  const cases = () => desk.office.db.selectFrom('cases').select('id').orderBy('id').execute();
  const tasks = () =>
    desk.office.db
      .selectFrom('staff_tasks')
      .select(['kind', 'case_id'])
      .where('kind', '<>', 'acknowledge')
      .execute();

  test('opens as many cases as anybody may; the rest joins the last of them, unanswered, with one task', async () => {
    for (const index of [1, 2, 3, 4, 5]) await send(index);
    const left = await desk.work();
    expect((await cases()).map(({ id }) => id)).toEqual([1001, 1002, 1003]);
    expect(left.filter(({ parcel }) => parcel.to === 'anna@example.net')).toHaveLength(3);
    expect(await tasks()).toEqual([{ kind: 'burst', case_id: 1003 }]);
    const flags = await desk.office.db
      .selectFrom('inbound_mails')
      .select(['flags', 'case_id'])
      .orderBy('id')
      .execute();
    expect(flags.map((row) => [row.flags.includes('burst'), row.case_id])).toEqual([
      [false, 1001],
      [false, 1002],
      [false, 1003],
      [true, 1003],
      [true, 1003],
    ]);
  });

  test('leaves everybody else alone', async () => {
    await desk.deliver(complaint(9));
    expect(outside(await desk.work())).toHaveLength(1);
  });

  test('opens a case again an hour later', async () => {
    desk.pass(HOUR);
    await send(6);
    await desk.work();
    expect(await cases()).toHaveLength(5);
  });
});

describe.each([
  {
    limit: 'one address',
    limits: { perAddressPerHour: 1 },
    first: 'anna@huis.example',
    second: 'anna@huis.example',
  },
  {
    limit: 'one domain',
    limits: { perDomainPerHour: 1 },
    first: 'anna@huis.example',
    second: 'piet@huis.example',
  },
])('two daemons at the same moment', ({ limit, limits, first, second }) => {
  const desk = useDesk((config) => ({ ...config, limits: { ...config.limits, ...limits } }));

  test(`keep to the limit of ${limit} together`, async () => {
    await desk.deliver(rawMail({ From: first, Subject: 'Dak' }, 'Het dak lekt.'));
    await desk.deliver(rawMail({ From: second, Subject: 'Deur' }, 'De deur klemt.'));
    await fileAtOnce(desk.office, await claimNext(desk.office), await claimNext(desk.office));
    expect(await outbox(desk)).toHaveLength(1);
  });
});

describe('two daemons that write the last mails of ten minutes at the same moment', () => {
  const desk = useDesk((config) => ({ ...config, limits: { ...config.limits, totalPerTenMinutes: 1 } }));

  test('keep to the limit together: the one too many makes all wait', async () => {
    await desk.deliver(complaint(1));
    await desk.deliver(complaint(2));
    await fileAtOnce(desk.office, await claimNext(desk.office), await claimNext(desk.office));
    expect(await readBreaker(desk.office.db)).toMatchObject({ state: 'tripped', mails: 2 });
  });
});
