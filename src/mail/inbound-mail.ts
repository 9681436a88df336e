/**
 * The only shape of a received mail inside the program. The parser (shell/parse-mail.ts) makes it from
 * raw bytes; every string in it is free of NUL, control characters and lone surrogates, and clamped.
 * Field names follow RFC 5322 and RFC 5321.
 */

/** An address as the mail wrote it: lower-case, domain in ASCII form; `address` is '' when there was none. */
export type MailAddress = { readonly address: string; readonly name: string };

/** One header field, in the order of the mail (topmost first); the name is lower-case, the value decoded and unfolded. */
export type Header = { readonly name: string; readonly value: string };

/** Where the still encoded body of an attachment lies in the raw mail, so that it is decoded only when read. */
export type EncodedRange = {
  readonly start: number;
  readonly end: number;
  readonly encoding: 'base64' | 'quoted-printable' | 'identity';
};

/** A file that came with a mail. */
export type AttachmentPart = {
  /** File name without path, control or direction characters; never empty. */
  readonly name: string;
  /** Content type in lower case without parameters. */
  readonly type: string;
  /** Decoded size; an estimate for a body that is not decoded yet. */
  readonly bytes: number;
  /** True for a picture that the HTML part shows in place. */
  readonly inline: boolean;
  readonly range: EncodedRange | null;
  /** Decoded content, only where there is no range to decode it from. */
  readonly content: Uint8Array | null;
};

/** What a delivery report says of one recipient (RFC 3464). */
export type DeliveryReport = {
  readonly recipient: string;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'unknown';
  /** Enhanced status code n.n.n of RFC 3463, or ''. */
  readonly status: string;
  readonly diagnostic: string;
};

export const MAIL_FLAGS = [
  'ambiguous-header',
  'bad-charset',
  'broken-header',
  'calendar',
  'cut',
  'encrypted',
  'html-cut',
  'leading-garbage',
  'no-from',
  'no-message-id',
  'several-from',
  'signed',
  'tnef',
  'too-large',
  'too-many-parts',
  'unreadable',
  'uuencoded',
] as const;
/** What was odd about a mail; staff see it beside the mail. */
export type MailFlag = (typeof MAIL_FLAGS)[number];

export type InboundMail = {
  /** Without angle brackets; null when the mail has none. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Every address of every From field. */
  readonly from: readonly MailAddress[];
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Return-Path: null when absent, '' for the null path `<>`. */
  readonly envelopeSender: string | null;
  readonly subject: string;
  /** The Date header, only shown, never counted with. */
  readonly writtenAt: Date | null;
  readonly headers: readonly Header[];
  /** Content type of the whole mail in lower case without parameters. */
  readonly contentType: string;
  /** The report-type of a multipart/report (RFC 6522), or ''. */
  readonly reportType: string;
  /** The whole readable text, quoted history included. */
  readonly text: string;
  /** What the writer wrote now; never empty when `text` is not. */
  readonly visibleText: string;
  /** What looks like a reply token of ours in the HTML, quoted history included; in lower case, each once. */
  readonly quotedMarkers: readonly string[];
  readonly attachments: readonly AttachmentPart[];
  readonly deliveryReports: readonly DeliveryReport[];
  /** Message-IDs named in returned or attached mails: the mail that a bounce is about. */
  readonly returnedMessageIds: readonly string[];
  /**
   * What looks like a token of ours in the headers of returned mails and in reports of abuse, where providers name
   * the envelope sender; in lower case, each once.
   */
  readonly returnedTokens: readonly string[];
  readonly flags: readonly MailFlag[];
  /** SHA-256 (hex) over subject, texts and attachments without transport headers (inbound.md F2). */
  readonly contentDigest: string;
  readonly sizeBytes: number;
};

/** The values of a header field, topmost first. */
export function headerValues(mail: Pick<InboundMail, 'headers'>, name: string): readonly string[] {
  return mail.headers.filter((header) => header.name === name).map((header) => header.value);
}

/** The topmost value of a header field, or null. */
export function headerValue(mail: Pick<InboundMail, 'headers'>, name: string): string | null {
  return mail.headers.find((header) => header.name === name)?.value ?? null;
}
