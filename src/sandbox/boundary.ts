/**
 * What the receiving mail server of an organisation adds to a mail that arrives (DESIGN.md 3, Sandbox
 * servers): trace headers (RFC 5321 4.4), the result of its checks (RFC 8601), and the removal of results
 * that a sender forged in its name (RFC 8601 5).
 */

export type Arrival = {
  readonly authservId: string;
  readonly envelopeFrom: string;
  /** The full address of the envelope, subaddress included. */
  readonly recipient: string;
  readonly clientName: string;
  /** The domain that the sender proved to own by logging in; null when nothing was proved. */
  readonly provenDomain: string | null;
  readonly at: Date;
};

/** The mail as it comes to lie in the mailbox of the recipient. */
export function stamped(raw: Buffer, arrival: Arrival): Buffer {
  const { authservId, recipient, envelopeFrom, clientName, at } = arrival;
  const end = endOfHeaders(raw);
  const fields = raw
    .subarray(0, end)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !isResultOf(field, authservId));
  const date = at.toUTCString().replace('GMT', '+0000');
  const added = [
    `Return-Path: <${envelopeFrom}>`,
    `Delivered-To: ${recipient}`,
    `Received: from ${clientName} by ${authservId} with ESMTP for <${recipient}>; ${date}`,
    resultField(fields, arrival),
  ];
  return Buffer.concat([Buffer.from([...added, ...kept].join('\r\n'), 'latin1'), raw.subarray(end)]);
}

/** Offset of the line break before the empty line; the length when there is no body. */
function endOfHeaders(raw: Buffer): number {
  const text = raw.toString('latin1');
  const found = text.search(/\r?\n\r?\n/);
  return found === -1 ? raw.length : found;
}

function isResultOf(field: string, authservId: string): boolean {
  const [, id] = /^authentication-results:\s*([^;\s]+)/i.exec(field) ?? [];
  return id?.toLowerCase() === authservId.toLowerCase();
}

function resultField(fields: readonly string[], { authservId, provenDomain, envelopeFrom }: Arrival): string {
  const from = fromDomain(fields);
  const pass = from !== null && from === provenDomain;
  const word = pass ? 'pass' : 'none';
  return [
    `Authentication-Results: ${authservId};`,
    pass ? `dkim=pass header.d=${from} header.i=@${from};` : 'dkim=none;',
    `spf=${word} smtp.mailfrom=${envelopeFrom === '' ? '<>' : envelopeFrom};`,
    `dmarc=${word} header.from=${from ?? 'unknown'}`,
  ].join('\r\n\t');
}

/** Domain of the only From address, lower case; null when there is none or more than one From. */
function fromDomain(fields: readonly string[]): string | null {
  const [field, second] = fields.filter((one) => /^from:/i.test(one));
  if (field === undefined || second !== undefined) return null;
  const [, domain] = /@([^\s<>@,;]+)>?\s*$/.exec(field) ?? [];
  return domain?.toLowerCase() ?? null;
}
