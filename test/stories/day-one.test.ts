/**
 * The first day of somebody who knows nothing (DESIGN 6a), in both languages: each decision takes the number of mails
 * that is promised there, and the complainant never sees a command.
 */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, inLanguage, replyTo, sentTo } from '../support/staff-mails.ts';
import { openTranscript, type Transcript } from '../support/transcript.ts';

const MINUTE = 60_000;
const ANNA = 'anna@example.net';

type Words = {
  readonly complaint: string;
  readonly founded: string;
  readonly unfounded: string;
  readonly question: string;
  readonly agree: string;
  readonly done: string;
  readonly again: string;
  readonly yes: string;
  readonly no: string;
  readonly noted: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    complaint: 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?',
    founded:
      '#gegrond de kitvoeg is niet goed aangebracht\n#herstel wij vernieuwen de kitvoeg, uiterlijk 12 december\n#verstuur',
    unfounded: '#ongegrond de kitvoeg is onderhoud, en dat is voor de bewoner\n#verstuur',
    question: '#vraag Sinds wanneer lekt het?',
    agree: 'Akkoord',
    done: '#gereed kitvoeg vernieuwd',
    again: '#gereed ook de hoek links is nu dicht',
    yes: 'JA',
    no: 'Nee',
    noted: 'Gebeld: het lekt nog in de hoek links. Morgen komt Tom.',
  },
  en: {
    complaint:
      'Our new dormer window has been leaking since the storm of last week. Can you fix this, please?',
    founded: '#founded the sealant was not applied well\n#remedy we renew the sealant by 12 December\n#send',
    unfounded: '#unfounded the sealant is maintenance, which is up to the resident\n#send',
    question: '#ask Since when has it been leaking?',
    agree: 'Agree',
    done: '#done sealant renewed',
    again: '#done the corner on the left is sealed too now',
    yes: 'YES',
    no: 'No',
    noted: 'Called: it still leaks in the corner on the left. Tom comes tomorrow.',
  },
};

describe.each(['nl', 'en'] as const)('on the first day (%s)', (language) => {
  const words = WORDS[language];
  const desk = useDesk(inLanguage(language));

  async function complaint({ mailIn }: Transcript, subject: string): Promise<LeftMail> {
    return sentTo(await mailIn(rawMail({ Subject: subject }, words.complaint)), ELS);
  }

  const answer = (text: string, letter: LeftMail) =>
    rawMail({ ...inAnswerTo(letter), Subject: `Re: ${letter.mail.subject}` }, text);

  /** Decided, carried out, and asked whether it is solved: the letter that asks. */
  async function putRight(story: Transcript, subject: string): Promise<LeftMail> {
    const decided = sentTo(await story.mailIn(replyTo(words.founded, await complaint(story, subject))), ELS);
    await story.later(10 * MINUTE);
    await story.mailIn(replyTo(words.done, decided));
    const [asked] = await story.later(10 * MINUTE);
    if (asked === undefined) throw new Error('the question did not leave');
    return asked;
  }

  test('a founded complaint is decided on in one mail, and the letter leaves after the delay', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await complaint(story, 'Dakkapel 1');
    const left = await story.mailIn(replyTo(words.founded, notice));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    const letters = await story.later(10 * MINUTE);
    expect(letters.map(({ parcel }) => parcel.to)).toStrictEqual([ANNA]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-founded-${language}.txt`);
  });

  test('an unfounded one is decided on in one mail, with the rights, and she agrees in one word', async () => {
    const story = openTranscript(desk, MINUTE);
    const notice = await complaint(story, 'Dakkapel 2');
    await story.mailIn(replyTo(words.unfounded, notice));
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
    await story.mailIn(replyTo(words.question, notice));
    const [letter] = await story.later(10 * MINUTE);
    if (letter === undefined) throw new Error('the question did not leave');
    const left = await story.mailIn(rawMail({ ...inAnswerTo(letter), Subject: 'Re' }, '8 november'));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-question-${language}.txt`);
  });

  test('once it is put right one more mail says so, and her one word closes the case', async () => {
    const story = openTranscript(desk, MINUTE);
    const asked = await putRight(story, 'Dakkapel 4');
    const left = await story.mailIn(answer(words.yes, asked));
    expect(left.map(({ parcel }) => parcel.to)).toStrictEqual([ELS]);
    const letters = await story.later(10 * MINUTE);
    expect(letters.map(({ parcel }) => parcel.to)).toStrictEqual([ANNA]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-closed-${language}.txt`);
  });

  test('when it is not solved it is done again, until she says that it is', async () => {
    const story = openTranscript(desk, MINUTE);
    const asked = await putRight(story, 'Dakkapel 5');
    const notice = sentTo(await story.mailIn(answer(words.no, asked)), ELS);
    expect((await story.later(10 * MINUTE)).map(({ parcel }) => parcel.to)).toStrictEqual([ANNA]);
    await story.mailIn(replyTo(words.noted, notice));
    await story.mailIn(replyTo(words.again, notice));
    const [once] = await story.later(10 * MINUTE);
    if (once === undefined) throw new Error('the question did not leave again');
    await story.mailIn(answer(words.yes, once));
    expect((await story.later(10 * MINUTE)).map(({ parcel }) => parcel.to)).toStrictEqual([ANNA]);
    await expect(story.text()).toMatchFileSnapshot(`golden/day-one-again-${language}.txt`);
  });
});
