import { describe, expect, test } from 'vitest';
import { examineHealth } from '../../src/jobs/examine-health.ts';
import { tripBreaker } from '../../src/shell/db/breaker-store.ts';
import { saveProgress } from '../../src/shell/db/ledger-store.ts';
import { flagAddresses } from '../../src/shell/db/outbox-store.ts';
import { START, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const MINUTE = 60_000;

describe('how the desk is doing', () => {
  const desk = useDesk();
  const examine = () => examineHealth(desk.office, START);
  const read = (missing = 0) =>
    saveProgress(desk.office.db, 'klachten', 'INBOX', {
      uidValidity: 1,
      watermarkUid: 1,
      uidNext: 2,
      polledAt: desk.office.now(),
      missing,
      reconciledAt: null,
    });

  test('a desk that was never read is well for a quarter of an hour', async () => {
    expect(await examine()).toMatchObject({
      ok: true,
      mailboxes: [{ desk: 'klachten', polled: null, seconds: null }],
      outbox: { count: 0, seconds: null },
    });
    desk.pass(16 * MINUTE);
    expect(await examine()).toMatchObject({
      ok: false,
      problems: [{ code: 'mailbox-not-read', desk: 'klachten' }],
    });
    await read(2);
    expect(await examine()).toMatchObject({
      ok: true,
      mailboxes: [{ polled: desk.office.now(), seconds: 0, missing: 2 }],
    });
  });

  test('what waits for people and for processing is counted with its age, and is no reason to come', async () => {
    await desk.deliver(rawMail({ 'X-Spam-Flag': 'YES' }));
    await desk.deliver(rawMail({ 'X-Loop': 'helpdesk', From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    await desk.deliver(rawMail({ From: 'Karin Bos <karin@example.net>' }));
    await flagAddresses(desk.office.db, new Map([['weg@example.net', 'returned: 5.1.1']]));
    desk.pass(5 * MINUTE);
    const report = await examine();
    expect(report).toMatchObject({
      ok: true,
      waiting: {
        held: { count: 1, seconds: 300 },
        acknowledge: { count: 1, seconds: 300 },
        quarantined: { count: 0, seconds: null },
      },
      unprocessed: { count: 1, seconds: 300 },
      bouncedAddresses: 1,
    });
    expect(JSON.stringify(report)).not.toContain('@');
  });

  test('mail that does not leave for a quarter of an hour is one, however often it was tried', async () => {
    desk.answerWith = () => ({ outcome: 'transient', reason: '451 4.3.0 later' });
    await desk.work();
    expect(await examine()).toMatchObject({ ok: true });
    desk.pass(14 * MINUTE);
    await desk.work();
    await read();
    desk.pass(2 * MINUTE);
    expect(await examine()).toMatchObject({ ok: false, problems: [{ code: 'outbox-stands-still' }] });
    desk.answerWith = () => ({ outcome: 'accepted', reply: '250 ok' });
    desk.pass(60 * MINUTE);
    await desk.work();
    await read();
    expect(await examine()).toMatchObject({ ok: true, outbox: { count: 0 } });
  });

  test('automatic mail that is paused is one', async () => {
    await tripBreaker(desk.office.db, desk.office.now(), 61);
    expect(await examine()).toMatchObject({
      ok: false,
      problems: [{ code: 'automatic-mail-paused' }],
      breaker: { state: 'tripped', mails: 61 },
    });
  });
});
