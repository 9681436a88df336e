/** The gate before every act: proof, and an old view of the case (commands.md 4, rows 47 and 48). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type LeftMail, type TestDesk, useDesk } from '../../support/office.ts';
import {
  aComplaint,
  ELS,
  FROM_LEO,
  inAnswerTo,
  LEO,
  numberIn,
  sentTo,
  staffMail,
  stateOf,
  statusesOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const UNPROVEN = { 'Authentication-Results': null };
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
    const left = await write(desk, '#label +dak', {
      ...inAnswerTo(notice),
      'Authentication-Results': results,
      Subject: `Label ${results}`,
    });
    expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(left[0]?.mail.text).toMatch(/#ja T-\d+-\d/);
    expect((await statusesOf(desk)).at(-1)).toBe('waiting');
    expect(await tagsOf(desk)).toEqual([]);
  });

  test('keeps even a note back: nothing of it is on the case', async () => {
    const left = await write(desk, 'Hij liegt.', { ...inAnswerTo(notice), ...UNPROVEN });
    expect(left[0]?.mail.text).toMatch(/#ja T-\d+-\d/);
    expect((await stateOf(desk))?.noteCount).toBe(0);
  });
});

describe('a mail to the desk without a token', () => {
  const desk = useDesk(withColleagues);
  beforeAll(() => aComplaint(desk));

  test('does what needs no token at once', async () => {
    await write(desk, '#label +dak', { Subject: 'C-1001-9' });
    expect(await tagsOf(desk)).toEqual(['dak']);
  });

  test('waits for a confirmation with what moves the case', async () => {
    await desk.deliver(staffMail('#bezwaar zij wil meer', { Subject: 'C-1001-9' }));
    const left = await write(desk, '#ongegrond Het dak is van 1950.', { Subject: 'C-1001-9' });
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
    const left = await write(desk, 'Zij belde.', inAnswerTo(notice));
    expect(left[0]?.mail.subject).toContain('NIET verstuurd');
    const [row] = await desk.office.db.selectFrom('staff_transactions').select('proof').execute();
    expect(row?.proof).toMatchObject({ level: 'A0', source: 'none' });
  });

  test('asks one more tap for every act', async () => {
    const question = sentTo(await write(desk, '#label +dak', inAnswerTo(notice)), ELS);
    await write(desk, `#ja ${numberIn(question)}`, inAnswerTo(question));
    expect(await tagsOf(desk)).toEqual(['dak']);
  });
});

describe('a case that a colleague moved since the notice', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    notice = await aComplaint(desk);
    const question = sentTo(
      await write(desk, '#bij C-1001-9\n#ongegrond Het dak is van 1950.', { ...FROM_LEO, Subject: 'Zaak' }),
      LEO,
    );
    await write(desk, `#ja ${numberIn(question)}`, { ...inAnswerTo(question), ...FROM_LEO });
  });

  test('takes facts at once', async () => {
    await write(desk, '#label +dak', inAnswerTo(notice));
    expect(await tagsOf(desk)).toEqual(['dak']);
  });

  test('is moved only after a question that says what happened, and then it is', async () => {
    const question = sentTo(await write(desk, '#gegrond De aannemer erkent het.', inAnswerTo(notice)), ELS);
    expect(question.mail.text).toContain('Leo Vos');
    expect((await stateOf(desk))?.points[0]?.finding).toBe('unfounded');
    await write(desk, `#ja ${numberIn(question)}`, inAnswerTo(question));
    expect((await stateOf(desk))?.points[0]?.finding).toBe('founded');
  });
});
