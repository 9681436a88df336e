/**
 * The HTML part of a letter, made from the same source as the text part: one narrow column that reads well
 * on a phone, in light and in dark. Styles stand inline because many clients drop a style sheet; the sheet
 * only adds the dark colours. Nothing is loaded from elsewhere and everything written is escaped.
 */
import type { Language } from '../case/vocabulary.ts';
import type { AnswerLink } from '../mail/answer-link.ts';
import { choicesHtml, entriesHtml, escapeHtml, pictureHtml, TABLE_DARK, tableHtml } from './html-figures.ts';
import { type Answer, type Block, type Draft, type Fact, QUOTE_SIGN } from './markup.ts';

/** What the HTML part shows beside the letter itself. */
export type Frame = {
  readonly language: Language;
  /** Stands above every letter. */
  readonly organisation: string;
  /** The line above which people write their answer (mail/quote-marker.ts). */
  readonly marker: string;
};

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const STYLE = {
  body: `margin:0;padding:0;background:#eef1f4;${FONT}`,
  preview: 'display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:#eef1f4',
  marker: 'padding:12px 20px 8px;font-size:12px;line-height:16px;color:#667380;text-align:center',
  name: 'padding:18px 24px;font-size:17px;line-height:24px;font-weight:600;color:#12444a;border-top:4px solid #1b6b73;border-bottom:1px solid #dde3e8;border-radius:8px 8px 0 0',
  content: 'padding:8px 24px 20px;font-size:16px;line-height:24px;color:#1f2933;overflow-wrap:anywhere',
  heading: 'margin:24px 0 8px;font-size:18px;line-height:24px;font-weight:600;color:#12444a',
  paragraph: 'margin:16px 0',
  list: 'margin:12px 0;padding-left:28px',
  item: 'margin:6px 0',
  facts: 'margin:16px 0;padding:10px 16px;background:#eaf4f4;border-radius:8px',
  fact: 'margin:6px 0',
  labelAbove: 'display:block;font-size:14px;line-height:20px;color:#48606b',
  valueBelow: 'display:block;font-size:18px;line-height:24px;font-weight:600;color:#12343b',
  labelBeside: 'font-size:14px;line-height:22px;color:#48606b',
  valueBeside: 'font-size:15px;line-height:22px;font-weight:600;color:#12343b',
  answer: 'margin:10px 0',
  button:
    'display:inline-block;padding:10px 20px;background:#1b6b73;border-radius:6px;color:#ffffff;font-size:16px;line-height:24px;font-weight:600;text-decoration:none',
  words: 'font-size:14px;line-height:22px;font-weight:600;color:#48606b;white-space:nowrap;margin-left:6px',
  warning:
    'margin:16px 0;padding:12px 16px;background:#fff4d6;border-left:4px solid #c98a00;border-radius:4px;color:#4a3600',
  // Its lines are blocks that take their hanging indent from here: there may be thousands of them.
  quote:
    'margin:12px 0;padding:12px 14px 12px 27px;text-indent:-13px;background:#f5f6f8;border-radius:8px;font-size:15px;line-height:22px;color:#333f4a',
  // Pale on a light ground and on a dark one.
  sign: 'color:#8a97a2',
  small:
    'margin:24px 0 0;padding-top:14px;border-top:1px solid #dde3e8;font-size:14px;line-height:20px;color:#56636f',
} as const;

// Classes name what a dark screen paints otherwise; `!important` is needed against the inline styles.
const DARK = [
  '.bg{background:#11161a!important}',
  '.card{background:#1b2329!important}',
  '.ink{color:#e4eaee!important}',
  '.head{color:#8fd3d9!important;border-bottom-color:#33404a!important}',
  '.soft{color:#a9b6c0!important;border-top-color:#33404a!important}',
  '.button{background:#8fd3d9!important;color:#0d2b2f!important}',
  '.facts{background:#1f3438!important}',
  '.warn{background:#3b3213!important;color:#f5e3b0!important}',
  '.quote{background:#242e35!important;color:#d3dbe1!important}',
  ...TABLE_DARK,
].join('');

/**
 * The HTML part of a letter, a whole document. The marker is a block of its own, which stays a line of its own where a
 * program makes text of cells of a table.
 * @param link  makes the links of what may be answered; null where the desk has no reply addresses
 */
