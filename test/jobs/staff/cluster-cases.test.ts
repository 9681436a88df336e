/** One incident, several complainants: the cases are linked, and one text goes as a mail to each (domain.md 1 row E17). */
import { beforeAll, describe, expect, test } from 'vitest';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import {
  aComplaint,
  ELS,
  inAnswerTo,
  sentTo,
  stateOf,
  withColleagues,
  write,
} from '../../support/staff-mails.ts';

const DELAY_MS = 11 * 60_000;
const NEIGHBOUR = 'bram@woning.example';

describe('cases of one incident', () => {
  const desk = useDesk(withColleagues);
  let notice: LeftMail;
  let answer: LeftMail;
  const say = (text: string) => write(desk, text, { ...inAnswerTo(notice), Subject: 'Re' });

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
    answer = sentTo(await say('#groep C-1002-4'), ELS);
  });

  test('are linked both ways, and stay cases of their own', async () => {
    const one = await stateOf(desk, 1001);
    const other = await stateOf(desk, 1002);
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
      await say('#bij C-1001-9, C-1002-4\n#antwoord Wij onderzoeken het dak van het hele blok.'),
      ELS,
    );
    // A reply to the notice of one case is no proof for the other one.
    expect(asked.mail.subject).toContain('GRAAG BEVESTIGEN');
    await write(desk, '#ja', { ...inAnswerTo(asked), Subject: 'Re' });
    desk.pass(DELAY_MS);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to).toSorted()).toStrictEqual(['anna@example.net', NEIGHBOUR]);
    for (const { mail } of left) {
      expect([...mail.to, ...mail.cc]).toHaveLength(1);
      expect(mail.text).toContain('het dak van het hele blok');
    }
  });

  test('are not linked with a case that does not exist, or with themselves', async () => {
    expect(sentTo(await say('#groep C-1042-9'), ELS).mail.subject).toContain('NIETS UITGEVOERD');
    expect(sentTo(await say('#groep C-1001-9'), ELS).mail.subject).toContain('NIETS UITGEVOERD');
  });
});

describe('a representative with a mail address', () => {
  const desk = useDesk(withColleagues);

  test('gets the letters from then on, and is greeted by name', async () => {
    const notice = await aComplaint(desk);
    const fields = { ...inAnswerTo(notice), Subject: 'Re' };
    const answer = sentTo(await write(desk, '#machtiging Karin Vos, k.vos@recht.example', fields), ELS);
    expect(answer.mail.text).toContain('Karin Vos (k.vos@recht.example)');
    await write(desk, '#antwoord Wij onderzoeken het dak.', fields);
    desk.pass(DELAY_MS);
    const left = await desk.work();
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual(['k.vos@recht.example']);
    expect(left[0]?.mail.text).toContain('Karin Vos');
  });
});
