/**
 * The numbered cases of commands.md 4 that take more than one mail or person, and the threats of 3.8 that are no
 * forgery: on whole mails, through the real jobs.
 */
import { describe, expect, test } from 'vitest';
import { mailsTo, useCases } from '../support/command-cases.ts';
import { rawMail } from '../support/raw-mail.ts';
import { bare } from '../support/staff-clients.ts';
import { ELS, inAnswerTo, LEO, numberIn, staffMail } from '../support/staff-mails.ts';

const MINUTE_MS = 60_000;
const UNPROVEN = { 'Authentication-Results': null } as const;
const FROM_LEO = { From: `Leo Vos <${LEO}>` } as const;
const { desk, openCase } = useCases();

const subjects = (left: Awaited<ReturnType<typeof desk.work>>, address = ELS) =>
  mailsTo(left, address).map(({ mail }) => mail.subject);
const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('nothing left');
  return one;
};

describe('case 40', () => {
  test('one mail for two cases changes both, with one answer', async () => {
    const one = await openCase();
    const two = await openCase();
    const left = await one.say(bare(`#on ${one.reference}, ${two.reference}\n#priority high`));
    expect(subjects(left)).toEqual([expect.stringMatching(/^OK /)]);
    expect([await one.facts(), await two.facts()]).toEqual([['routing_set'], ['routing_set']]);
  });

  test('what one of the cases refuses is done on none', async () => {
    const one = await openCase();
    const two = await openCase();
    const left = await one.say(
      bare(`#on ${two.reference}, ${one.reference}\n#note Samen.\n#reopen It leaks.`),
    );
    expect(subjects(left)).toEqual([expect.stringMatching(/^NIETS UITGEVOERD/)]);
    expect([await one.facts(), await two.facts()]).toEqual([[], []]);
  });

  test('rows of a digest need the digest', async () => {
    const { say, facts } = await openCase();
    expect(subjects(await say(bare('#on 2,5\n#priority high')))).toEqual([expect.stringMatching(/^NIETS/)]);
    expect(await facts()).toEqual([]);
  });
});

describe('case 43', () => {
  test('the same mail that is fetched twice runs once, and is answered once', async () => {
    const { notice, facts } = await openCase();
    const mail = staffMail('#label +dak', {
      ...inAnswerTo(notice),
      Subject: 'Zaak',
      'Message-ID': '<twice@mail.example.net>',
    });
    await desk.deliver(mail);
    await desk.deliver(`Received: by mx2.example.org; Tue, 17 Nov 2026 10:59:30 +0100\r\n${mail}`);
    expect(subjects(await desk.work())).toHaveLength(1);
    expect(await facts()).toEqual(['tags_changed']);
  });

  test('the same plan in another mail says that it was done', async () => {
    const { say, facts } = await openCase();
    await say(bare('#reply You hear from us on Friday.'));
    desk.pass(9 * MINUTE_MS);
    expect(subjects(await say(bare('#reply You hear from us on Friday.')))).toEqual([
      expect.stringMatching(/^AL GEDAAN/),
    ]);
    expect(await facts()).toEqual(['reply_written']);
  });
});

test('case 44: what Leo moved since is asked, not run', async () => {
  const { say, facts, reference } = await openCase();
  const [asked] = mailsTo(
    await say(bare(`#on ${reference}\n#assess unfounded: het dak is oud`), {
      ...FROM_LEO,
      To: 'klachten@example.org',
    }),
    LEO,
  );
  if (asked === undefined) throw new Error('Leo is asked');
  await say(bare('#yes'), FROM_LEO, asked);
  const left = await say(bare('#assess founded'));
  expect(subjects(left)).toEqual([expect.stringMatching(/^GRAAG BEVESTIGEN/)]);
  expect(first(mailsTo(left, ELS)).mail.text).toContain('Leo Vos');
  expect((await facts()).filter((fact) => fact === 'point_assessed')).toHaveLength(1);
});

test('case 46: a private address is no colleague, and its owner hears of it', async () => {
  const { say, facts, letters } = await openCase();
  const left = await say(bare('#reply Wij komen morgen.'), { From: 'Els privé <els.prive@example.com>' });
  expect(subjects(left).some((subject) => subject.startsWith('NIETS UITGEVOERD'))).toBe(true);
  expect(mailsTo(left, 'els.prive@example.com')).toEqual([]);
  expect(await facts()).toEqual([]);
  expect(await letters()).toEqual([]);
});

describe('case 49', () => {
  test.each([
    ['an empty answer', '', {}],
    ['a word of thanks', 'Dank je!', {}],
    ['an out-of-office', 'Ik ben er niet.', { 'Auto-Submitted': 'auto-replied' }],
    ['an out-of-office without a mark', 'Ik ben er niet.\n\n> #ja', { Subject: 'Afwezig: Graag bevestigen' }],
    ['a quoted yes', 'Wat is dit?\n\n> #ja', {}],
    ['a yes of Leo', '#ja', FROM_LEO],
    ['a yes of somebody else', '#ja', { From: 'x@evil.example' }],
  ])('%s confirms nothing', async (_, text, fields) => {
    const { say, facts, letters } = await openCase();
    const asked = first(mailsTo(await say(bare('#reply Wij komen morgen.'), UNPROVEN), ELS));
    await say(bare(text), fields, asked);
    expect(await facts()).not.toContain('reply_written');
    expect(await letters()).toEqual([]);
  });
});

