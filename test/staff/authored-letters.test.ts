/**
 * Our own mails as they really are, quoted by programs of no table: pasted as they are, without the marker and
 * without anything that introduces or marks them (commands.md §3.4 step 6).
 */
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/case/vocabulary.ts';
import { isLetterName, LETTERS } from '../../src/letters/letters.ts';
import { MARKER } from '../../src/mail/quote-marker.ts';
import { readMailViews } from '../../src/shell/mail-views.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import type { MailViews } from '../../src/staff/authored-line.ts';
import { authoredText } from '../../src/staff/authored-text.ts';
import { sampleModels } from '../letters/sample-models.ts';
import { aSetting } from '../letters/samples.ts';
import { rawMail } from '../support/raw-mail.ts';

const templates = openTemplates();
const NAMES = Object.keys(LETTERS).filter(isLetterName);
const CASES = LANGUAGES.flatMap((language) => NAMES.map((name) => ({ language, name })));
const OWN = ['#take', 'He lies.'];
/** What an HTML letter shows above its first sentence: the line of preview text is hidden, this is not. */
const ORGANISATION = /<tr><td class="card head".*?<\/tr>/s;

function linesOf(views: MailViews, sent: string): readonly string[] {
  const result = authoredText(views, { flags: [] }, { sent: [sent], learnedSignature: [] });
  return result.ok ? result.lines.map(({ text }) => text).filter((text) => text !== '') : [result.because];
}

describe.each(CASES)('$name in $language', ({ language, name }) => {
  const models = sampleModels(aSetting(language, templates.words(language)));
  const { text, html } = templates.render(name, language, models[name]);

  test('is known by its text', () => {
    const pasted = text.replace(`${MARKER[language]}\n`, '').trim();
    expect(linesOf({ plain: `${OWN.join('\n')}\n\n${pasted}`, html: null }, text)).toStrictEqual(OWN);
  });

  test('is known by its HTML', () => {
    const own = OWN.map((line) => `<div>${line}</div>`).join('');
    const pasted = html.replace(MARKER[language], '').replace(ORGANISATION, '');
    const raw = rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, own + pasted);
    expect(linesOf(readMailViews(Buffer.from(raw)), text)).toStrictEqual(OWN);
  });
});
