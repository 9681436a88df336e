/** A new complaint that may belong to an earlier one (domain.md 2.6). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const TEXT =
  'Onze dakkapel aan Dorpsstraat 12, 1234 AB Voorbeeld lekt sinds de storm van vorige week, er staat water op de vloer.';
const AGAIN = { Subject: 'Nogmaals', 'Message-ID': '<tweede@example.net>' };

describe('a complaint that is sent a second time', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    await desk.deliver(rawMail({}, TEXT));
    await desk.work();
    desk.pass(24 * 60 * 60_000);
    await desk.deliver(rawMail(AGAIN, `Beste mensen,\n${TEXT}`));
    notice = sentTo(await desk.work(), ELS);
  });

  test('is registered, and its notice suggests to merge it with one tap', async () => {
    expect(notice.mail.text).toContain('Misschien hoort dit bij een eerdere klacht');
    expect(notice.mail.text).toContain('waarschijnlijk dezelfde klacht');
    expect(notice.mail.text).toContain('#samenvoegen C-1001-9');
    expect((await loadCase(desk.office.db, 1002))?.state.stage).toBe('received');
  });

  test('is merged by that tap, and by nothing else', async () => {
    await desk.deliver(staffMail('#samenvoegen C-1001-9', { ...inAnswerTo(notice), Subject: 'Re' }));
    await desk.work();
    expect((await loadCase(desk.office.db, 1002))?.state.mergedInto).toBe('C-1001-9');
  });
});

describe('a neighbour with the same defect', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  beforeAll(async () => {
    await desk.deliver(rawMail({}, TEXT));
    await desk.deliver(rawMail({ ...AGAIN, From: 'Piet Bos <piet@example.net>' }, TEXT));
    const left = await desk.work();
    const toEls = left.filter(({ parcel }) => parcel.to === ELS);
    notice = toEls.find(({ mail }) => mail.subject.includes('C-1002')) ?? sentTo(left, ELS);
  });

  test('is no duplicate but maybe one incident, also when both came at once', () => {
    expect(notice.mail.text).toContain('Het blijven twee klachten');
    expect(notice.mail.text).not.toContain('#samenvoegen');
    expect(notice.mail.text).toContain('#koppel C-1001-9');
  });
});

describe('a complaint told by telephone', () => {
  const desk = useDesk(withColleagues);

  test('brings the earlier ones of the same person into the answer to who enters it', async () => {
    const first = await aComplaint(desk);
    const lines = ['#aanmelden telefoon', 'van: Anna de Wit, anna@example.net', 'ontvangen: vandaag', TEXT];
    await desk.deliver(staffMail(lines.join('\n'), inAnswerTo(first)));
    const answer = sentTo(await desk.work(), ELS);
    expect(answer.mail.subject).toContain('OK');
    expect(answer.mail.text).toContain('Zelfde afzender');
    expect(answer.mail.text).toContain('#samenvoegen C-1001-9');
  });
});

describe('a complaint like no other', () => {
  const desk = useDesk(withColleagues);

  test('has no such suggestion', async () => {
    await aComplaint(desk);
    await desk.deliver(
      rawMail(
        { ...AGAIN, From: 'Piet Bos <piet@example.net>' },
        'Mijn deur klemt al een week en niemand komt.',
      ),
    );
    const notice = sentTo(await desk.work(), ELS);
    expect(notice.mail.text).not.toContain('eerdere klacht');
  });
});
