/** The gate before every act: proof, and an old view of the case (commands.md 4, rows 47 and 48). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, type TestDesk, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  statusesOf,
  withColleagues,
} from '../../support/staff-mails.ts';

const UNPROVEN = { 'Authentication-Results': null };
const FROM_LEO = { From: `Leo Vos <${LEO}>` };
const stateOf = async (desk: TestDesk) => (await loadCase(desk.office.db, 1001))?.state;
const tagsOf = async (desk: TestDesk) => (await stateOf(desk))?.tags;

describe('a command of a colleague who cannot be proven', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
  });

  test.each<[string, string | null]>([
    ['because nothing is said', null],
    ['because another server says it', 'mx.evil.example; dmarc=pass header.from=example.net'],
    ['because From is false', 'mx.example.org; dmarc=fail header.from=example.net'],
  ])('waits, %s, and the question goes to the roster', async (_, results) => {
    await desk.deliver(
      staffMail('#label +dak', {
        ...inAnswerTo(notice),
        'Authentication-Results': results,
        Subject: `Label ${results}`,
      }),
    );
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.text).toMatch(/#ja T-\d+-\d/);
    expect((await statusesOf(desk)).at(-1)).toBe('waiting');
    expect(await tagsOf(desk)).toEqual([]);
  });

  test('keeps even a note back: nothing of it is on the case', async () => {
    await desk.deliver(staffMail('Hij liegt.', { ...inAnswerTo(notice), ...UNPROVEN }));
    const left = await desk.work();
    expect(left[0]?.mail.text).toMatch(/#ja T-\d+-\d/);
    expect((await stateOf(desk))?.noteCount).toBe(0);
  });
});

describe('a mail to the desk without a token', () => {
  const desk = useDesk(withColleagues);
  beforeAll(() => aComplaint(desk));

  test('does what needs no token at once', async () => {
    await desk.deliver(staffMail('#label +dak', { Subject: 'C-1001-9' }));
    await desk.work();
    expect(await tagsOf(desk)).toEqual(['dak']);
  });

  test('waits for a confirmation with what moves the case', async () => {
    await desk.deliver(staffMail('#bezwaar zij wil meer', { Subject: 'C-1001-9' }));
    await desk.deliver(staffMail('#ongegrond Het dak is van 1950.', { Subject: 'C-1001-9' }));
    const left = await desk.work();
    expect(left.map(({ mail }) => /#ja T-\d+-\d/.test(mail.text))).toEqual([false, true]);
    expect((await stateOf(desk))?.points[0]?.finding).toBeNull();
  });
});

describe('a desk that can prove nothing', () => {
  const desk = useDesk((config) => {
    const changed = withColleagues(config);
    return { ...changed, desks: changed.desks.map((each) => ({ ...each, trustedAuthServ: null })) };
  });
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
  });

  test('keeps a note at once, and notes that nothing was proven', async () => {
    await desk.deliver(staffMail('Zij belde.', inAnswerTo(notice)));
    const left = await desk.work();
    expect(left[0]?.mail.subject).toContain('NIET verstuurd');
    const [row] = await desk.office.db.selectFrom('staff_transactions').select('proof').execute();
    expect(row?.proof).toMatchObject({ level: 'A0', source: 'none' });
  });

  test('asks one more tap for every act', async () => {
    await desk.deliver(staffMail('#label +dak', inAnswerTo(notice)));
    const question = sentTo(await desk.work(), ELS);
    await desk.deliver(staffMail(`#ja ${numberIn(question)}`, inAnswerTo(question)));
    await desk.work();
    expect(await tagsOf(desk)).toEqual(['dak']);
  });
});

describe('a case that a colleague moved since the notice', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
    await desk.deliver(
      staffMail('#bij C-1001-9\n#ongegrond Het dak is van 1950.', { ...FROM_LEO, Subject: 'Zaak' }),
    );
    const question = sentTo(await desk.work(), LEO);
    await desk.deliver(staffMail(`#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO }));
    await desk.work();
  });

  test('takes facts at once', async () => {
    await desk.deliver(staffMail('#label +dak', inAnswerTo(notice)));
    await desk.work();
    expect(await tagsOf(desk)).toEqual(['dak']);
  });

  test('is moved only after a question that says what happened, and then it is', async () => {
    await desk.deliver(staffMail('#gegrond De aannemer erkent het.', inAnswerTo(notice)));
    const question = sentTo(await desk.work(), ELS);
    expect(question.mail.text).toContain('Leo Vos');
    expect((await stateOf(desk))?.points[0]?.finding).toBe('unfounded');
    await desk.deliver(staffMail(`#ja ${numberIn(question)}`, inAnswerTo(question)));
    await desk.work();
    expect((await stateOf(desk))?.points[0]?.finding).toBe('founded');
  });
});
