/**
 * The appointment to put it right, as both sides see it: moments to choose from, one number as the answer, an invitation
 * that calendars move and take out again (steps 3.1a and 2.1b of the procedure).
 */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { decodeAttachment } from '../../src/shell/decode-attachment.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, inLanguage, replyTo, sentTo } from '../support/staff-mails.ts';
import { openTranscript, type Transcript } from '../support/transcript.ts';

const MINUTE = 60_000;
const ANNA = 'anna@example.net';

const WORDS: Readonly<
  Record<Language, Readonly<Record<'complaint' | 'founded' | 'offer' | 'move' | 'cancel', string>>>
> = {
  nl: {
    complaint: 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?',
    founded: '#gegrond\n#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december\n#verstuur',
    offer:
      '#afspraak dinsdag 1 december 9.00-12.00 uur; donderdag 3 december 13.00-16.00 uur wie Els de Boer\nWilt u het raam in de slaapkamer vrij houden?',
    move: '#afspraak vrijdag 4 december 10.00 uur wie Els de Boer',
    cancel: '#afspraak geen',
  },
  en: {
    complaint: 'Our dormer window has been leaking since the storm of last week. Can you fix this, please?',
    founded: '#founded\n#remedy we renew the sealant by 12 December\n#send',
    offer:
      '#appoint Tuesday 1 December 9:00-12:00; Thursday 3 December 13:00-16:00 who Els de Boer\nPlease keep the window in the bedroom free.',
    move: '#appoint Friday 4 December 10:00 who Els de Boer',
    cancel: '#appoint none',
  },
};

/** What a calendar is told by a mail; null for a mail without an invitation. */
function toldTo({ parcel, mail }: LeftMail) {
  const part = mail.attachments.find(({ name }) => name === 'invite.ics');
  if (part === undefined) return null;
  const text = Buffer.from(decodeAttachment(parcel.bytes, part)).toString();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  return {
    to: parcel.to,
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
  };
}

const told = (mails: readonly LeftMail[]) => mails.flatMap((mail) => toldTo(mail) ?? []);

describe.each(['nl', 'en'] as const)('an appointment (%s)', (language) => {
  const words = WORDS[language];
  const desk = useDesk(inLanguage(language));

  async function decided(story: Transcript): Promise<LeftMail> {
    const notice = sentTo(await story.mailIn(rawMail({ Subject: 'Dakkapel' }, words.complaint)), ELS);
    const answer = sentTo(await story.mailIn(replyTo(words.founded, notice)), ELS);
    await story.later(10 * MINUTE);
    return answer;
  }

  test('is offered, chosen in one number, moved, cancelled; calendars follow', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await decided(story);
    await story.mailIn(replyTo(words.offer, notice));
    const choice = sentTo(await story.later(10 * MINUTE), ANNA);
    const chosen = await story.mailIn(
      rawMail({ ...inAnswerTo(choice), Subject: `Re: ${choice.mail.subject}` }, '2'),
    );
    const confirmed = await story.later(10 * MINUTE);
    const moved = [...(await story.mailIn(replyTo(words.move, notice))), ...(await story.later(10 * MINUTE))];
    const off = [...(await story.mailIn(replyTo(words.cancel, notice))), ...(await story.later(10 * MINUTE))];
    const news = [...told(chosen), ...told(confirmed), ...told(moved), ...told(off)];
    const seen = (address: string) => news.filter(({ to }) => to === address);
    for (const address of [ANNA, ELS]) {
      expect(seen(address).map(({ method }) => method)).toStrictEqual(['REQUEST', 'REQUEST', 'CANCEL']);
      expect(new Set(seen(address).map(({ uid }) => uid)).size).toBe(1);
      const sequences = seen(address).map(({ sequence }) => sequence);
      expect(sequences).toStrictEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    }
    expect(seen(ANNA).map(({ start, end }) => [start, end])).toStrictEqual([
      ['2026-12-03T12:00:00.000Z', '2026-12-03T15:00:00.000Z'],
      ['2026-12-04T09:00:00.000Z', '2026-12-04T10:00:00.000Z'],
      ['2026-12-04T09:00:00.000Z', '2026-12-04T10:00:00.000Z'],
    ]);
    await expect(story.text()).toMatchFileSnapshot(`golden/appointment-${language}.txt`);
  });
});
