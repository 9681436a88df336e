/**
 * Answers of colleagues as mail programs write them: the text, the notice that is answered quoted in the way of the
 * program, and what the program adds by itself. The notice is a real one of ours, with every command that it names.
 */
import type { LeftMail } from './office.ts';
import type { RawFields } from './raw-mail.ts';

/** Fields and body of an answer. */
export type Answer = { readonly fields: RawFields; readonly body: string };

/** Writes an answer to a mail of ours. */
export type Client = (text: string, notice: LeftMail) => Answer;

const HTML = { 'Content-Type': 'text/html; charset=utf-8' } as const;

/** Gmail writes both versions, and introduces the quotation with a sentence. */
function gmail(text: string, { mail }: LeftMail): Answer {
  const introduction = 'Op di 17 nov 2026 om 11:02 schreef Klachten <klachten@example.org>:';
  const html = `<div dir="ltr">${divs(text)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(introduction)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid">${divs(mail.text)}</blockquote></div>`;
  const parts = [
    ['text/plain; charset="UTF-8"', `${text}\n\n${introduction}\n\n${quoted(mail.text)}`],
    ['text/html; charset="UTF-8"', html],
  ].map(([type, body]) => `--gm\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n${body}\n\n`);
  return {
    fields: { 'Content-Type': 'multipart/alternative; boundary="gm"' },
    body: `${parts.join('')}--gm--\n`,
  };
}

/** Outlook for Windows writes HTML alone, and draws a line above the old mail. */
function outlook(text: string, { mail }: LeftMail): Answer {
  const header = `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Van:</b> Klachten &lt;klachten@example.org&gt;<br><b>Verzonden:</b> dinsdag 17 november 2026 11:02<br><b>Aan:</b> Els de Boer<br><b>Onderwerp:</b> ${escaped(mail.subject)}<o:p></o:p></p></div>`;
  return {
    fields: HTML,
    body: `<html><body lang="NL"><div class="WordSection1">${paragraphs(text)}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>${header}${paragraphs(mail.text)}</div></body></html>`,
  };
}

/** The telephone of Apple writes plain text, names itself and marks each old line. */
function iphone(text: string, { mail }: LeftMail): Answer {
  const introduction =
    '> Op 17 nov 2026 om 11:02 heeft Klachten <klachten@example.org> het volgende geschreven:\n> \n';
  return {
    fields: { 'X-Mailer': 'iPhone Mail (24A335)' },
    body: `${text}\n\nVerstuurd vanaf mijn iPhone\n\n${introduction}${quoted(mail.text)}`,
  };
}

/** Outlook on a telephone writes plain text with a rule above the header of the old mail, whose lines stay bare. */
function outlookMobile(text: string, { mail }: LeftMail): Answer {
  const header = `From: Klachten <klachten@example.org>\nSent: Tuesday, November 17, 2026 11:02:00 AM\nTo: Els de Boer\nSubject: ${mail.subject}`;
  return {
    fields: {},
    body: `${text}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\n${header}\n\n${mail.text}`,
  };
}

/** A mail that quotes nothing. */
export function bare(text: string): Answer {
  return { fields: {}, body: text };
}

/** The programs, to be used in turn. */
export const CLIENTS: readonly Client[] = [gmail, outlook, iphone, outlookMobile];

function divs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${escaped(line) || '<br>'}</div>`)
    .join('');
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p class="MsoNormal">${escaped(line) || '&nbsp;'}<o:p></o:p></p>`)
    .join('');
}

function quoted(text: string): string {
  return `> ${text.replaceAll('\n', '\n> ')}`;
}

function escaped(line: string): string {
  return line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
