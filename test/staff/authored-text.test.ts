/**
 * What members of staff wrote, read from whole mails as mail programs send them (commands.md §4; the number in a name
 * is that of the case). All answer notice.txt, which stands in `authored/` beside the mails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMailViews } from '../../src/shell/mail-views.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';
import type { Authored } from '../../src/staff/authored-line.ts';
import { authoredText, MOST_COMMAND_LINES } from '../../src/staff/authored-text.ts';

const FOLDER = new URL('./authored/', import.meta.url);
const NOTICE = readFileSync(new URL('notice.txt', FOLDER), 'utf8');

type Row = {
  readonly mail: string;
  readonly says: string;
  readonly lines: readonly string[];
  readonly quotedCommands?: number;
  readonly signature?: readonly string[];
};

const ROWS: readonly Row[] = [
  {
    // shape of corpus/email_reply_parser/test/emails/email_iPhone.txt
    mail: '02-iphone-autocapital',
    says: 'a telephone writes a capital, a space that does not break and its own name',
    lines: ['#Assess Founded.'],
    signature: ['Sent from my iPhone'],
  },
  { mail: '03-wide-number-sign', says: 'the number sign may be a wide one', lines: ['#assess founded'] },
  {
    mail: '14-greeting',
    says: 'greeting and closing stay for the grammar to judge',
    lines: ['Hello,', '', '#assess founded', '', 'Thanks', 'Bea'],
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_gmail_split_line_from.txt and zapier-erp/test/emails/email_gmail.txt
    mail: '15-gmail',
    says: 'the commands that our notice names are quoted in both versions',
    lines: ['#take'],
  },
  {
    // shape of corpus/zammad/test/data/mail/mail012.box
    mail: '16-outlook-desktop',
    says: 'Outlook draws a line above the old mail, and does not mark its lines',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_outlook_split_line_from.txt
    mail: '16-outlook-plain',
    says: 'below the header block of Outlook nothing is alive',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_german_outlook.txt
    mail: '17-outlook-german',
    says: 'nor below that of a German Outlook',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/willdurand-erp/tests/Fixtures/email_zimbra_free_en.txt
    mail: '17-unknown-bare-paste',
    says: 'a program of no table is recognised by what it pastes',
    lines: ['#take', '', 'Complaints desk (4/3 10:02)'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_gmail_split_line_from.txt
    mail: '18-gmail-split-header',
    says: 'the line that introduces a quote may be broken in two',
    lines: ['#take'],
  },
  {
    // shape of corpus/zammad/test/data/mail/mail001.box
    mail: '19-apple-bottom-poster',
    says: 'what stands under a quote with signs is written now',
    lines: ['#take'],
  },
  {
    mail: '20-wrapped-quote',
    says: 'a command directly under a quoted line is the torn end of it',
    lines: [],
    quotedCommands: 1,
  },
  {
    // shape of corpus/email_reply_parser/test/emails/greedy_on.txt
    mail: '21-question-first',
    says: 'a question that begins like an introduction is none',
    lines: ['On which ground did we close it?'],
  },
  {
    // shape of corpus/zammad/test/data/mail/mail012.box
    mail: '22-outlook-html-only',
    says: 'HTML alone is read, without its title and style sheet',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    mail: '23-value-in-next-div',
    says: 'a block of HTML is a line of its own',
    lines: ['#assess', 'founded'],
  },
  { mail: '24-bold-in-plain', says: 'bold print leaves its stars', lines: ['#assess founded'] },
  {
    mail: '26-gmail-wrapped-plain',
    says: 'a line that the plain version wraps is whole in the HTML',
    lines: [
      '#reply We have looked into what happened on line 12 and we are sorry that our driver spoke to you like that.',
    ],
  },
  {
    // shape of corpus/zammad/test/data/mail/mail042.box
    mail: '27-flowed',
    says: 'flowed text is put together again',
    lines: ['#take', '#note she called and asked for the date'],
  },
  {
    mail: '28-ios-tapped-link',
    says: 'a tapped link may bring its line end as a tag',
    lines: ['#take', '#due 2026-04-01'],
    signature: ['Sent from my iPhone'],
  },
  {
    // shape of corpus/email_reply_parser/test/emails/email_iPhone.txt
    mail: '31-lone-dash',
    says: 'a lone dash begins the signature',
    lines: ['#take'],
    signature: ['Sent from my iPhone'],
  },
  {
    // shape of corpus/email_reply_parser/test/emails/correct_sig.txt
    mail: '32-signature',
    says: 'the delimiter begins the signature',
    lines: ['#take'],
    signature: ['Bea', '#1 in service'],
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_ios_outlook.txt
    mail: '33-outlook-ios',
    says: 'the advertisement of a telephone is not sent to the complainant',
    lines: ['#reply Thanks!'],
    signature: ['Get Outlook for iOS<https://aka.ms/o0ukef>'],
  },
  {
    mail: '34-separator-at-top',
    says: 'a separator at the top separates nothing',
    lines: ['#take'],
  },
  { mail: '35-stop-word', says: 'the stop word is for the grammar', lines: ['#thanks', '#close'] },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_tricky_17_forward_header.txt
    mail: '51-forward',
    says: 'of a notice that is passed on only the comment is read',
    lines: ['see below, he lies'],
    quotedCommands: 1,
  },
  {
    mail: '56-invisible',
    says: 'invisible characters are dropped for reading',
    lines: ['#close', '#note esle gnihtemos'],
  },
  {
    // shape of corpus/zammad/test/data/mail/mail085.box
    mail: 'thunderbird-bottom',
    says: 'Thunderbird writes below the quote',
    lines: ['#take'],
    signature: ['Bea de Boer'],
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_tricky_18_inline_reply.txt
    mail: 'thunderbird-between',
    says: 'answers between quoted lines are written now',
    lines: ['#note that is good', '', '', '', '#take', 'the rest is for Leo'],
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_original_message.txt
    mail: 'proton',
    says: 'Proton names the old mail between dashes',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/freescout/tests/Messages/message-4-null-bytes.eml
    mail: 'outlook-web',
    says: 'Outlook on the web gives the old mail a name in the markup',
    lines: ['#take', '#due 2026-04-01'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_ios_outlook.txt
    mail: 'outlook-mobile',
    says: 'so does Outlook on a telephone',
    lines: ['#take'],
    quotedCommands: 1,
    signature: ['Get Outlook for iOS'],
  },
  {
    mail: 'yahoo',
    says: 'so does Yahoo',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    // shape of corpus/crisp-erp/test/fixtures/email_zoho.txt
    mail: 'zoho',
    says: 'Zoho introduces the old mail between dashes',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    mail: 'webmail-bars',
    says: 'some webmail quotes with bars',
    lines: ['#take'],
    quotedCommands: 1,
  },
  {
    mail: 'intake-by-phone',
    says: 'the fields of an intake are no header block',
    lines: [
      '#intake phone',
      'from: Maria Silva, tel +351 210 000 000',
      'date: 2026-03-04',
      'He was shouted at on line 12.',
    ],
    quotedCommands: 1,
  },
  { mail: 'hidden-elements', says: 'what nobody sees is not read', lines: ['#take'] },
  { mail: 'gmail-indent', says: 'an indent is no quote', lines: ['#reply', 'Dear Ms Silva'] },
  {
    mail: 'html-stub',
    says: 'a plain version that only points to the HTML does not count',
    lines: ['#take', 'It is a long story that I shall tell you by telephone when I am back from the depot.'],
  },
  {
    mail: 'quote-in-one-view',
    says: 'what one version marks as quoted is quoted',
    lines: ['#take'],
    quotedCommands: 1,
  },
];

const REFUSED = [
  ['25-parts-differ', 'views-differ'],
  ['55-many-commands', 'too-long'],
  ['two-from', 'several-from'],
  ['encrypted', 'encrypted'],
] as const;

async function authored(name: string): Promise<Authored> {
  const raw = readFileSync(new URL(`${name}.eml`, FOLDER));
  return authoredText(readMailViews(raw), await parseMail(raw), { sent: [NOTICE], learnedSignature: [] });
}

describe('a mail of staff', () => {
  test.each(ROWS)('$mail: $says', async ({ mail, lines, quotedCommands = 0, signature = [] }) => {
    const result = await authored(mail);
    if (!result.ok) throw new Error(`refused: ${result.because}`);
    expect(result.lines.map(({ plain }) => plain)).toStrictEqual(lines);
    expect(result.lines.map(({ number }) => number)).toStrictEqual(lines.map((_, at) => at + 1));
    expect(result.ignored).toStrictEqual({ quotedCommands, signature });
  });

  test.each(REFUSED)('%s is refused: %s', async (mail, because) => {
    expect(await authored(mail)).toStrictEqual({ ok: false, because });
  });

  test('each mail in the folder is one of these', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.eml'));
    const known = [...ROWS.map(({ mail }) => mail), ...REFUSED.map(([mail]) => mail)];
    expect(files.map((name) => name.replace('.eml', '')).toSorted()).toStrictEqual(known.toSorted());
  });

  test('between quotes, the first line below each is marked, for there a block of several lines ends', async () => {
    const result = await authored('thunderbird-between');
    const marked = result.ok ? result.lines.filter(({ afterQuote }) => afterQuote === true) : [];
    expect(marked.map(({ plain }) => plain)).toStrictEqual(['#note that is good', '#take']);
  });
});

const CONTEXT = { sent: [NOTICE], learnedSignature: [] };

function ofPlain(plain: string): Authored {
  return authoredText({ plain, html: null }, { flags: [] }, CONTEXT);
}

describe('the limits of a mail of staff', () => {
  test('as many command lines as allowed are read, and one more is refused', () => {
    const commands = (count: number) => Array.from({ length: count }, () => '#status').join('\n');
    expect(ofPlain(commands(MOST_COMMAND_LINES)).ok).toBe(true);
    expect(ofPlain(commands(MOST_COMMAND_LINES + 1))).toStrictEqual({ ok: false, because: 'too-long' });
  });

  test('a text over one megabyte is refused', () => {
    expect(ofPlain(`#take\n${'long story '.repeat(100_000)}`)).toStrictEqual({
      ok: false,
      because: 'too-long',
    });
  });

  test('a text that the parser cut is refused', () => {
    const views = { plain: '#take', html: null };
    expect(authoredText(views, { flags: ['cut'] }, CONTEXT)).toStrictEqual({
      ok: false,
      because: 'too-long',
    });
  });

  test('HTML that was too heavy to read is refused, unless there is a plain version', () => {
    const read = (plain: string | null) =>
      authoredText({ plain, html: null }, { flags: ['html-cut'] }, CONTEXT);
    expect(read(null)).toStrictEqual({ ok: false, because: 'too-long' });
    expect(read('#take').ok).toBe(true);
  });

  test('an empty mail has no lines', () => {
    expect(authoredText({ plain: null, html: null }, { flags: [] }, CONTEXT)).toStrictEqual({
      ok: true,
      lines: [],
      ignored: { quotedCommands: 0, signature: [] },
    });
  });
});