export function toHtml(draft: Draft, frame: Frame, link: AnswerLink | null = null): string {
  const blocks = draft.blocks.map((block) => blockHtml(block, link)).join('\n');
  return `<!DOCTYPE html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(draft.subject)}</title>
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${DARK}}</style>
</head>
<body class="bg" style="${STYLE.body}">
<div style="${STYLE.preview}">${escapeHtml(draft.preview)}</div>
<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" style="background:#eef1f4">
<tr><td align="center" style="padding:0 8px 24px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;text-align:left">
<tr><td class="soft" style="${STYLE.marker}"><div>${escapeHtml(frame.marker)}</div></td></tr>
<tr><td class="card head" style="background:#ffffff;${STYLE.name}">${escapeHtml(frame.organisation)}</td></tr>
<tr><td class="card ink" style="background:#ffffff;border-radius:0 0 8px 8px;${STYLE.content}">
${blocks}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

// A number to call, a reference and a day are read and tapped as one thing, so they stay on one line.
const KEPT_TOGETHER = /\bC-\d+-\d\b|\+?\d[\d ()-]{6,}\d|\b\d{1,2} \p{L}+ \d{4}\b/gu;

/** A sentence of ours as HTML. */
function sentence(text: string): string {
  return escapeHtml(text).replace(KEPT_TOGETHER, '<span style="white-space:nowrap">$&</span>');
}

function blockHtml(block: Block, link: AnswerLink | null): string {
  switch (block.kind) {
    case 'answers':
      return block.answers.map((answer) => answerHtml(answer, link)).join('\n');
    case 'facts':
      return factsHtml(block.facts);
    case 'choices':
      return choicesHtml(block.choices, link);
    case 'entries':
      return entriesHtml(block.entries, sentence);
    case 'table':
      return tableHtml(block.columns, block.rows, sentence);
    case 'picture':
      return pictureHtml(block.name, block.alt);
    case 'heading':
      return `<h2 class="head" style="${STYLE.heading}">${escapeHtml(block.lines.join(' '))}</h2>`;
    case 'paragraph':
      return `<p style="${STYLE.paragraph}">${sentence(block.lines.join(' '))}</p>`;
    case 'lines':
      return `<p style="${STYLE.paragraph}">${linesHtml(block.lines)}</p>`;
    case 'warning':
      return `<p class="warn" style="${STYLE.warning}">${block.lines.map(sentence).join('<br>\n')}</p>`;
    case 'small':
      return `<p class="soft" style="${STYLE.small}">${linesHtml(block.lines)}</p>`;
    case 'numbers':
      return listHtml('ol', block.lines);
    case 'bullets':
      return listHtml('ul', block.lines);
    case 'quote':
      return `<div class="quote" style="${STYLE.quote}">${block.lines.map(quotedHtml).join('\n')}</div>`;
  }
}

// The words stand beside the button as well: whoever cannot tap it, or prints the letter, types them.
function answerHtml({ label, words }: Answer, link: AnswerLink | null): string {
  const target = link?.(words) ?? null;
  const shown = `<span class="soft" style="${STYLE.words}">${label === words && target === null ? '' : '→ '}${escapeHtml(words)}</span>`;
  if (target === null) {
    const said = label === words ? '' : `${sentence(label)} `;
    return `<p style="${STYLE.answer}">${said}${shown}</p>`;
  }
  const button = `<a class="button" href="${escapeHtml(target)}" style="${STYLE.button}">${escapeHtml(label)}</a>`;
  return `<p style="${STYLE.answer}">${button}${label === words ? '' : ` ${shown}`}</p>`;
}

// Two facts are what the letter is about and stand out; more of them are a list to look things up in.
function factsHtml(facts: readonly Fact[]): string {
  const [label, value] =
    facts.length > 2 ? [STYLE.labelBeside, STYLE.valueBeside] : [STYLE.labelAbove, STYLE.valueBelow];
  const inside = facts.map(
    (fact) =>
      `<p style="${STYLE.fact}"><span class="soft" style="${label}">${escapeHtml(fact.label)}:</span> ` +
      `<strong class="ink" style="${value}">${sentence(fact.value)}</strong></p>`,
  );
  return `<div class="facts" style="${STYLE.facts}">${inside.join('\n')}</div>`;
}

// The sign stays as text, so that an answer in plain text still has it before each line; a line that is wrapped goes on
// beside it and not under it.
function quotedHtml(line: string): string {
  return `<div><span style="${STYLE.sign}">${QUOTE_SIGN}</span>${escapeHtml(line)}</div>`;
}

function linesHtml(lines: readonly string[]): string {
  return lines.map(escapeHtml).join('<br>\n');
}

function listHtml(element: 'ol' | 'ul', items: readonly string[]): string {
  const inside = items.map((item) => `<li style="${STYLE.item}">${sentence(item)}</li>`);
  return `<${element} style="${STYLE.list}">${inside.join('\n')}</${element}>`;
}
