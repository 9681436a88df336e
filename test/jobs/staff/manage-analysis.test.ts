/** Answers to a digest: its numbers mean what they stood for, and what managers say of the analysis is kept. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sendDigests } from '../../../src/jobs/send-digests.ts';
import { watchMeasures } from '../../../src/jobs/watch-measures.ts';
import { loadPast, saveFlags } from '../../../src/shell/db/flag-store.ts';
import { readMeasures } from '../../../src/shell/db/measure-store.ts';
import { type LeftMail, useDesk } from '../../support/office.ts';
import { rawMail } from '../../support/raw-mail.ts';
import { FROM_LEO, inAnswerTo, staffMail, withColleagues } from '../../support/staff-mails.ts';

const HOUR = 3_600_000;
const RUNNING = new AbortController().signal;
const desk = useDesk(withColleagues);
const isDigest = ({ mail }: LeftMail) => mail.subject.startsWith('Klachten week 47');

test('two complaints of one week come in the digest of Monday', async () => {
  // The first look of a daemon sends nothing.
  await sendDigests(desk.office, RUNNING);
  await desk.deliver(rawMail({ 'Message-ID': '<one@example.net>' }));
  await desk.deliver(rawMail({ 'Message-ID': '<two@example.net>', From: 'Karin Smit <karin@example.net>' }));
  await desk.work();
  desk.pass(5 * 24 * HOUR + 20 * HOUR);
  expect(await sendDigests(desk.office, RUNNING)).toBe(1);
});

describe('an answer to a digest', () => {
  let digest: LeftMail | undefined;
  let written = 0;

  /** Sends a line as an answer to the last digest; gives what was answered. */
  async function reply(body: string): Promise<LeftMail | undefined> {
    written += 1;
    const to = digest === undefined ? {} : { ...inAnswerTo(digest), Subject: `Re: ${digest.mail.subject}` };
    await desk.deliver(
      staffMail(body, { ...FROM_LEO, ...to, 'Message-ID': `<reply-${written}@mail.example.net>` }),
    );
    const left = await desk.work();
    digest = left.find(isDigest) ?? digest;
    return left.find((each) => !isDigest(each));
  }

  test('answers one that names the complaints of its week', async () => {
    digest = (await desk.work()).find(isDigest);
    expect(digest?.mail.text).toContain('C-1001-9');
  });

  test('that is asked for with #digest comes whole, also of a quiet week', async () => {
    const { text } = (await reply('#digest 2026-W47'))?.mail ?? { text: '' };
    expect(text).toContain('Analyse komt eraan: 2026-W47');
    expect(digest?.mail.text).toContain('B2 Stand');
  });

  test('with #on names the cases of a row, and the command may stand behind it on the line of a link', async () => {
    const answer = await reply('#bij 1 #stand');
    expect(answer?.mail.text).toContain('C-1001-9');
    expect(answer?.mail.text).toContain('C-1002-4');
    expect((await reply('#bij 8 #stand'))?.mail.text).toContain('geen regel 8');
  });

  test('with #list tells the cases behind a number', async () => {
    const answer = await reply('#lijst b2');
    expect(answer?.mail.text).toMatch(/(?:1 zaak|\d+ zaken) bij B2/);
    expect(answer?.mail.text).toContain('C-1002-4');
  });

  test('with #volume keeps how much work there was, and with #snooze what need not be read', async () => {
    expect((await reply('#volume 2026-W46 opleveringen 43'))?.mail.text).toContain(
      '2026-W46, opleveringen, 43',
    );
    expect((await reply('#volume 2026-W60 opleveringen 43'))?.mail.subject).toBe(
      'NIETS UITGEVOERD: "2026-W60" bestaat niet',
    );
    const { db } = desk.office;
    await saveFlags(db, 'klachten', [
      { row: 'category:leak', since: '2026-W47', lastFlagged: '2026-W47', fate: null },
    ]);
    const silenced = await reply('#snooze T1 6w echt: fase 2 wordt nu hersteld');
    expect(silenced?.mail.text).toContain('Niet gemeld tot en met');
    expect((await reply('#snooze T9 6w weg ermee'))?.mail.text).toContain('geen regel T9');
    const past = await loadPast(db, 'klachten');
    expect(past.volumes.get('2026-W46')).toBe(43);
    expect(past.flags).toMatchObject([{ row: 'category:leak', fate: 'real' }]);
    expect(past.snoozes).toMatchObject([{ row: 'category:leak', why: 'echt: fase 2 wordt nu hersteld' }]);
  });

  test('means the trend that this digest shows under a number, also when that was not given to it for good', async () => {
    const { db } = desk.office;
    const rows = JSON.stringify([{ label: 'T1', is: 'trend', row: 'project:Zuidhof', references: [] }]);
    await db.updateTable('digests').set({ rows }).execute();
    await reply('#snooze T1 6w nagekeken');
    expect((await loadPast(db, 'klachten')).snoozes.at(-1)).toMatchObject({ row: 'project:Zuidhof' });
  });

  test('with #break keeps that a row is counted in another way, until that is taken back', async () => {
    const { db } = desk.office;
    await sql`update case_points set category = 'leak' where case_id = 1001`.execute(db);
    expect((await reply('#breuk lekage sinds 2026-W30 te vroeg'))?.mail.subject).toContain('lekage');
    expect((await reply('#breuk leak sinds 2026-W46 daken apart'))?.mail.text).toContain('daken apart');
    const broken = { dimension: 'category', value: 'leak', from: '2026-W46', why: 'daken apart' };
    expect((await loadPast(db, 'klachten')).breaks).toStrictEqual([broken]);
    await reply('#analyse 2026-W47');
    expect(digest?.mail.text.replace(/\s+/gu, ' ')).toContain(
      'sinds week 46 anders geteld (daken apart). Vanaf week 53 wordt weer vergeleken.',
    );
    await reply('#breuk leak uit');
    expect((await loadPast(db, 'klachten')).breaks).toStrictEqual([]);
  });

  test('with #measure on a flagged row decides on one that is judged by that row, and by nothing else', async () => {
    const { db } = desk.office;
    await sql`update case_points set project = 'Noordrand', category = 'leak' where case_id in (1001, 1002)`.execute(
      db,
    );
    const added = (first: number, day: string, until: string, weekly: number) =>
      sql`
        insert into case_points (case_id, number, desk, received_on, channel, project)
        select -(${first}::int + row_number() over ()), 1, 'klachten', monday::date, 'mail', 'Noordrand'
        from generate_series(${day}::date, ${until}::date, '7 days') as monday, generate_series(1, ${weekly}::int)
      `.execute(db);
    await added(0, '2026-04-20', '2026-10-19', 3);
    await saveFlags(db, 'klachten', [
      { row: 'project:Noordrand', since: '2026-W47', lastFlagged: '2026-W47', fate: null },
    ]);
    // The same question within minutes is the same mail.
    desk.pass(HOUR);
    await reply('#digest 2026-W47');
    const line = '#bij T2 #maatregel elke kitvoeg controleren, uiterlijk 1 december verwacht -50%';
    expect((await reply(line))?.mail.text.replace(/\s+/gu, ' ')).toContain(
      '50 % minder klachtpunten met het project Noordrand',
    );
    const [decided] = await readMeasures(db);
    expect(decided).toMatchObject({
      cases: ['C-1001-9', 'C-1002-4'],
      criterion: {
        target: { dimension: 'project', value: 'Noordrand' },
        // The four weeks of the flag are not what was normal before.
        trigger: '2026-W44',
        before: { last: '2026-W43', points: 78 },
      },
    });
    await reply('#maatregel M-1 ingevoerd: de lijst hangt in elke bus');
    const { judging } = (await readMeasures(db))[0] ?? { judging: { weeks: null, on: '' } };
    await added(1000, '2026-12-28', judging.weeks?.last === undefined ? '' : judging.on, 1);
    desk.pass(new Date(`${judging.on}T08:00:00Z`).getTime() - desk.office.now().getTime());
    await watchMeasures(desk.office, RUNNING);
    expect((await readMeasures(db))[0]?.found).toMatchObject({ verdict: 'works', before: { points: 78 } });
    await desk.work();
    desk.pass(28 * 24 * HOUR);
    await watchMeasures(desk.office, RUNNING);
    const [reminder] = await desk.work();
    expect(reminder?.mail.subject).toBe('NOG NIET BEVESTIGD: Werkt M-1? De aantallen zeggen van wel');
  });
});
