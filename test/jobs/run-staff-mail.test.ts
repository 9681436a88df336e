import { beforeAll, describe, expect, test } from 'vitest';
import { loadEvents } from '../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { aComplaint, ELS, inAnswerTo, staffMail, withColleagues } from '../support/staff-mails.ts';

describe('a mail of a colleague without a command', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
  });

  test('is a note for colleagues, and the one answer says that it was not sent', async () => {
    await desk.deliver(staffMail('Ik denk dat hij liegt.', inAnswerTo(notice)));
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.subject).toContain('NIET verstuurd');
    const last = (await loadEvents(desk.office.db, 1001)).at(-1);
    expect(last?.fact).toMatchObject({ type: 'note_added', text: 'Ik denk dat hij liegt.' });
    expect(last?.by).toMatchObject({
      kind: 'staff',
      address: ELS,
      proof: { level: 'A2', source: 'boundary', domain: 'example.net', transaction: 1 },
    });
  });
});
