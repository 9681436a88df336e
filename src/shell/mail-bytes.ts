/**
 * Puts an outgoing mail together: a text and its HTML as alternatives (RFC 2046 5.1.4). Nodemailer makes the
 * headers and the lines; through its streams the same takes three times as long.
 */

/** A header, and what stands under it in ASCII; neither ends with a line end. */
export type MailPart = { readonly header: string; readonly body: string };

/** The mail whose header names `boundary`; of its parts the last is the best. */
export function alternatives(header: string, boundary: string, parts: readonly MailPart[]): Buffer {
  const delimiter = `--${boundary}`;
  const lines = parts.flatMap((part) => [delimiter, part.header, '', part.body]);
  return Buffer.from([header, '', ...lines, `${delimiter}--`, ''].join('\r\n'), 'latin1');
}

/** A text with line ends as mail has them. */
export function mailLines(text: string): string {
  return text.replaceAll(/\r\n?|\n/gu, '\r\n');
}
