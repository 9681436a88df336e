/**
 * Sender and subject of a mail that cannot be read as a whole, as far as its header shows them: what staff
 * see beside a mail in quarantine (inbound.md A9).
 */
import type { Person } from '../case/vocabulary.ts';
import { cleanLine, MAX_NAME, MAX_SUBJECT } from './clean-text.ts';
import { decodeWords } from './encoded-words.ts';
import { textFields } from './header-facts.ts';
import { headerStart, readHeaderBlock } from './raw-header.ts';

/** Null where the header shows nothing. */
export type Glimpse = { readonly from: Person | null; readonly subject: string | null };

/** Reads the first From and Subject field of a raw mail. */
export function glimpseHeader(raw: Uint8Array): Glimpse {
  const fields = textFields(raw, readHeaderBlock(raw, headerStart(raw)), 'utf-8');
  const value = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
  const subject = cleanLine(decodeWords(value('subject')), MAX_SUBJECT);
  return {
    from: personIn(cleanLine(decodeWords(value('from')), MAX_SUBJECT)),
    subject: subject === '' ? null : subject,
  };
}

function personIn(from: string): Person | null {
  const address = /[^\s<>",;]+@[^\s<>",;]+/.exec(from)?.[0];
  if (address === undefined) return null;
  const name = from.slice(0, from.indexOf(address)).replace(/[<"']/g, '');
  return { address: address.toLowerCase(), name: cleanLine(name, MAX_NAME).trim() };
}
