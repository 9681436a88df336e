/** What a mail of staff asks for is carried out once, with one answer (commands.md 4, rows 43 and 44). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type LeftMail, type TestDesk, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const MINUTE_MS = 60_000;
const tagsOf = async (desk: TestDesk) => (await stateOf(desk))?.tags;

describe('a command of a colleague who is proven and answers a notice', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
  });

  test('is carried out, and the one answer goes to the address on the roster', async () => {
    const left = await write(desk, '#label +dak', { ...inAnswerTo(notice), 'Reply-To': 'x@evil.example' });
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.subject).toMatch(/^OK C-1001-9/);
    expect(await tagsOf(desk)).toEqual(['dak']);
  });

  test('is not carried out again when the same plan comes within ten minutes', async () => {
    desk.pass(9 * MINUTE_MS);
    const left = await write(desk, '#label +dak', { ...inAnswerTo(notice), Subject: 'Nog eens' });
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.text).toContain('T-1-');
    expect(await statusesOf(desk)).toEqual(['done', 'answered']);
  });

  test('is looked at again after that, when it was written anew', async () => {
    desk.pass(2 * MINUTE_MS);
    const date = desk.office.now().toUTCString();
    await write(desk, '#label +dak', { ...inAnswerTo(notice), Subject: 'Weer', Date: date });
    expect((await statusesOf(desk)).at(-1)).not.toBe('answered');
  });

  test('is never carried out again when it is the mail of then under another Message-ID', async () => {
    desk.pass(600 * MINUTE_MS);
    const left = await write(desk, '#label +dak', {
      ...inAnswerTo(notice),
      'Message-ID': '<other@example.net>',
    });
    expect(left[0]?.mail.subject).toMatch(/^AL GEDAAN/);
    expect((await statusesOf(desk)).at(-1)).toBe('answered');
  });
});
