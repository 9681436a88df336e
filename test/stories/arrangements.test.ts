/**
 * What was arranged with people holds until it ends: each story is one complaint of its own, played on one desk
 * (domain.md 2.6).
 */
import { describe, expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, LEO, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ANNA = 'anna@example.net';
const RUNNING = new AbortController().signal;
const ADDRESSES: Readonly<Record<string, string>> = { Els: ELS, Leo: LEO };

describe('what was arranged holds until it ends', () => {
  const desk = useDesk(withColleagues);

  async function comesIn(raw: string): Promise<readonly LeftMail[]> {
    await desk.deliver(raw);
    const left = await desk.work();
    desk.pass(MINUTE);
    return left;
  }
  const complains = async (words: string): Promise<LeftMail> =>
    sentTo(await comesIn(rawMail({ Subject: 'Dakkapel' }, words)), ELS);
  const says = (who: 'Els' | 'Leo', text: string, to: LeftMail): Promise<readonly LeftMail[]> => {
    const from = `${who} <${ADDRESSES[who] ?? ''}>`;
    return comesIn(staffMail(text, { ...inAnswerTo(to), From: from, Subject: `Re: ${to.mail.subject}` }));
  };
  const writes = (text: string, to: LeftMail): Promise<readonly LeftMail[]> =>
    comesIn(rawMail({ ...inAnswerTo(to), Subject: `Re: ${to.mail.subject}` }, text));
  async function later(milliseconds: number): Promise<readonly LeftMail[]> {
    desk.pass(milliseconds);
    await watchClocks(desk.office, RUNNING);
    return desk.work();
  }
  const toldOf = (left: readonly LeftMail[], subject: string) =>
    left.flatMap(({ parcel, mail }) => (mail.subject.includes(subject) ? [parcel.to] : []));

  test('a contact arrangement is followed by our own notices and letters', async () => {
    const notice = await complains('Onze dakkapel lekt. Doe er iets aan.');
    const assigned = sentTo(await says('Els', '#toewijzen Leo', notice), LEO);
    const arranged = await says(
      'Leo',
      '#beperk Schrijf ons alleen per mail: u schold een collega uit, tot 1 maart 2027\ncontactpersoon: Els\nkanaal: mail\nlezen: maandelijks',
      assigned,
    );
    const shown = sentTo(arranged, LEO).mail.text;
    expect(shown).toContain('alleen per mail');
    const letter = sentTo(await later(11 * MINUTE), ANNA);
    expect(letter.mail.text).toContain('Wie u antwoordt: Els');
    expect(letter.mail.text).not.toContain('bel ons');
    expect(toldOf(await writes('Nog steeds niets gehoord. Belachelijk.', letter), 'bericht')).toEqual([]);
    const danger = await writes('Het plafond is ingestort, er is acuut gevaar.', letter);
    expect(toldOf(danger, 'bericht van de klager')).toEqual([ELS]);
    expect(
      toldOf(
        await comesIn(
          rawMail({ Subject: 'Andere klacht' }, 'Uw auto reed mijn hek omver. Dat is een nieuwe klacht.'),
        ),
        'Nieuwe klacht',
      ),
    ).toContain(ELS);
    const status = await says('Els', '#stand', notice);
    expect(sentTo(status, ELS).mail.text.replace(/\s+/gu, ' ')).toContain(
      'tot en met maandag 1 maart 2027: alleen per mail; alleen met Els de Boer; wij lezen één keer per maand',
    );
    const months = [...(await later(20 * DAY)), ...(await later(11 * DAY))];
    expect(toldOf(months, 'te lezen')).toEqual([ELS]);
    expect(toldOf(await later(25 * DAY), 'nog nodig')).toEqual([LEO]);
    expect(toldOf(await later(60 * DAY), 'is voorbij')).toEqual([LEO]);
  });
});
