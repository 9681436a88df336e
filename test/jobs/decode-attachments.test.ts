import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeAttachments, decodeAttachmentsOf } from '../../src/jobs/decode-attachments.ts';
import { useDesk } from '../support/office.ts';
import { rawMail } from '../support/raw-mail.ts';

const RUNNING = new AbortController().signal;
const PHOTO = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function withPhotos(from: string, count: number): string {
  const photo = [
    'Content-Type: image/jpeg; name=foto.jpg',
    'Content-Disposition: attachment; filename=foto.jpg',
    'Content-Transfer-Encoding: base64',
    '',
    PHOTO.toString('base64').replaceAll(/.{76}/g, '$&\n'),
  ].join('\n');
  const parts = ['Content-Type: text/plain\n\nZie de foto.', ...Array.from({ length: count }, () => photo)];
  const body = `--grens\n${parts.join('\n--grens\n')}\n--grens--`;
  const fields = { 'Content-Type': 'multipart/mixed; boundary=grens', 'Content-Transfer-Encoding': null };
  return rawMail({ ...fields, From: from }, body);
}

describe('papers that came with a complaint', () => {
  const desk = useDesk();
  const digests = async () => {
    const rows = desk.office.db.selectFrom('attachments').select(['bytes', 'sha256']).orderBy('id');
    return await rows.execute();
  };
  const photo = { bytes: PHOTO.length, sha256: sha256(PHOTO) };

  test('are decoded later: registering does not wait for them', async () => {
    await desk.deliver(withPhotos('anna@example.net', 1));
    await desk.work();
    expect(await digests()).toMatchObject([{ sha256: null }]);
    expect(await decodeAttachments(desk.office, RUNNING)).toBe(1);
    expect(await digests()).toEqual([photo]);
    expect(await decodeAttachments(desk.office, RUNNING)).toBe(0);
  });

  test('are decoded at once for somebody who looks at the case, those of other cases are not', async () => {
    await desk.deliver(withPhotos('kees@example.net', 2));
    await desk.deliver(withPhotos('joke@example.net', 1));
    await desk.work();
    await decodeAttachmentsOf(desk.office.db, 1002);
    expect(await digests()).toMatchObject([photo, photo, photo, { sha256: null }]);
  });

  test('are all decoded, also more than are taken at once', async () => {
    await desk.deliver(withPhotos('henk@example.net', 45));
    await desk.work();
    expect(await decodeAttachments(desk.office, RUNNING)).toBe(46);
    expect(new Set((await digests()).map((row) => row.sha256))).toEqual(new Set([photo.sha256]));
  });

  test('wait for the next time when the program is told to stop', async () => {
    await desk.deliver(withPhotos('ria@example.net', 1));
    await desk.work();
    expect(await decodeAttachments(desk.office, AbortSignal.abort())).toBe(0);
  });

  test('of a mail that was purged are not looked for again and again', async () => {
    await desk.office.db.deleteFrom('raw_mails').execute();
    expect(await decodeAttachments(desk.office, RUNNING)).toBe(1);
    expect(await decodeAttachments(desk.office, RUNNING)).toBe(0);
    expect((await digests()).at(-1)).toEqual({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
  });
});
