/**
 * Tables, pictures and numbered things in the HTML part of a letter (html.ts): for mails in which numbers are told. A
 * table has two or more narrow columns and no other frame than lines between its rows, so that it fits a telephone; a
 * picture keeps its white ground on a dark screen, because its lines are dark.
 */
import type { AnswerLink } from '../mail/answer-link.ts';
import type { Answer, Column, Entry } from './markup.ts';

const STYLE = {
  // A word of a narrow column stays whole.
  table:
    'width:100%;border-collapse:collapse;margin:12px 0 20px;font-size:14px;line-height:20px;overflow-wrap:normal;word-break:normal',
  title:
    'padding:6px 0 6px 8px;border-bottom:2px solid #c3ccd3;font-weight:600;color:#48606b;vertical-align:bottom',
  cell: 'padding:6px 0 6px 8px;border-bottom:1px solid #e3e8ec;vertical-align:top',
  first: 'padding-left:0;text-align:left',
  number: 'text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums',
  text: 'text-align:left',
  picture:
    'display:block;width:100%;max-width:480px;height:auto;border:0;border-radius:8px;background:#ffffff;color:#1f2933',
  frame: 'margin:16px 0 12px',
  entry: 'margin:18px 0 8px;border-collapse:collapse',
  label:
    'padding:3px 8px;background:#12444a;border-radius:6px;color:#ffffff;font-size:14px;line-height:18px;font-weight:700;text-align:center;white-space:nowrap',
  words: 'padding:0 0 0 10px;vertical-align:top',
  choices: 'margin:6px 0 0',
  choice:
    'display:inline-block;margin:0 8px 6px 0;padding:5px 12px;border:1px solid #1b6b73;border-radius:6px;color:#1b6b73;font-size:14px;line-height:20px;font-weight:600;text-decoration:none',
  lines: 'margin:0 0 18px;font-size:13px;line-height:18px;color:#56636f',
} as const;

/** What a dark screen paints otherwise in them. */
export const TABLE_DARK: readonly string[] = [
  '.line{border-bottom-color:#33404a!important}',
  '.label{background:#8fd3d9!important;color:#0d2b2f!important}',
  '.choice{color:#8fd3d9!important;border-color:#8fd3d9!important}',
];

/** Text as it may stand in HTML, inside an element or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A table with the titles of its columns. @param write  makes HTML of a sentence of ours */
export function tableHtml(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  write: (text: string) => string,
): string {
  const titles = columns.map(
    ({ title, isNumber }, index) =>
      `<th class="soft line" scope="col" style="${STYLE.title};${placeOf(isNumber, index, true)}">${write(title)}</th>`,
  );
  const lines = rows.map((row) => {
    const cells = columns.map(
      ({ isNumber }, index) =>
        `<td class="line" style="${STYLE.cell};${placeOf(isNumber, index, false)}">${write(row[index] ?? '')}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table cellpadding="0" cellspacing="0" style="${STYLE.table}">\n<tr>${titles.join('')}</tr>\n${lines.join('\n')}\n</table>`;
}

// A title of two words may break; a number never does.
function placeOf(isNumber: boolean, index: number, isTitle: boolean): string {
  if (index === 0) return STYLE.first;
  if (!isNumber) return STYLE.text;
  return isTitle ? 'text-align:right' : STYLE.number;
}

/** A picture that goes with the mail; its text says what it shows to whoever does not see it. */
export function pictureHtml(name: string, alt: string): string {
  return `<div style="${STYLE.frame}"><img src="cid:${escapeHtml(name)}" width="480" alt="${escapeHtml(alt)}" style="${STYLE.picture}"></div>`;
}

/** Things with a number or a name, which stands before them like a badge. */
export function entriesHtml(entries: readonly Entry[], write: (text: string) => string): string {
  return entries
    .map(
      ({ label, text }) =>
        `<table role="presentation" cellpadding="0" cellspacing="0" style="${STYLE.entry}"><tr>` +
        `<td valign="top" style="width:1%;padding-top:1px"><div class="label" style="${STYLE.label}">${escapeHtml(label)}</div></td>` +
        `<td style="${STYLE.words}">${write(text)}</td></tr></table>`,
    )
    .join('\n');
}

/**
 * What may be answered about one thing, side by side, so that many of them stay short; below them the lines themselves,
 * for whoever types or prints.
 */
export function choicesHtml(choices: readonly Answer[], link: AnswerLink | null): string {
  const buttons = choices.flatMap(({ label, words }) => {
    const target = link?.(words) ?? null;
    if (target === null) return [];
    return `<a class="choice" href="${escapeHtml(target)}" style="${STYLE.choice}">${escapeHtml(label)}</a>`;
  });
  const lines = choices.map(({ words }) => `<span style="white-space:nowrap">${escapeHtml(words)}</span>`);
  return `<p style="${STYLE.choices}">${buttons.join('')}</p>\n<p class="soft" style="${STYLE.lines}">${lines.join(' &#183; ')}</p>`;
}
