/**
 * A founded complaint that somebody outside puts right (step 3.2 of the procedure): the order, a reminder, a day, done
 * with a photo, and the handler who hears of each. The complainant gets no word of it.
 */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, inLanguage, replyTo, sentTo } from '../support/staff-mails.ts';
import { openTranscript } from '../support/transcript.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const KEES = 'kees@kitbedrijf.example';
const RUNNING = new AbortController().signal;

const WORDS = {
  nl: {
    complaint: 'Onze dakkapel lekt sinds de storm van vorige week. Mijn buurman Piet zag het ook.',
    decided:
      '#gegeven telefoon: 06 12 34 56 78\n#gegeven object: Dorpsstraat 12, 3511 AB Utrecht\n#gegrond de kitvoeg is niet goed aangebracht\n#herstel wij vernieuwen de kitvoeg, uiterlijk 18 december\n#verstuur',
    order:
      '#opdracht Kees Vos <kees@kitbedrijf.example> uiterlijk 11 december\nWilt u de kitvoeg rond de dakkapel vernieuwen?',
    yes: 'JA 4 december',
    done: 'GEREED De voeg is vernieuwd.',
  },
  en: {
    complaint:
      'Our dormer window has been leaking since the storm of last week. My neighbour Pete saw it too.',
    decided:
      '#set phone: 06 12 34 56 78\n#set object: Dorpsstraat 12, 3511 AB Utrecht\n#founded the sealant was not applied well\n#remedy we renew the sealant by 18 December\n#send',
    order:
      '#work Kees Vos <kees@kitbedrijf.example> by 11 December\nWould you please renew the sealant around the dormer window?',
    yes: 'YES 4 December',
    done: 'DONE The sealant is renewed.',
  },
} as const satisfies Readonly<Record<Language, object>>;

function withPhoto(text: string): { readonly fields: Record<string, string>; readonly body: string } {
  return {
    fields: { 'Content-Type': 'multipart/mixed; boundary=b' },
    body: `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--b\nContent-Type: image/jpeg; name="voeg.jpg"\nContent-Disposition: attachment; filename="voeg.jpg"\nContent-Transfer-Encoding: base64\n\n/9j/4AAQSkZJRg==\n--b--`,
  };
}

describe.each(['nl', 'en'] as const)('work of somebody outside (%s)', (language) => {
  const words = WORDS[language];
  const desk = useDesk(inLanguage(language));

  test('is ordered, reminded of, planned, reported done, and told to the handler alone', async () => {
    const story = openTranscript(desk, MINUTE);
    const executor = (text: string, mail: LeftMail, fields: Record<string, string> = {}) =>
      rawMail(
        { From: `Kees Vos <${KEES}>`, ...inAnswerTo(mail), Subject: `Re: ${mail.mail.subject}`, ...fields },
        text,
      );
    const notice = sentTo(await story.mailIn(rawMail({}, words.complaint)), ELS);
    const decided = sentTo(await story.mailIn(replyTo(words.decided, notice)), ELS);
    await story.later(10 * MINUTE);
    const answered = await story.mailIn(replyTo(words.order, decided));
    expect(answered.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    const [order] = await story.later(10 * MINUTE);
    if (order === undefined) throw new Error('the order did not leave');
    expect(order.parcel.to).toBe(KEES);
    expect(order.mail.text).not.toMatch(/buurman|neighbour|storm/);

    await watchClocks(desk.office, RUNNING);
    desk.pass(8 * DAY);
    await watchClocks(desk.office, RUNNING);
    const chased = await story.later(0);
    const [chaser] = chased.filter(({ parcel }) => parcel.to === KEES);
    if (chaser === undefined) throw new Error('nobody was reminded');
    expect(chaser.mail.text).toContain('06 12 34 56 78');

    const accepted = await story.mailIn(executor(words.yes, chaser));
    expect(accepted.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    const { fields, body } = withPhoto(words.done);
    const done = await story.mailIn(executor(body, order, fields));
    expect(done.map(({ parcel }) => parcel.to)).toEqual([ELS]);
    expect(sentTo(done, ELS).mail.text).toContain('voeg.jpg');
    await expect(story.text()).toMatchFileSnapshot(`golden/third-party-${language}.txt`);
  });
});
