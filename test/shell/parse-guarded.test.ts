import { afterEach, describe, expect, test } from 'vitest';
import { type MailReader, openMailReader } from '../../src/shell/parse-guarded.ts';
import { rawMail } from '../support/raw-mail.ts';

const small = Buffer.from(rawMail({ Subject: 'Klein' }));
/** Too much text for the main thread. */
const long = Buffer.from(rawMail({ Subject: 'Lang' }, 'Mijn dak lekt. '.repeat(30_000)));

let reader: MailReader;
afterEach(() => reader.close());

describe('a mail is read', () => {
  test('here when it is tame, and in a worker when it is not', async () => {
    reader = openMailReader();
    expect(await reader.parse(small)).toMatchObject({ ok: true, mail: { subject: 'Klein' } });
    expect(await reader.parse(long)).toMatchObject({
      ok: true,
      mail: { subject: 'Lang', from: [{ address: 'anna@example.net' }] },
    });
    expect(long.length).toBeGreaterThan(400_000);
  });

  test('in a worker one after the other, in order', async () => {
    reader = openMailReader();
    const [first, second] = await Promise.all([
      reader.parse(long),
      reader.parse(Buffer.from(rawMail({ Subject: 'Ook' }, 'x '.repeat(200_000)))),
    ]);
    expect([first, second]).toMatchObject([{ mail: { subject: 'Lang' } }, { mail: { subject: 'Ook' } }]);
  });
});

describe('a mail that is too much for the worker is unreadable', () => {
  test('when the deadline passes; the next reader of it starts anew', async () => {
    reader = openMailReader({ deadlineMs: 1, memoryMiB: 512 });
    expect(await reader.parse(long)).toStrictEqual({ ok: false, reason: 'unreadable: not done in 1 ms' });
    expect(await reader.parse(long)).toStrictEqual({ ok: false, reason: 'unreadable: not done in 1 ms' });
    expect(await reader.parse(small)).toMatchObject({ ok: true });
  });

  test('when the memory does not do, and the daemon lives on', async () => {
    reader = openMailReader({ deadlineMs: 20_000, memoryMiB: 32 });
    const hungry = Buffer.from(rawMail({ 'Content-Type': 'text/html' }, '<li>a'.repeat(99_000)));
    const outcome = await reader.parse(hungry);
    expect(outcome.ok ? 'read' : outcome.reason).toContain('memory limit');
    expect(await reader.parse(small)).toMatchObject({ ok: true });
  });
});

test('a reader that read nothing closes as well', async () => {
  reader = openMailReader();
  await expect(reader.close()).resolves.toBeUndefined();
});
