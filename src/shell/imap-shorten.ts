/**
 * Makes one small readable mail out of the pieces of a mail that is too large to take (inbound.md A4):
 * its headers, and its first text part as the whole body.
 */

/** A node of BODYSTRUCTURE, as far as it matters here. */
export type BodyNode = {
  readonly part?: string | undefined;
  readonly type: string;
  readonly disposition?: string | undefined;
  readonly childNodes?: readonly BodyNode[] | undefined;
};

/**
 * The part number of the first text that is not an attachment, plain before HTML; empty when the mail has
 * no parts and is itself that text; null when there is none.
 */
export function firstTextPart(root: BodyNode): string | null {
  const texts = flatten(root).filter((node) => node.disposition !== 'attachment');
  const text =
    texts.find((node) => node.type === 'text/plain') ?? texts.find((node) => node.type === 'text/html');
  return text === undefined ? null : (text.part ?? '');
}

function flatten(node: BodyNode): readonly BodyNode[] {
  return [node, ...(node.childNodes ?? []).flatMap(flatten)];
}

/** `head` is the MIME header block of the part, or null when the headers of the mail describe the text. */
export type TextPiece = { readonly head: Buffer | null; readonly body: Buffer };

/** The mail that has `headers` and, as its whole body, `text`; an empty body when that is null. */
export function shortenedMail(headers: Buffer, text: TextPiece | null): Buffer {
  if (text !== null && text.head === null) return joined(fieldsOf(headers), text.body);
  const kept = fieldsOf(headers).filter((field) => !/^content-/i.test(field));
  if (text === null || text.head === null) return joined(kept, Buffer.alloc(0));
  return joined([...kept, ...fieldsOf(text.head)], text.body);
}

/** Header fields with their continuation lines. Latin-1 keeps every byte as it is. */
function fieldsOf(block: Buffer): readonly string[] {
  return block
    .toString('latin1')
    .trimEnd()
    .split(/\r?\n(?![ \t])/)
    .filter((field) => field !== '');
}

function joined(fields: readonly string[], body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