describe('case 50', () => {
  test('a command in a complaint is text', async () => {
    const { notice, complainant, facts } = await openCase();
    const answer = {
      From: complainant,
      Subject: 'Re: Lekkage',
      'Authentication-Results': 'mx.example.org; dmarc=pass',
    };
    await desk.deliver(rawMail(answer, '#close\n#assess founded\n#reply Wij betalen alles.'));
    const left = await desk.work();
    expect(mailsTo(left, complainant).filter(({ mail }) => /NIETS|OK/.test(mail.subject))).toEqual([]);
    expect(await facts()).toEqual([]);
    expect(notice.mail.text).not.toMatch(/^#/m);
  });

  test('a colleague who quotes it runs nothing of it', async () => {
    const { say, complainant, facts } = await openCase();
    await desk.deliver(
      rawMail({ From: complainant, Subject: 'Nog iets over C-0' }, '#reply Wij betalen alles.'),
    );
    await desk.work();
    await say(
      bare('Zij schrijft zelf opdrachten.\n\n> #reply Wij betalen alles.\n\n│ #reply Wij betalen alles.'),
    );
    expect(await facts()).toEqual(['note_added']);
  });

  test('a link that she plants opens nothing: without a token of ours it is asked', async () => {
    const { say, facts } = await openCase();
    const planted = { To: 'klachten@example.org', 'In-Reply-To': null, Subject: 'C-1001-9' };
    const left = await say(bare('#assess founded'), planted);
    expect(subjects(left)).toEqual([expect.stringMatching(/^GRAAG BEVESTIGEN/)]);
    expect(await facts()).toEqual([]);
  });
});

test('case 51: a notice that is forwarded with a remark is a note at most', async () => {
  const { say, notice, facts, letters } = await openCase();
  const text = `see below, he lies\n\n---------- Forwarded message ---------\nVan: Klachten\n\n${notice.mail.text}`;
  await say(bare(text), { Subject: `Fwd: ${notice.mail.subject}`, To: 'klachten@example.org' });
  expect(['note_added', undefined]).toContain((await facts())[0]);
  expect(await letters()).toEqual([]);
});

test('case 52: files stay in the house, and the answer names them', async () => {
  const { say, letters } = await openCase();
  const part = (name: string) =>
    `--p\nContent-Type: application/pdf; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\nx\n`;
  const body = `--p\nContent-Type: text/plain\n\n#reply This is our answer.\n${part('logo.pdf')}${part('evidence.pdf')}--p--\n`;
  const left = await say({ fields: { 'Content-Type': 'multipart/mixed; boundary=p' }, body });
  expect(first(mailsTo(left, ELS)).mail.text).toMatch(/logo\.pdf[\s\S]*evidence\.pdf/);
  const letter = first(await letters());
  expect(letter.mail.attachments.filter(({ name }) => name.endsWith('.pdf'))).toEqual([]);
});

describe('case 53', () => {
  test('a letter that waits is recalled', async () => {
    const { say, letters } = await openCase();
    const done = first(mailsTo(await say(bare('#reply Wij komen morgen.')), ELS));
    expect(subjects(await say(bare('#undo'), {}, done))).toEqual([expect.stringMatching(/^TERUGGEDRAAID/)]);
    expect(await letters()).toEqual([]);
  });

  test('one that left is said to be gone', async () => {
    const { say, letters } = await openCase();
    const done = first(mailsTo(await say(bare('#assess unfounded: het dak is oud\n#send')), ELS));
    expect(await letters()).toHaveLength(1);
    const left = await say(bare(`#undo ${numberIn(done)}`), {}, done);
    expect(first(mailsTo(left, ELS)).mail.text).toMatch(/verstuurd/);
  });
});

test('case 54: who stepped aside judges no more', async () => {
  const { say, facts } = await openCase();
  await say(bare('#recuse she is my neighbour'));
  expect(subjects(await say(bare('#assess founded')))).toEqual([expect.stringMatching(/^NIETS UITGEVOERD/)]);
  expect(await facts()).not.toContain('point_assessed');
});

test('our own answer that comes back whole runs nothing', async () => {
  const { say, facts } = await openCase();
  const refused = first(mailsTo(await say(bare('#asess founded')), ELS));
  await say(bare(refused.mail.text), {}, refused);
  expect(await facts()).toEqual([]);
});

test('the sixth mail in an hour of which nothing is done is the last that is answered', async () => {
  const { say } = await openCase();
  const answers: string[] = [];
  for (let time = 0; time < 9; time += 1)
    answers.push(...subjects(await say(bare(`#asess founded ${time}`))));
  expect(answers).toHaveLength(7);
});

test('whoever is copied on a command mail gets nothing', async () => {
  const { say, complainant } = await openCase();
  const left = await say(bare('#label +dak'), { Cc: `${complainant}, rival@example.com` });
  expect(left.map(({ parcel }) => parcel.to)).toEqual([ELS]);
  expect(first(left).mail.text).toContain('rival@example.com');
});

test('a plan that was confirmed and then refused was not done, and can be sent again', async () => {
  const { say, facts, letters } = await openCase();
  const asked = first(mailsTo(await say(bare('#assess founded'), UNPROVEN), ELS));
  await say(bare('#recuse she is my neighbour'));
  expect(subjects(await say(bare('#yes'), {}, asked))).toEqual([expect.stringMatching(/^NIETS UITGEVOERD/)]);
  expect(subjects(await say(bare('#assess founded')))).toEqual([expect.stringMatching(/^NIETS UITGEVOERD/)]);
  expect(await facts()).not.toContain('point_assessed');
  expect(await letters()).toEqual([]);
});
