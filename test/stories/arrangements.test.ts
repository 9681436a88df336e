/**
 * What was arranged with people holds until it ends: each story is one complaint of its own, played on one desk
 * (domain.md 2.6).
 */
import { describe, expect, test } from 'vitest';
import { watchClocks } from '../../src/jobs/watch-clocks.ts';
import { type LeftMail, useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';
import { ELS, inAnswerTo, LEO, numberIn, sentTo, staffMail, withColleagues } from '../support/staff-mails.ts';

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

  test('an arrangement is taken back after mail came, or ended in words, and nothing that waited is lost', async () => {
    const notice = await complains('De verwarming doet het niet.');
    const assigned = sentTo(await says('Els', '#toewijzen Leo', notice), LEO);
    const restrict =
      '#beperk Schrijf ons alleen per mail: u schold een collega uit, tot over 8 weken\nlezen: maandelijks';
    const arranged = sentTo(await says('Leo', restrict, assigned), LEO);
    const letter = sentTo(await later(11 * MINUTE), ANNA);
    expect(toldOf(await writes('Nog steeds niets gehoord.', letter), 'bericht')).toEqual([]);
    const undone = await says('Leo', `#ongedaan ${numberIn(arranged)}`, arranged);
    expect(toldOf(undone, 'te lezen')).toEqual([LEO]);
    const again = sentTo(await says('Leo', restrict.replace('8 weken', '7 weken'), arranged), LEO);
    await says('Leo', restrict.replace('8 weken', '6 weken'), arranged);
    const refused = sentTo(await says('Leo', `#ongedaan ${numberIn(again)}`, arranged), LEO);
    expect(refused.mail.text.replace(/\s+/gu, ' ')).toContain('eindigt met deze regel: #beperk uit');
    await says('Leo', '#beperk uit: u hield zich eraan', arranged);
    const letters = await later(11 * MINUTE);
    expect(toldOf(letters, 'De afspraak over ons contact is voorbij')).toEqual([ANNA]);
  });

  test('somebody outside looks again: gets the papers, answers in plain words, and the first decider decides', async () => {
    const notice = await complains('Het dak lekt nog steeds, en niemand kijkt ernaar.');
    await says('Els', '#ongegrond de kitvoeg is onderhoud, en dat is voor de bewoner\n#verstuur', notice);
    const decision = sentTo(await later(11 * MINUTE), ANNA);
    const objected = sentTo(await writes('BEZWAAR, de kitvoeg is van u.', decision), ELS);
    const reviewing = sentTo(await says('Els', '#bezwaar zij vindt de kitvoeg van ons', objected), ELS);
    const asked = sentTo(
      await says(
        'Els',
        '#herbeoordelaar Inge Smit <inge@advies.example>\nHoort de kitvoeg bij ons onderhoud?',
        reviewing,
      ),
      ELS,
    );
    expect(asked.mail.text).toContain('Van buiten kijkt opnieuw');
    const letters = await later(11 * MINUTE);
    const request = sentTo(letters, 'inge@advies.example');
    expect(request.mail.attachments.map(({ name }) => name)).toContainEqual(
      expect.stringMatching(/^00 .*\.pdf$/u),
    );
    expect(request.mail.text).toContain('Hoort de kitvoeg bij ons onderhoud?');
    expect(
      letters
        .filter(({ parcel }) => parcel.to === ANNA)
        .map(({ mail }) => mail.subject)
        .join(),
    ).toContain('Iemand van buiten kijkt opnieuw');
    const heard = await comesIn(
      rawMail(
        {
          ...inAnswerTo(request),
          From: 'Inge Smit <inge@advies.example>',
          Subject: `Re: ${request.mail.subject}`,
        },
        'De kitvoeg hoort bij het dak. Het onderhoud is dus voor u, en niet voor de bewoner.',
      ),
    );
    // Leo handles the complaint since the objection; Els goes on from what she asked.
    expect(heard.map(({ parcel }) => parcel.to)).toEqual([LEO]);
    const opinion = sentTo(heard, LEO);
    expect(opinion.mail.subject).toContain('het oordeel van Inge Smit');
    expect(opinion.mail.text).toContain('hoort bij het dak');
    const decided = await says(
      'Els',
      '#gegrond Inge Smit vindt dat de kitvoeg bij ons onderhoud hoort\n#herstel wij vernieuwen de kitvoeg, uiterlijk over 3 weken\n#verstuur',
      asked,
    );
    expect(sentTo(decided, ELS).mail.subject).toContain('OK ');
    expect(sentTo(await later(11 * MINUTE), ANNA).mail.text.replace(/\s+/gu, ' ')).toContain(
      'Inge Smit, die niet bij ons werkt, deed dat.',
    );
  });

  test('another day for the repair is told with its reason', async () => {
    const notice = await complains('De kozijnen van de erker rotten weg.');
    const done = sentTo(
      await says(
        'Els',
        '#gegrond de kozijnen zijn rot\n#herstel wij vervangen de kozijnen, uiterlijk over 3 weken\n#verstuur',
        notice,
      ),
      ELS,
    );
    await later(11 * MINUTE);
    const refused = await says('Els', '#herstel wij vervangen de kozijnen, uiterlijk over 5 weken', done);
    expect(sentTo(refused, ELS).mail.subject).toContain('NIETS UITGEVOERD');
    await says(
      'Els',
      '#herstel wij vervangen de kozijnen, uiterlijk over 5 weken omdat het hout nog niet geleverd is',
      done,
    );
    const moved = sentTo(await later(11 * MINUTE), ANNA);
    expect(moved.mail.subject).toContain('Ons werk is later klaar');
    expect(moved.mail.text).toContain('hout nog niet geleverd is');
  });

  test('an order is ended with one line, and who had it hears that', async () => {
    const notice = await complains('De goot hangt los boven de voordeur.');
    const done = sentTo(
      await says('Els', '#opdracht Kees Vos <kees@kitbedrijf.example>\nWilt u de goot vastzetten?', notice),
      ELS,
    );
    const order = sentTo(await later(11 * MINUTE), 'kees@kitbedrijf.example');
    expect(sentTo(await says('Els', '#opdracht stop Piet: te duur', done), ELS).mail.text).toContain(
      'kees@kitbedrijf.example',
    );
    await says('Els', '#opdracht stop Kees: een collega deed het al', done);
    const ended = sentTo(await later(11 * MINUTE), 'kees@kitbedrijf.example');
    expect(ended.mail.subject).toContain('De opdracht vervalt');
    expect(ended.mail.text).toContain('Een collega deed het al');
    const late = await comesIn(
      rawMail({ ...inAnswerTo(order), From: 'Kees Vos <kees@kitbedrijf.example>', Subject: 'Re' }, 'GEREED'),
    );
    expect(sentTo(late, ELS).mail.text).toContain('gesloten');
  });

  test('an order of a case that goes on in another one is answered there', async () => {
    const first = await complains('De schuurdeur klemt.');
    const ordered = await says(
      'Els',
      '#opdracht Kees Vos <kees@kitbedrijf.example>\nWilt u de deur schaven?',
      first,
    );
    const order = sentTo(await later(11 * MINUTE), 'kees@kitbedrijf.example');
    const second = await complains('En de klink van de schuurdeur is los.');
    const reference = /C-\d+-\d/u.exec(second.mail.subject)?.[0] ?? '';
    await says('Els', `#samenvoegen ${reference}`, sentTo(ordered, ELS));
    const heard = await comesIn(
      rawMail(
        { ...inAnswerTo(order), From: 'Kees Vos <kees@kitbedrijf.example>', Subject: 'Re' },
        'GEREED, geschaafd',
      ),
    );
    expect(sentTo(heard, ELS).mail.subject).toContain(`${reference}: Kees Vos meldt de opdracht gereed`);
  });

  test('a complaint of the same kind within half a year is linked as a repeat, with what came of the first', async () => {
    const first = await complains('De deurbel werkt niet.');
    await says('Els', '#oppakken dienstverlening\n#notitie gezien', first);
    await says('Els', '#intrekken zij heeft hem zelf gemaakt', first);
    await later(100 * DAY);
    const again = await complains('De deurbel werkt alweer niet.');
    const told = await says('Els', '#triage Service', again);
    const repeat = told.find(({ mail }) => mail.subject.includes('herhaling'));
    expect(repeat?.mail.text).toContain('De deurbel werkt niet.');
    expect(repeat?.parcel.to).toBe(ELS);
    expect(sentTo(await says('Els', '#stand', again), ELS).mail.subject).toContain('C-');
  });

  test('in the category for all the rest only what says the same in the same words is a repeat', async () => {
    const words = 'Uw nieuwsbrief blijft komen, hoewel ik mij drie keer heb afgemeld met de link onderaan.';
    const repeatsOf = async (text: string) => {
      const reference = await complains(text);
      const told = await says('Els', '#oppakken overig', reference);
      await says('Els', '#intrekken het is niet meer nodig', reference);
      await later(10 * DAY);
      return told.filter(({ mail }) => mail.subject.includes('herhaling')).length;
    };
    expect(await repeatsOf(words)).toBe(0);
    expect(
      await repeatsOf('De parkeerplaats voor uw kantoor is al weken afgesloten zonder enige uitleg.'),
    ).toBe(0);
    expect(await repeatsOf(`${words} Groet!`)).toBe(1);
  });
});
