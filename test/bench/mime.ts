/** Writes mails as mail programs do, for the benchmark: plain text, text with HTML beside it, attachments. */

/** A text with its HTML form, or without one. */
export type Body = { readonly text: string; readonly html: string | null };

/** A file with its content. */
export type File = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** How the text of a part is written down. */
export type Encoding = '8bit' | 'quoted-printable' | 'base64';

/**
 * A whole mail with CRLF line ends.
 * @param mark  makes boundaries unlike those of other mails
 */
export function writeMail(
  headers: readonly (readonly [string, string])[],
  body: Body,
  file: File | null,
  encoding: Encoding,
  mark: string,
): Buffer {
  const head = [...headers, ['MIME-Version', '1.0']].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const content = bodyPart(body, encoding, `alt-${mark}`);
  const whole = file === null ? content : multipart('mixed', `mix-${mark}`, [content, filePart(file)]);
  return Buffer.from(head + whole);
}

/** A short unstructured header value; beyond ASCII it becomes one encoded word (RFC 2047). */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/u.test(text)) return text;
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function bodyPart({ text, html }: Body, encoding: Encoding, boundary: string): string {
  const plain = textPart('plain', text, encoding);
  if (html === null) return plain;
  return multipart('alternative', boundary, [plain, textPart('html', html, 'quoted-printable')]);
}

function textPart(subtype: string, text: string, encoding: Encoding): string {
  const head = `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  return head + encode(text.replaceAll('\n', '\r\n'), encoding);
}

function filePart({ name, type, bytes }: File): string {
  return [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(bytes),
  ].join('\r\n');
}

function multipart(subtype: string, boundary: string, parts: readonly string[]): string {
  const open = `Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n`;
  return `${open}${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function encode(text: string, encoding: Encoding): string {
  if (encoding === '8bit') return text;
  return encoding === 'base64' ? base64Lines(Buffer.from(text)) : quotedPrintable(text);
}

function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
}

/** RFC 2045 6.7: everything beyond ASCII and every "=" as =XX, lines of at most 76 characters. */
function quotedPrintable(text: string): string {
  const quoted = text.replaceAll(/[^\r\n\x20-\x3c\x3e-\x7e]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
  return quoted
    .split('\r\n')
    .map((line) => line.replaceAll(/.{60,72}(?<!=.?)(?=.)/gu, '$&=\r\n'))
    .join('\r\n');
}
