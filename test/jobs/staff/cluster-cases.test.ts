/** One incident, several complainants: the cases are linked, and one text goes as a mail to each (domain.md 1 row E17). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../../src/shell/db/case-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import { aComplaint, ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../../support/staff-mails.ts';

const DELAY_MS = 11 * 60_000;
const NEIGHBOUR = 'bram@woning.example';

describe('cases of one incident', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  let answer: LeftMail;
  const write = async (text: string) => {
    await desk.deliver(staffMail(text, { ...inAnswerTo(notice), Subject: 'Re' }));
    return desk.work();
  };

  beforeAll(async () => {
    notice = await aComplaint(desk);
    await desk.deliver(
      rawMail({
        From: `Bram Mol <${NEIGHBOUR}>`,
        Subject: 'Ook bij ons lekt het',
        'Message-ID': '<buurman@example.org>',
      }),
    );
    await desk.work();
    answer = sentTo(await write('#groep C-1002-4'), ELS);
  });

  test('are linked both ways, and stay cases of their own', async () => {
    const one = (await loadCase(desk.office.db, 1001))?.state;
    const other = (await loadCase(desk.office.db, 1002))?.state;
    expect(one?.linked).toStrictEqual([{ other: 'C-1002-4', how: 'cluster' }]);
    expect(other?.linked).toStrictEqual([{ other: 'C-1001-9', how: 'cluster' }]);
    expect(other?.closing).toBeNull();
    expect(answer.mail.text.replace(/\s+/g, ' ')).toContain('C-1001-9, C-1002-4');
  });

  test('are told nothing of each other by it', async () => {
    desk.pass(DELAY_MS);
    expect(await desk.work()).toStrictEqual([]);
  });

  test('get one text as a mail to each, and never see the address of another', async () => {
    const asked = sentTo(
      await write('#bij C-1001-9, C-1002-4\n#antwoord Wij onderzoeken het dak van het hele blok.'),
      ELS,
    );
    // A reply to the notice of one case is no proof for the other one.
    expect(asked.mail.subject).toContain('GRAAG BEVESTIGEN');
    await desk.deliver(staffMail('#ja', { ...inAnswerTo(asked), Subject: 'Re' }));
    await desk.work();
    desk.pass(DELAY_MS);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to).toSorted()).toStrictEqual(['anna@example.net', NEIGHBOUR]);
    for (const { mail } of left) {
      expect([...mail.to, ...mail.cc]).toHaveLength(1);
      expect(mail.text).toContain('het dak van het hele blok');
    }
  });

  test('are not linked with a case that does not exist, or with themselves', async () => {
    expect(sentTo(await write('#groep C-1042-9'), ELS).mail.subject).toContain('NIETS UITGEVOERD');
    expect(sentTo(await write('#groep C-1001-9'), ELS).mail.subject).toContain('NIETS UITGEVOERD');
  });
});

describe('a representative with a mail address', () => {
  const desk = useDesk(withColleagues);

  test('gets the letters from then on, and is greeted by name', async () => {
    const notice = await aComplaint(desk);
    const fields = { ...inAnswerTo(notice), Subject: 'Re' };
    await desk.deliver(staffMail('#machtiging Karin Vos, k.vos@recht.example', fields));
    const answer = sentTo(await desk.work(), ELS);
    expect(answer.mail.text).toContain('Karin Vos (k.vos@recht.example)');
    await desk.deliver(staffMail('#antwoord Wij onderzoeken het dak.', fields));
    await desk.work();
    desk.pass(DELAY_MS);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual(['k.vos@recht.example']);
    expect(left[0]?.mail.text).toContain('Karin Vos');
  });
});
