import { describe, expect, test } from 'vitest';
import type { InboundMail } from '../../src/mail/inbound-mail.ts';
import { PEOPLE, type SandboxPerson } from '../../src/sandbox/people.ts';
import { type Stage, StoryError } from '../../src/sandbox/stage.ts';
import { playStory } from '../../src/sandbox/story.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { aMail, type MailDetails } from '../support/mails.ts';

const WORKBOOK = {
  name: 'klachten-2026-W46.xlsx',
  type: 'application/octet-stream',
  bytes: 3,
  inline: false,
  range: null,
  content: Buffer.from('abc'),
} as const;

/** The mails that the desk writes in the story, by what the story waits for. */
const RIGHT: Readonly<Record<string, MailDetails>> = {
  'the acknowledgement': {
    subject: 'Wij hebben uw klacht ontvangen (C-1001-9)',
    text: 'Op welk adres is het werk gedaan?',
    replyTo: 'klachten+x1@vandijk.test',
    messageId: 'x1@vandijk.test',
  },
  'the notice of the new complaint': { subject: 'Nieuwe klacht C-1001-9: Lekkage dakkapel' },
  'the notice of her answer': {
    subject: 'C-1001-9: nieuw bericht van de klager',
    text: 'Zij schrijft: Zonstraat 12',
    replyTo: 'klachten+s3@vandijk.test',
  },
  'the answer to the note': { subject: 'C-1001-9: NIET verstuurd', text: 'Uw notitie: Henk' },
  'the answer to "#gegrnd de kitvoeg is niet goed aangebracht"': {
    subject: 'NIETS UITGEVOERD C-1001-9: regel 1',
    text: 'Bedoelt u → #gegrond?',
  },
  'the answer to "#vraag Sinds wanneer ziet u de vlek op de muur?"': {
    subject: 'OK C-1001-9: 1 mail gaat uit',
    text: 'Sinds wanneer ziet u de vlek op de muur?',
  },
  'the question': { text: 'Sinds wanneer ziet u de vlek op de muur?', replyTo: 'klachten+x5@vandijk.test' },
  'the notice of the answer to the question': {
    text: 'Zij schrijft: Sinds de storm van 8 november.',
    replyTo: 'klachten+s6@vandijk.test',
  },
  'the answer to "#ongegrond de kitvoeg hoort bij het onderhoud door de bewoner"': {
    subject: 'OK C-1001-9: beoordeeld als ongegrond',
    text: 'Terugdraaien → #ongedaan T-4-5',
  },
  'the answer to "#ongedaan T-4-5"': { subject: 'TERUGGEDRAAID C-1001-9: ongegrond de kitvoeg' },
  'the answer to "#gegrond de kitvoeg onder het raam is niet goed aangebracht"': {
    subject: 'OK C-1001-9: beoordeeld als gegrond; 1 mail gaat uit',
  },
  'the decision': { text: 'Wij vernieuwen de kitvoeg.', replyTo: 'klachten+x7@vandijk.test' },
  'the notice that she agrees': { text: 'Akkoord' },
  'the answer to "#akkoord"': { subject: 'OK C-1001-9: akkoord' },
  'the agreement': { subject: 'Onze afspraak over uw klacht (C-1001-9)' },
  'the answer to "#gereed de kitvoeg is vernieuwd en de muur is geschilderd"': {
    subject: 'OK C-1001-9: gereed gemeld',
  },
  'the question whether it is solved': {
    subject: 'Is uw klacht opgelost? (C-1001-9)',
    text: 'Ja, het is opgelost → JA',
  },
  'the reminder of that question': {
    subject: 'Herinnering: is uw klacht opgelost? (C-1001-9)',
    replyTo: 'klachten+x9@vandijk.test',
  },
  'the notice that it is solved': { text: 'De klager antwoordt JA: het is opgelost.' },
  'the letter that closes the case': { subject: 'Wij sluiten uw klacht (C-1001-9)' },
  'the acknowledgement of the second complaint': { subject: 'Wij hebben uw klacht ontvangen (C-1002-4)' },
  'the notice of the second complaint': { subject: 'Nieuwe klacht C-1002-4: Schilderwerk' },
  'the answer to "#ongegrond de verf heeft een normale slijtage na een jaar aan de zuidkant"': {
    subject: 'OK C-1002-4: beoordeeld als ongegrond',
  },
  'the decision that it is unfounded': {
    text: 'Wij zijn het niet met u eens.',
    replyTo: 'klachten+x10@vandijk.test',
  },
  'the notice that he objects': { text: 'Bezwaar' },
  'the answer to "#bezwaar volgens hem is één laag verf gebruikt in plaats van twee"': {
    text: 'Leo Vos kijkt opnieuw.',
  },
  'the letter that somebody looks again': { text: 'Wie opnieuw kijkt: Leo Vos' },
  'the notice of the objection': { subject: 'C-1002-4 is nu van u', replyTo: 'klachten+s11@vandijk.test' },
  'the answer to "#trede bemiddeling"': { subject: 'OK C-1002-4: volgende stap bemiddeling' },
  'the letter about the mediator': { text: 'Bij wie: Bouwbemiddeling Midden' },
  'the warning that half of the term for this step has passed': { subject: 'De stap in het geschil' },
  'the answer to "#trede uitkomst akkoord: wij schilderen de zuidgevel opnieuw"': {
    subject: 'OK C-1002-4: uitkomst van de stap wij zijn het eens',
  },
  'the answer to "#herstel wij schilderen de zuidgevel opnieuw"': {
    subject: 'GRAAG BEVESTIGEN C-1002-4',
    text: 'Ja, doe dit → #ja T-13-0',
  },
  'the answer to "#ja T-13-0"': { subject: 'OK C-1002-4: akkoord' },
  'the analysis of the week': {
    subject: 'Klachten week 46: 10 nieuw, 1 trend (lekkage)',
    text: '12 van de 17 komen uit Zuidhof fase 2. M-1 werkt volgens de tellingen.',
    attachments: [WORKBOOK],
  },
  'the question whether the measure works': { subject: 'M-1: werkt het?' },
  'the answer to "#lijst T1"': { text: 'C-1406-1 Lekkage bij de dakkapel' },
  'the answer to "#maatregel M-1 werkt"': { subject: 'OK: M-1 werkt' },
  'the agreement with the mediator': { subject: 'Onze afspraak over uw klacht (C-1002-4)' },
};

