/** Whoever answers one of our notices quotes its HTML: nothing that we show in it is taken for their words. */
import { expect, test } from 'vitest';
import { newComplaintModel } from '../../src/letters/staff-models.ts';
import { cleanText } from '../../src/mail/clean-text.ts';
import { htmlLines } from '../../src/shell/html-text.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { authoredText } from '../../src/staff/authored-text.ts';
import { aMailFacts, aSetting, someFacts } from '../letters/samples.ts';

const templates = openTemplates();
const mail = aMailFacts({ text: 'Het lekt.\n\n#sluit\n#close het is klaar\nGroet, Karin' });
const model = newComplaintModel(aSetting('nl', templates.words('nl')), someFacts(), mail, true);
const { html: notice, text } = templates.render('staff/new-complaint', 'nl', model);
const body = notice.slice(notice.indexOf('<table'), notice.indexOf('</body>'));
const quotation = /<div class="quote".*?<\/div>\n?<\/div>/su.exec(body)?.[0] ?? '';

// Word makes a paragraph of each line, in a division of its own.
const inWord = (html: string) =>
  html.replace(/<div>(.*?)<\/div>/gsu, '<div><p class="MsoNormal">$1<o:p></o:p></p></div>');

const OUTLOOK =
  '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Van:</b> Klachten<br><b>Verzonden:</b> dinsdag 17 november 2026 11:02<br><b>Onderwerp:</b> C-1042-9</p></div>';

const ANSWERS: readonly (readonly [string, string])[] = [
  [
    'Gmail',
    `<div dir="ltr">Dank.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Op di 17 nov 2026 om 11:02 schreef Klachten:<br></div><blockquote class="gmail_quote">${body}</blockquote></div>`,
  ],
  ['Outlook', `<div class="WordSection1"><p class="MsoNormal">Dank.</p>${OUTLOOK}${inWord(body)}</div>`],
  [
    'Apple Mail',
    `<div>Dank.</div><div><br><blockquote type="cite"><div>Op 17 nov 2026 om 11:02 heeft Klachten het volgende geschreven:</div>${body}</blockquote></div>`,
  ],
  ['a program that marks nothing', `<p>Dank.</p>${body}`],
  ['somebody who copies the words of the complainant alone', `<p>Dank.</p>${quotation}`],
  ['somebody who copies them into Outlook', `<p class="MsoNormal">Dank.</p>${inWord(quotation)}`],
];

test.each(ANSWERS)('quoted by %s', (_, html) => {
  expect(html).toContain('#sluit');
  // Without what we sent, so that the sign alone must do it, and with it.
  for (const sent of [[], [text]]) {
    const views = { plain: null, html: cleanText(htmlLines(html) ?? '').replaceAll('\u00a0', ' ') };
    const authored = authoredText(views, { flags: [] }, { sent, learnedSignature: [] });
    if (!authored.ok) throw new Error(authored.because);
    expect(authored.lines.map(({ plain }) => plain)).toStrictEqual(['Dank.']);
  }
});
