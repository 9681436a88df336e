/**
 * Writes every mail of the sandbox as files to look at: the raw mail, a page that shows it as its reader
 * sees it, and an index in the order in which the mails travelled.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from '../letters/html-figures.ts';
import type { InboundMail } from '../mail/inbound-mail.ts';

/** A mail that was delivered, and to whom. */
export type TravelledMail = {
  readonly raw: Buffer;
  readonly mail: InboundMail;
  /** The HTML part of one of our own letters; null for mail of others, which is shown as text only. */
  readonly html: string | null;
  /** In plain words, such as `Els de Boer (staff: handles complaints)`. */
  readonly reader: string;
  readonly secondsFromStart: number;
};

export type MailFiles = {
  /** Writes one more mail and the index. */
  readonly add: (mail: TravelledMail) => void;
  readonly indexFile: string;
};

/** @param folder  created when absent; files of an earlier run are overwritten */
export function openMailFiles(folder: string): MailFiles {
  const indexFile = join(folder, 'index.html');
  const rows: string[] = [];
  mkdirSync(folder, { recursive: true });
  return {
    indexFile,
    add: (travelled) => {
      const name = fileName(rows.length + 1, travelled.mail);
      writeFileSync(join(folder, `${name}.eml`), travelled.raw);
      writeFileSync(join(folder, `${name}.html`), travelled.html ?? textPage(travelled.mail));
      rows.push(indexRow(name, travelled));
      writeFileSync(indexFile, indexPage(rows));
    },
  };
}

function fileName(number: number, mail: InboundMail): string {
  const words = mail.subject
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-+|-+$/g, '');
  return `${String(number).padStart(2, '0')}-${words.toLowerCase().slice(0, 60) || 'mail'}`;
}

function indexRow(name: string, { mail, reader, secondsFromStart }: TravelledMail): string {
  const from = mail.from[0]?.name ?? mail.from[0]?.address ?? '';
  const files = mail.attachments.map((attachment) => attachment.name).join(', ');
  return `<tr><td>${secondsFromStart.toFixed(2)} s</td><td>${escapeHtml(from)}</td><td>${escapeHtml(reader)}</td>
<td><a href="${name}.html">${escapeHtml(mail.subject)}</a>${files === '' ? '' : `<br><small>${escapeHtml(files)}</small>`}</td>
<td><a href="${name}.eml">raw</a></td></tr>`;
}

function indexPage(rows: readonly string[]): string {
  return page(
    'Redress sandbox: every mail that travelled',
    `<h1>Every mail that travelled</h1>
<p>In order of arrival. Open a subject to see the mail as its reader sees it.</p>
<table><thead><tr><th>After</th><th>From</th><th>To</th><th>Subject</th><th></th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`,
  );
}

function textPage(mail: InboundMail): string {
  const from = mail.from.map((each) => `${each.name} <${each.address}>`).join(', ');
  const files = mail.attachments.map((each) => `${each.name} (${each.type}, ${each.bytes} bytes)`).join(', ');
  return page(
    mail.subject,
    `<h1>${escapeHtml(mail.subject)}</h1><p>From ${escapeHtml(from)}</p>
<pre>${escapeHtml(mail.text)}</pre>${files === '' ? '' : `<p>Attached: ${escapeHtml(files)}</p>`}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8884; }
pre { white-space: pre-wrap; font: inherit; }
</style>
${body}
</html>
`;
}