type Changes = {
  readonly mails?: Readonly<Record<string, MailDetails>>;
  readonly filed?: Stage['filed'];
  readonly unread?: (person: SandboxPerson, toldSoFar: number) => boolean;
};

/** A stage on which the desk answers as it must, except for the changes of the test. */
function stageWith({ mails = {}, filed = async () => undefined, unread = () => false }: Changes = {}) {
  const sent: { readonly from: string; readonly to: string; readonly raw: Buffer }[] = [];
  const told: string[] = [];
  const passed: number[] = [];
  const stage: Stage = {
    now: () => new Date('2026-11-17T10:00:00Z'),
    pass: async (days) => {
      passed.push(days);
    },
    send: async (from, to, raw) => {
      sent.push({ from: from.address, to, raw });
    },
    receive: async (_, what) => {
      const details = RIGHT[what];
      if (details === undefined) throw new StoryError(`expected ${what}`);
      return aMail({ ...details, ...mails[what] });
    },
    filed,
    layYear: async () => ({ cases: 437 }),
    hasUnread: (person) => unread(person, told.length),
    tell: (text) => {
      told.push(text);
    },
  };
  return { stage, sent, told, passed };
}

describe('the story', () => {
  test('is told to its end when everything goes as it must', async () => {
    const { stage, sent, told, passed } = stageWith();
    await playStory(stage);
    const toMonday = 5 + 19.5 / 24;
    expect(passed).toEqual([8, 15, expect.closeTo(toMonday), 1 / 24]);
    expect(told.length).toBeGreaterThan(6);
    expect(told.some((line) => line.includes('C-1001-9'))).toBe(true);
    expect(sent.map(({ from, to }) => [from, to])).toEqual([
      ['anna@dewit.test', 'klachten@vandijk.test'],
      ['anna@dewit.test', 'klachten+x1@vandijk.test'],
      ['els@vandijk.test', 'klachten+s3@vandijk.test'],
      ['anna@dewit.test', 'klachten+x1@vandijk.test'],
      ['els@vandijk.test', 'klachten+s3@vandijk.test'],
      ['els@vandijk.test', 'klachten+s3@vandijk.test'],
      ['anna@dewit.test', 'klachten+x5@vandijk.test'],
      ['els@vandijk.test', 'klachten+s6@vandijk.test'],
      ['els@vandijk.test', 'anna@example.net'],
      ['els@vandijk.test', 'anna@example.net'],
      ['anna@dewit.test', 'klachten+x7@vandijk.test'],
      ['els@vandijk.test', 'anna@example.net'],
      ['els@vandijk.test', 'anna@example.net'],
      ['anna@dewit.test', 'klachten+x9@vandijk.test'],
      ['bram@kuiper.test', 'klachten@vandijk.test'],
      ['els@vandijk.test', 'anna@example.net'],
      ['bram@kuiper.test', 'klachten+x10@vandijk.test'],
      ['els@vandijk.test', 'anna@example.net'],
      ['els@vandijk.test', 'anna@example.net'],
      ['els@vandijk.test', 'anna@example.net'],
      ['leo@vandijk.test', 'klachten+s11@vandijk.test'],
      ['leo@vandijk.test', 'anna@example.net'],
      ['rob@vandijk.test', 'anna@example.net'],
      ['rob@vandijk.test', 'anna@example.net'],
    ]);
  });

  test('is played with mails that a mail program would send', async () => {
    const { stage, sent } = stageWith();
    await playStory(stage);
    const mails: InboundMail[] = [];
    for (const { raw } of sent) mails.push(await parseMail(raw));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(24);
    expect(mails.map(({ attachments }) => attachments.length)).toEqual([1, ...Array(23).fill(0)]);
    const firstMails = mails.flatMap(({ inReplyTo }, index) => (inReplyTo.length === 0 ? [index] : []));
    expect(firstMails).toEqual([0, 14]);
  });

  test.each<readonly [string, string, MailDetails, string]>([
    ['an acknowledgement without a number', 'the acknowledgement', { subject: 'Dank u' }, 'a case number'],
    ['one that asks nothing', 'the acknowledgement', { text: 'Dank u.' }, 'asks for the address'],
    [
      'one that asks for the photo that came along',
      'the acknowledgement',
      { text: 'Op welk adres? Kunt u een foto sturen?' },
      'does not ask for the photo',
    ],
    ['one that cannot be answered to a token', 'the acknowledgement', { replyTo: [] }, 'with a token'],
    [
      'a notice about another case',
      'the notice of the new complaint',
      { subject: 'Nieuwe klacht C-1002-4' },
      'names the case',
    ],
    [
      'an answer on another case',
      'the notice of her answer',
      { subject: 'C-1002-4: nieuw' },
      'joined the case',
    ],
    ['a notice without her words', 'the notice of her answer', { text: 'Zij schreef.' }, 'shows her answer'],
    ['a note that is not shown', 'the answer to the note', { text: 'Bewaard.' }, 'shows the note'],
    [
      'a mistyped command that is carried out',
      'the answer to "#gegrnd de kitvoeg is niet goed aangebracht"',
      { subject: 'OK C-1001-9' },
      'nothing was done',
    ],
    ['a question that was not put', 'the question', { text: 'Dank u.' }, 'asks the question'],
    [
      'an assessment that cannot be taken back',
      'the answer to "#ongegrond de kitvoeg hoort bij het onderhoud door de bewoner"',
      { text: 'Gedaan.' },
      'can be taken back',
    ],
    ['a decision without the remedy', 'the decision', { text: 'Dank u.' }, 'what will be done'],
    [
      'a question that needs a letter',
      'the question whether it is solved',
      { text: 'Bel ons.' },
      'with one word',
    ],
    [
      'an objection that nobody else looks at',
      'the letter that somebody looks again',
      { text: 'Els de Boer kijkt opnieuw.' },
      'who that is',
    ],
    [
      'an analysis that misses the trend',
      'the analysis of the week',
      { subject: 'Klachten week 46: 10 nieuw' },
      'far more often',
    ],
    [
      'an analysis without its numbers',
      'the analysis of the week',
      { attachments: [] },
      'the numbers go with it',
    ],
    [
      'an old view of the case that is carried out at once',
      'the answer to "#herstel wij schilderen de zuidgevel opnieuw"',
      { text: 'Gedaan.' },
      'asked first',
    ],
  ])('fails at %s, and says what was expected', async (_, what, details, expected) => {
    const { stage } = stageWith({ mails: { [what]: details } });
    const played = playStory(stage);
    await expect(played).rejects.toThrow(StoryError);
    await expect(played).rejects.toThrow(expected);
  });

  test('fails when the complainant hears of a note', async () => {
    const { stage } = stageWith({ unread: (person) => person === PEOPLE.complainant });
    await expect(playStory(stage)).rejects.toThrow('nothing of the note reached the complainant');
  });

  test('fails when somebody answers the automatic reply', async () => {
    const { stage } = stageWith({ unread: (_, toldSoFar) => toldSoFar >= 7 });
    await expect(playStory(stage)).rejects.toThrow('an automatic reply is never answered');
  });

  test('fails when a mail does not come', async () => {
    const { stage } = stageWith();
    const silent = { ...stage, receive: () => Promise.reject(new StoryError('expected that it comes')) };
    await expect(playStory(silent)).rejects.toThrow('expected that it comes');
  });

  test('waits until all four mails of the people are filed', async () => {
    const counts: number[] = [];
    const { stage } = stageWith({
      filed: async (count) => {
        counts.push(count);
      },
    });
    await playStory(stage);
    expect(counts).toEqual([4]);
  });
});
