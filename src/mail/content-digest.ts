/**
 * One value for what a mail says, whichever way it came: the same mail delivered to two of our addresses
 * has two sets of transport headers and one content (inbound.md F2). Source: RFC 5322 fields that the writer sets.
 */
import { createHash } from 'node:crypto';

export type DigestedContent = {
  readonly subject: string;
  readonly date: string;
  readonly texts: readonly string[];
  /** `encoded` are the bytes as they came, so that nothing is decoded for it. */
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly encoded: Uint8Array;
  }[];
};

/** SHA-256 (hex) of a mail's content. White space at line ends does not count: relays change it. */
export function contentDigest(content: DigestedContent): string {
  const hash = createHash('sha256');
  // Each piece is preceded by its length, so that no two contents run together to the same bytes.
  const add = (piece: string | Uint8Array): void => {
    hash.update(`${piece.length}:`);
    hash.update(piece);
  };
  add(content.subject);
  add(content.date);
  for (const text of content.texts) add(settle(text));
  for (const attachment of content.attachments) {
    add(attachment.name);
    add(attachment.type);
    add(attachment.encoded);
  }
  return hash.digest('hex');
}

function settle(text: string): string {
  if (!/[^\S\n](?:\n|$)/.test(text)) return text.trim();
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').trim();
}
