/** Reads the body of a message/delivery-status part: what became of a mail, per recipient (RFC 3464 section 2). */
import { cleanLine } from './clean-text.ts';
import type { DeliveryReport } from './inbound-mail.ts';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const MAX_RECIPIENTS = 200;

/** One report per recipient block; blocks that name no recipient (the block of the mail itself) are left out. */
export function readDeliveryReports(body: string): readonly DeliveryReport[] {
  const blocks = body.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return blocks
    .map(readBlock)
    .filter((report) => report !== null)
    .slice(0, MAX_RECIPIENTS);
}

function readBlock(block: string): DeliveryReport | null {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  // The original recipient is the address we wrote to; the final one may be a mailbox behind an alias.
  const final = recipientOf(fields.get('final-recipient') ?? '');
  const recipient = final === '' ? recipientOf(fields.get('original-recipient') ?? '') : final;
  if (recipient === '') return null;
  const word = (fields.get('action') ?? '').toLowerCase().split(/[\s(]/)[0];
  return {
    recipient,
    action: ACTIONS.find((action) => action === word) ?? 'unknown',
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '',
    diagnostic: cleanLine(fields.get('diagnostic-code') ?? '', 1_000),
  };
}

/** `rfc822; <name@example.org>` without its address type; lower case. */
function recipientOf(value: string): string {
  const address = value.includes(';') ? value.slice(value.indexOf(';') + 1) : value;
  return cleanLine(address.replace(/[<>"]/g, ''), 320).toLowerCase();
}
