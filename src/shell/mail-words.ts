/**
 * The words of a mail: all of them, for search and export, and those that were written now (inbound.md K). A
 * mail without text of its own speaks through its files: what Outlook packed, an attached mail, an invitation.
 */
import { clamp, cleanText, MAX_TEXT } from '../mail/clean-text.ts';
import type { Leaf } from '../mail/mime-structure.ts';
import { withoutMarks } from '../mail/quote-boundaries.ts';
import { hasReplySubject } from '../mail/subject-signs.ts';
import type { PackedFile } from '../mail/tnef.ts';
import type { TextFile } from '../mail/uudecode.ts';
import { visibleText } from '../mail/visible-text.ts';
import { attachedTexts } from './attached-mails.ts';
import { hasMarkedQuote, htmlText } from './html-text.ts';
import type { MailTexts } from './mail-texts.ts';
import { invitation, unpackTnef } from './unpack-files.ts';

export type MailWords = {
  readonly text: string;
  readonly visibleText: string;
  /** Files that were inside others or in the text. */
  readonly unpacked: readonly (PackedFile | TextFile)[];
};

/** What the header tells about the words. */
export type WordFacts = {
  readonly subject: string;
  readonly contentType: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
};

/**
 * Reads the words of a mail. Never throws.
 * @param raw    the mail that the parts are found in
 * @param files  its parts that are not text
 * @param texts  what its text parts say
 */
export function readWords(
  raw: Uint8Array,
  files: readonly Leaf[],
  texts: MailTexts,
  facts: WordFacts,
): MailWords {
  const packed = unpackTnef(raw, files);
  // What a server returns with its report is our own mail, and would be taken for what the report says.
  const attached = facts.contentType === 'multipart/report' ? '' : attachedTexts(raw, files);
  const unpacked = [...packed.files, ...texts.files];
  const own = texts.text.trim() === '' ? packed.text : texts.text;
  if (own === '') {
    const text = clamp(attached === '' ? invitation(raw, files) : attached, MAX_TEXT);
    return { text, visibleText: text, unpacked };
  }
  const written =
    own === texts.text ? writtenNow(texts, facts) : visibleText(own, facts.subject, mayAnswer(facts));
  const text = attached === '' ? own : `${own.trimEnd()}\n\n${attached}`;
  return { text: clamp(text, MAX_TEXT), visibleText: written, unpacked };
}

/** The markup is asked only where the text shows no quote: turning it into text costs more than all the rest. */
function writtenNow(texts: MailTexts, facts: WordFacts): string {
  const { subject, inReplyTo } = facts;
  const visible = visibleText(texts.markedText, subject, mayAnswer(facts));
  const isCut = visible.length < texts.text.trim().length;
  if (isCut || inReplyTo.length === 0 || texts.html === '' || texts.markedText !== texts.text) return visible;
  if (!hasMarkedQuote(texts.html)) return visible;
  const marked = cleanText(htmlText(texts.html).text);
  const written = visibleText(marked, subject);
  return written.length < withoutMarks(marked).trim().length ? written : visible;
}

/** Some programs give the ids of what is answered, some only a prefix of the subject. */
function mayAnswer({ subject, inReplyTo, references }: WordFacts): boolean {
  return inReplyTo.length > 0 || references.length > 0 || hasReplySubject(subject);
}
