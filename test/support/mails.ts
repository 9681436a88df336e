/**
 * Mails and registers for tests of the pure mail rules: an ordinary mail of an ordinary person, of which a
 * test names only what matters to it, and a register that knows nothing but what the test says.
 */
import type { DeskProfile } from '../../src/mail/desk-profile.ts';
import { DEFAULT_LIMITS } from '../../src/mail/desk-profile.ts';
import type { CaseLink, SentMail } from '../../src/mail/disposition.ts';
import type { Header, InboundMail, MailAddress } from '../../src/mail/inbound-mail.ts';

/** The instant at which time stands still in tests of mail. */
export const NOW = new Date('2026-11-17T10:00:00Z');

/** What a test may say of a mail; addresses are written `a@b` or `Name <a@b>`. */
export type MailDetails = {
  readonly from?: string | readonly string[];
  readonly to?: string | readonly string[];
  readonly cc?: string | readonly string[];
  readonly replyTo?: string | readonly string[];
  readonly sender?: string;
  /** Header fields beside those of the addresses, by any spelling of the name. */
  readonly headers?: Readonly<Record<string, string>>;
} & Partial<Omit<InboundMail, 'from' | 'to' | 'cc' | 'replyTo' | 'sender' | 'headers'>>;

/** A mail of Anna de Wit to the desk, with the details of the test in place of the ordinary ones. */
export function aMail(details: MailDetails = {}): InboundMail {
  const { from, to, cc, replyTo, sender, headers, ...rest } = details;
  const text = rest.text ?? 'The roof of our new house leaks since Monday.';
  return {
    messageId: 'first@mail.example.net',
    inReplyTo: [],
    references: [],
    envelopeSender: null,
    subject: 'Leaking roof',
    writtenAt: NOW,
    contentType: 'text/plain',
    reportType: '',
    visibleText: text,
    quotedMarkers: [],
    attachments: [],
    deliveryReports: [],
    returnedMessageIds: [],
    returnedTokens: [],
    flags: [],
    contentDigest: 'd1',
    sizeBytes: 800,
    ...rest,
    text,
    from: addresses(from ?? 'Anna de Wit <anna@example.net>'),
    to: addresses(to ?? 'desk@example.org'),
    cc: addresses(cc ?? []),
    replyTo: addresses(replyTo ?? []),
    sender: sender === undefined ? null : readAddress(sender),
    headers: fields(headers ?? {}),
  };
}

/** The desk of the tests: two own addresses, one member of staff, one web form, one own list. */
export function aDesk(details: Partial<DeskProfile> = {}): DeskProfile {
  return {
    name: 'klachten',
    address: 'desk@example.org',
    ownAddresses: ['desk@example.org', 'klachten@example.org'],
    language: 'nl',
    roster: [{ name: 'Bea Smit', address: 'bea@example.org', roles: ['handler'], language: 'nl' }],
    formSenders: ['form@example.org'],
    forms: [],
    bodies: ['zaken@commissie.example.net'],
    ownLists: ['klachten.lists.example.org'],
    trustedAuthServ: 'mx.example.org',
    spamHeader: { name: 'x-filter', pattern: /^spam\b/i },
    bounceAddress: 'none',
    limits: DEFAULT_LIMITS,
    ...details,
  };
}

/** Case 7, C-1042-9, of Anna de Wit. */
export function aCase(details: Partial<CaseLink> = {}): CaseLink {
  return {
    caseId: 7,
    reference: 'C-1042-9',
    language: 'nl',
    participants: ['anna@example.net'],
    thirdParties: [],
    closedAt: null,
    lastOwnMailAt: new Date('2026-11-10T09:00:00Z'),
    ...details,
  };
}

/** The acknowledgement that Anna got on case 7. */
export function aSentMail(details: Partial<SentMail> = {}): SentMail {
  return {
    outboundId: 31,
    caseId: 7,
    letter: 'received',
    recipient: 'anna@example.net',
    sentAt: new Date('2026-11-10T09:00:00Z'),
    automatic: true,
    workOrder: null,
    ...details,
  };
}

function addresses(written: string | readonly string[]): readonly MailAddress[] {
  return (typeof written === 'string' ? [written] : written).map(readAddress);
}

function readAddress(written: string): MailAddress {
  const match = /^(.*?)\s*<(.*)>$/.exec(written);
  return match === null ? { address: written, name: '' } : { address: match[2] ?? '', name: match[1] ?? '' };
}

function fields(named: Readonly<Record<string, string>>): readonly Header[] {
  return Object.entries(named).map(([name, value]) => ({ name: name.toLowerCase(), value }));
}
