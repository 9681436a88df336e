import { describe, expect, test } from 'vitest';
import { discardHeldMail } from '../../src/jobs/discard-held-mail.ts';
import { remindOfWaiting } from '../../src/jobs/remind-of-waiting.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const HOUR = 3_600_000;
const ELS = 'els.de.boer@example.net';

/** The clock begins on Tuesday 17 November 2026, 11:00 in Amsterdam. */
describe('what waits for a person since more than a working day', () => {
  const desk = useDesk();

  async function remind(): Promise<readonly string[]> {
    await remindOfWaiting(desk.office);
    return (await desk.work()).map(({ mail, parcel }) => `${parcel.to}: ${mail.subject}`);
  }

  test('is not told on the day itself, nor before the same time of the next working day', async () => {
    await desk.deliver(rawMail({ 'X-Spam-Flag': 'YES' }));
    await desk.deliver(rawMail({ 'X-Loop': 'helpdesk', From: 'Bram Vos <bram@example.net>' }));
    await desk.work();
    expect(await remind()).toEqual([]);
    desk.pass(23 * HOUR);
    expect(await remind()).toEqual([]);
  });

  test('is told in one mail, once a day, by whichever daemon comes first, from eight in the morning', async () => {
    desk.pass(21 * HOUR);
    expect(await remind()).toEqual([]);
    desk.pass(HOUR);
    const [one, other] = await Promise.all([remindOfWaiting(desk.office), remindOfWaiting(desk.office)]);
    expect([one, other].toSorted()).toEqual([0, 2]);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.subject).toBe('Wacht nog op een mens: 2');
    expect(left[0]?.mail.text).toContain('mail 1, 17 nov');
    expect(left[0]?.mail.text).toContain('C-1001-9, 17 nov');
    desk.pass(8 * HOUR);
    expect(await remind()).toEqual([]);
  });

  test('is told late on a day on which nothing ran in the morning, and never in a weekend', async () => {
    desk.pass(24 * HOUR);
    expect(await remind()).toEqual([`${ELS}: Wacht nog op een mens: 2`]);
    desk.pass(24 * HOUR);
    expect(await remind()).toEqual([]);
    desk.pass(48 * HOUR);
    await discardHeldMail(desk.office, { mailId: 1, by: ELS, why: 'advertising' });
    expect(await remind()).toEqual([`${ELS}: Wacht nog op een mens: 1`]);
  });
});
