/** Raw mails for tests, written as mail programs write them: header fields, an empty line, the text, CRLF. */

/** Fields of a mail by their spelling; a list gives the field several times, null leaves it out. */
export type RawFields = Readonly<Record<string, string | readonly string[] | null>>;

/** A mail of Anna de Wit to the desk, with the fields of the test in place of the ordinary ones. */
export function rawMail(
  fields: RawFields = {},
  text = 'Onze dakkapel lekt sinds de storm van vorige week.',
): string {
  const all: RawFields = {
    From: 'Anna de Wit <anna@example.net>',
    To: 'klachten@example.org',
    Subject: 'Lekkage dakkapel',
    Date: 'Tue, 17 Nov 2026 10:59:00 +0100',
    'Message-ID': `<${messageWord(fields, text)}@mail.example.net>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => {
    if (value === null) return [];
    return (typeof value === 'string' ? [value] : value).map((each) => `${name}: ${each}`);
  });
  return [...lines, '', ...text.split('\n'), ''].join('\r\n');
}

/** Different mails get different ids, and the same mail the same, without chance. */
function messageWord(fields: RawFields, text: string): string {
  const content = JSON.stringify(fields) + text;
  let sum = 7;
  for (const character of content) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return `m${sum}`;
}
