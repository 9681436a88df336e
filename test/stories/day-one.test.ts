/**
 * The first day of somebody who knows nothing (DESIGN 6a), in both languages: each decision takes the number of mails
 * that is promised there, and the complainant never sees a command.
 */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';
import { openTranscript, type Transcript } from '../support/transcript.ts';

const MINUTE = 60_000;
const ANNA = 'anna@example.net';

type Words = {
  readonly complaint: string;
  readonly founded: string;
  readonly unfounded: string;
  readonly question: string;
  readonly agree: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    complaint: 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?',
    founded:
      '#gegrond de kitvoeg is niet goed aangebracht\n#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december\n#verstuur',
    unfounded: '#ongegrond de kitvoeg is onderhoud, en dat is voor de bewoner\n#verstuur',
    question: '#vraag Sinds wanneer lekt het?',
    agree: 'Akkoord',
  },
  en: {
    complaint:
      'Our new dormer window has been leaking since the storm of last week. Can you fix this, please?',
    founded: '#founded the sealant was not applied well\n#remedy we renew the sealant by 12 December\n#send',
    unfounded: '#unfounded the sealant is maintenance, which is up to the resident\n#send',
    question: '#ask Since when has it been leaking?',
    agree: 'Agree',
  },
};

describe.each(['nl', 'en'] as const)('on the first day (%s)', (language) => {
  const words = WORDS[language];
  const desk = useDesk((config) => {
    const changed = withColleagues(config);
    return {
      ...changed,
      staff: changed.staff.map((member) => ({ ...member, language })),
      desks: changed.desks.map((each) => ({ ...each, language })),
    };
  });

  async function complaint({ mailIn }: Transcript, subject: string): Promise<LeftMail> {
    return sentTo(await mailIn(rawMail({ Subject: subject }, words.complaint)), ELS);
  }

  const reply = (text: string, notice: LeftMail) =>
    staffMail(text, { ...inAnswerTo(notice), Subject: `Re: ${notice.mail.subject}` });

  test('a founded complaint is decided on in one mail, and the letter leaves after the delay', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await complaint(story, 'Dakkapel 1');
    const left = await story.mailIn(reply(words.founded, notice));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    const letters = await story.later(10 * MINUTE);
    expect(letters.map(({ parcel }) => parcel.to)).toStrictEqual([ANNA]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-founded-${language}.txt`);
  });

  test('an unfounded one is decided on in one mail, with the rights, and she agrees in one word', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await complaint(story, 'Dakkapel 2');
    await story.mailIn(reply(words.unfounded, notice));
    const [letter] = await story.later(10 * MINUTE);
    if (letter === undefined) throw new Error('the decision did not leave');
    await story.mailIn(
      rawMail({ ...inAnswerTo(letter), Subject: `Re: ${letter.mail.subject}` }, words.agree),
    );
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-unfounded-${language}.txt`);
  });

  test('a question is one mail, and the answer comes back to who asked', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await complaint(story, 'Dakkapel 3');
    await story.mailIn(reply(words.question, notice));
    const [letter] = await story.later(10 * MINUTE);
    if (letter === undefined) throw new Error('the question did not leave');
    const left = await story.mailIn(rawMail({ ...inAnswerTo(letter), Subject: 'Re' }, '8 november'));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-question-${language}.txt`);
  });
});
