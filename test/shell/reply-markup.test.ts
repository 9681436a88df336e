/**
 * Answers of which the mail program marked the quote in the markup, and texts of which nothing may be cut
 * (inbound.md K1 to K3). The people are made up.
 */
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

type Answer = readonly [client: string, own: string, quote: string];

async function visible(body: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const mail = await parseMail(Buffer.from(rawMail({ Subject: 'Re: Lekkage dakkapel', ...fields }, body)));
  return mail.visibleText;
}

const cite = '<blockquote type="cite"><div>Bedste Anna,</div><div>kan De tirsdag?</div></blockquote>';
const HTML: readonly Answer[] = [
  [
    'Gmail, in a language of no table',
    'Igen, jó.',
    `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Klachten, 16 XI 2026:<br></div><blockquote class="gmail_quote">Jó napot</blockquote></div>`,
  ],
  [
    'Gmail of old',
    'Ja.',
    '<div class="gmail_extra"><div class="gmail_quote">Op 16 nov 2026 10:04 schreef Klachten &lt;<a href="mailto:klachten@example.org">klachten@example.org</a>&gt;:<br><blockquote class="gmail_quote">Beste</blockquote></div></div>',
  ],
  [
    'Apple Mail, da',
    'Ja tak.',
    `<div><br><blockquote type="cite"><div>Den 16. nov. 2026 kl. 10.04 skrev Klachten &lt;klachten@example.org&gt;:</div></blockquote></div>${cite}`,
  ],
  ['Thunderbird', 'Ja.', `<div class="moz-cite-prefix">16-11-2026 Klachten:<br></div>${cite}`],
  [
    'Outlook on the web',
    'Ja.',
    '<div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>Feladó:</b> Klachten</div><div>Jó napot</div>',
  ],
  [
    'Outlook on the desktop',
    'Ja.',
    "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Kimden:</b> Klachten</p></div><p>Merhaba</p>",
  ],
  [
    'Outlook on a telephone',
    'Ja.',
    '<div id="ms-outlook-mobile-signature"><a href="https://aka.ms/o0ukef">Outlook voor iOS</a> downloaden</div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr><div><b>Van: </b>Klachten</div></div>',
  ],
  [
    'Yahoo',
    'Ja.',
    '<div id="yahoo_quoted_1" class="yahoo_quoted"><div>På mandag den 16. november skrev Klachten:</div><div>Hej</div></div>',
  ],
  [
    'Proton',
    'Ja.',
    '<div class="protonmail_quote">Ma 16-11 Klachten:<br><blockquote class="protonmail_quote" type="cite">Beste</blockquote><br></div>',
  ],
];

describe('an answer in HTML', () => {
  test.each(HTML)('of %s', async (_client, own, quote) => {
    const html = `<html><body><div>${own}</div><br>${quote}</body></html>`;
    expect(await visible(html, { 'Content-Type': 'text/html; charset=utf-8' })).toBe(own);
  });

  test('beside plain text that does not show the quote', async () => {
    const body = [
      '--b\nContent-Type: text/plain; charset=utf-8\n\nIgen, jó.\n\nKlachten üzenete\nJó napot',
      '--b\nContent-Type: text/html; charset=utf-8\n',
      '<div>Igen, jó.</div><div class="gmail_quote"><div class="gmail_attr">Klachten üzenete</div><blockquote>Jó napot</blockquote></div>\n--b--',
    ].join('\n');
    expect(
      await visible(body, {
        'Content-Type': 'multipart/alternative; boundary=b',
        'In-Reply-To': '<brief-7@example.org>',
      }),
    ).toBe('Igen, jó.');
  });
});

describe('nothing that was written now is lost', () => {
  const html = { 'Content-Type': 'text/html; charset=utf-8' };

  test('below the quote in Gmail', async () => {
    const text = await visible(
      '<div class="gmail_quote"><div class="gmail_attr">Op 16-11-2026 schreef Desk:</div><blockquote>Schikt dinsdag?</blockquote></div><div>Nee, woensdag.</div>',
      html,
    );
    expect(text).toContain('Nee, woensdag.');
    expect(text).toContain('Schikt dinsdag?');
  });

  test('between the quoted lines in Gmail', async () => {
    const text = await visible(
      '<div class="gmail_quote"><div class="gmail_attr">Op 16-11-2026 schreef Desk:</div><blockquote>Welk dak?</blockquote><div>Het linker.</div><blockquote>Sinds wanneer?</blockquote></div>',
      html,
    );
    expect(text).toContain('Het linker.');
  });

  test('in a forward with a comment, by its form and by its subject', async () => {
    const passed =
      'Van: Jan Bos <jan@example.net>\nDatum: ma 16 nov 2026\nOnderwerp: Lekkage\n\nMijn dak lekt.';
    const marked = `Zie onder.\n\n---------- Forwarded message ---------\n${passed}`;
    expect(await visible(marked)).toContain('Mijn dak lekt.');
    expect(await visible(`Zie onder.\n\n${passed}`, { Subject: 'FW: Lekkage' })).toContain('Mijn dak lekt.');
    expect(await visible(`Zie onder.\n\n${passed}`)).toBe('Zie onder.');
  });

  test('in a sentence about an earlier letter', async () => {
    const own = 'Op 12 oktober 2026 schreef u:\n"Wij komen in de week van 19 oktober."\n\nEr kwam niemand.';
    expect(await visible(own)).toBe(own);
  });

  test('in a letter with a head of its own', async () => {
    const own = 'Van: Anna de Wit\nDatum: 16 november 2026\nBetreft: lekkage\n\nMijn dak lekt.';
    expect(await visible(own)).toBe(own);
  });
});
