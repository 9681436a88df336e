/** Bad input ends as a case, held or in quarantine, with nothing lost: the list of DESIGN §8 and inbound.md §4. */
import { describe, expect, test } from 'vitest';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const manyParts = Array.from(
  { length: 2_000 },
  (_, n) => `--b\r\nContent-Type: text/plain\r\n\r\npart ${n}`,
).join('\r\n');

const INPUTS: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
  ['nothing at all', '', ['hold']],
  ['only line ends', '\r\n\r\n\r\n', ['hold']],
  ['an empty text', rawMail({}, ''), ['complaint']],
  ['no From', rawMail({ From: null }), ['hold']],
  [
    'two different From fields',
    rawMail({ From: ['anna@example.net', 'piet@example.net'] }),
    ['complaint', 'hold'],
  ],
  ['no Message-ID', rawMail({ 'Message-ID': null }), ['complaint']],
  ['NUL bytes', rawMail({ Subject: 'Lek\u0000kage' }, 'Het\u0000 lekt.'), ['complaint']],
  ['lone surrogates', rawMail({ 'Content-Type': 'text/plain; charset=utf-16le' }, '\ud800'), ['complaint']],
  [
    'UTF-8 declared as Big5',
    rawMail({ 'Content-Type': 'text/plain; charset=big5' }, 'Het café is één groot lek.'),
    ['complaint'],
  ],
  ['raw 8-bit header bytes', Buffer.from(rawMail({ Subject: 'Lekkage café' }), 'latin1'), ['complaint']],
  ['leading blank lines', `\r\n\r\n${rawMail()}`, ['complaint']],
  [
    '2,000 MIME parts',
    `${rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, '').trimEnd()}\r\n\r\n${manyParts}\r\n--b--\r\n`,
    ['complaint', 'quarantine'],
  ],
  ['random bytes', Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7_919) % 256), ['hold', 'quarantine']],
];

describe.each(INPUTS)('a mail with %s', (_name, raw, expected) => {
  const desk = useDesk();

  test(`ends as ${expected.join(' or ')}, with its bytes kept`, async () => {
    await desk.deliver(raw);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await desk.work();
      desk.pass(30 * 60_000);
    }
    const mail = await desk.office.db.selectFrom('inbound_mails').selectAll().executeTakeFirstOrThrow();
    expect(expected).toContain(mail.disposition);
    const kept = await desk.office.db.selectFrom('raw_mails').select('bytes').executeTakeFirstOrThrow();
    expect(kept.bytes.equals(Buffer.from(raw))).toBe(true);
    const cases = await desk.office.db.selectFrom('cases').select('id').execute();
    const tasks = await desk.office.db.selectFrom('staff_tasks').select('id').execute();
    expect(cases.length + tasks.length).toBeGreaterThan(0);
  });
});
