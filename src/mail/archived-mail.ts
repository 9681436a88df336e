/**
 * What is looked at of a mail in an archive before it is read: whether it is a mail, and when it was received.
 * In a mailbox the server knows that; in a file the topmost Received field says it, which the last server
 * wrote, else the field Date, which the sender wrote.
 */
import { readDate } from './header-facts.ts';
import { fieldBytes, headerStart, type RawField, readHeaderBlock, repairLineEnds } from './raw-header.ts';

/** `receivedAt` is null when the header gives no date that can be right. */
export type ArchivedMail = { readonly isMail: boolean; readonly receivedAt: Date | null };

/** As much of a mail as is looked at, in bytes: the topmost fields stand in it. */
export const GLANCE_BYTES = 65_536;

/** Fields of which every mail has at least one. */
const SIGNS = ['from', 'to', 'date', 'subject', 'received', 'message-id', 'return-path', 'sender'];

const MOST_VALUE = 4_096;

/**
 * Looks at the beginning of a mail. Never throws.
 * @param at  now; a mail of the future has a wrong clock
 */
export function glanceAt(beginning: Uint8Array, at: Date): ArchivedMail {
  const bytes = repairLineEnds(beginning);
  const { fields } = readHeaderBlock(bytes, headerStart(bytes));
  const textOf = (field: RawField | undefined): string =>
    field === undefined ? '' : Buffer.from(fieldBytes(bytes, field, MOST_VALUE)).toString('latin1');
  const first = (name: string): string => textOf(fields.find((field) => field.name === name));
  const candidates = [dateOfReceived(first('received')), first('date')].map(readDate);
  return {
    isMail: fields.some(({ name }) => SIGNS.includes(name)),
    receivedAt: candidates.find((date) => date !== null && date <= at) ?? null,
  };
}

/** What stands behind the last semicolon (RFC 5322 3.6.7), with its lines joined. */
function dateOfReceived(value: string): string {
  const semicolon = value.lastIndexOf(';');
  return semicolon < 0
    ? ''
    : value
        .slice(semicolon + 1)
        .replace(/\s+/gu, ' ')
        .trim();
}
