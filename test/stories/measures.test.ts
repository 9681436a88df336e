/**
 * What is learnt from complaints (step 4 of the procedure): the third with one cause, a measure, its owner, and whether it
 * works, in both languages. Nothing of it reaches a complainant.
 */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/case/vocabulary.ts';
import { watchMeasures } from '../../src/jobs/watch-measures.ts';
import { readMeasures } from '../../src/shell/db/measure-store.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, FROM_LEO, inLanguage, LEO, replyTo, sentTo, stateOf } from '../support/staff-mails.ts';
import { openTranscript } from '../support/transcript.ts';

const MINUTE = 60_000;
const RUNNING = new AbortController().signal;

type Words = Readonly<
  Record<'complaint' | 'cause' | 'decide' | 'link' | 'late' | 'inPlace' | 'works', string>
>;

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    complaint: 'Onze dakkapel lekt sinds de storm van vorige week. Kunt u dit oplossen?',
    cause: '#oorzaak fout in de uitvoering: de kit zat er te dun in',
    decide:
      '#maatregel elke kitvoeg wordt voor de oplevering\ngecontroleerd, eigenaar Leo Vos uiterlijk 12 december\nverwacht -50%',
    link: '#maatregel M-0001 koppel',
    late: '#maatregel M-1 ingevoerd',
    inPlace: '#maatregel M-1 ingevoerd: de lijst hangt in elke bus',
    works: '#maatregel M-1 werkt',
  },
  en: {
    complaint:
      'Our new dormer window has been leaking since the storm of last week. Can you fix this, please?',
    cause: '#cause mistake in the work: the sealant was too thin',
    decide: '#measure every joint is checked before\ndelivery, owner Leo Vos by 12 December\nexpect -50%',
    link: '#measure m 1 link',
    late: '#measure M-1 implemented',
    inPlace: '#measure M-0001 implemented: the list is in every van',
    works: '#measure M-1 effective',
  },
};

describe.each(['nl', 'en'] as const)('what is learnt (%s)', (language) => {
  const words = WORDS[language];
  const desk = useDesk(inLanguage(language));

  const complaintOf = (name: string) =>
    rawMail(
      { From: `${name} <${name.toLowerCase()}@example.net>`, Subject: `Dakkapel ${name}` },
      words.complaint,
    );

  /** So many points with this cause came in each week of a range, besides those of the story. */
  const seen = (from: string, until: string, weekly: number) =>
    sql`
      insert into case_points (case_id, number, desk, received_on, channel, cause)
      select -(row_number() over ()), 1, 'klachten', monday::date, 'mail', 'execution'
      from generate_series(${from}::date, ${until}::date, '7 days') as monday, generate_series(1, ${weekly}::int)
      on conflict (case_id, number) do nothing
    `.execute(desk.office.db);

  test('from the third complaint with one cause: a measure, in place, and found to work', async () => {
    const story = openTranscript(desk, MINUTE);
    const until = async (day: string): Promise<readonly LeftMail[]> => {
      desk.pass(new Date(`${day}T08:00:00Z`).getTime() - desk.office.now().getTime());
      await watchMeasures(desk.office, RUNNING);
      await watchMeasures(desk.office, RUNNING);
      return story.later(0);
    };
    for (const name of ['Anna', 'Bram']) {
      await desk.deliver(complaintOf(name));
      const notice = sentTo(await desk.work(), ELS);
      await desk.deliver(replyTo(words.cause, notice));
      await desk.work();
    }
    await seen('2026-04-27', '2026-08-10', 5);
    const third = sentTo(await story.mailIn(complaintOf('Karin')), ELS);
    const told = await story.mailIn(replyTo(words.cause, third));
    const wanted = told.at(-1);
    if (told.length !== 2 || wanted === undefined) throw new Error('the coordinator was not told');
    const decided = await story.mailIn(replyTo(words.decide, wanted));
    expect(decided.map(({ parcel }) => parcel.to)).toStrictEqual([LEO, ELS]);
    expect(await stateOf(desk)).toMatchObject({ measures: [{ number: 1 }] });
    const fourth = sentTo(await story.mailIn(complaintOf('Maria')), ELS);
    await story.mailIn(replyTo(words.link, fourth));
    await until('2026-12-04');
    const soon = sentTo(await until('2026-12-05'), LEO);
    const [refused] = await story.mailIn(replyTo(words.late, soon, FROM_LEO));
    expect(refused?.mail.subject).toMatch(/M-1|NIETS|NOTHING/iu);
    expect((await until('2026-12-13')).map(({ parcel }) => parcel.to)).toStrictEqual([ELS, LEO]);
    const late = sentTo(await until('2026-12-20'), LEO);
    await story.mailIn(replyTo(words.inPlace, late, FROM_LEO));
    const [measure] = await readMeasures(desk.office.db);
    expect(measure).toMatchObject({
      stage: 'implemented',
      cases: ['C-1003-5', 'C-1002-4', 'C-1001-9', 'C-1004-3'],
    });
    await sql`update case_points set case_id = case_id - 1000 where case_id < 0`.execute(desk.office.db);
    await seen('2027-01-11', '2027-02-08', 1);
    const verdict = sentTo(await until(measure?.judging.on ?? ''), LEO);
    await story.mailIn(replyTo(words.works, verdict, FROM_LEO));
    const [closed] = await readMeasures(desk.office.db);
    expect(closed).toMatchObject({ stage: 'effective', found: { verdict: 'works' } });
    await expect(story.text()).toMatchFileSnapshot(`golden/measures-${language}.txt`);
  });
});
