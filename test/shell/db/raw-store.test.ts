import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { storeMails } from '../../../src/shell/db/inbound-store.ts';
import { loadRaw, loadRaws } from '../../../src/shell/db/raw-store.ts';
import { useDatabase } from '../../support/database.ts';
import { fetched } from '../../support/stored-mails.ts';

/** Two and a half pieces, each byte different from those a piece further on. */
const LARGE = Buffer.concat(
  Array.from({ length: 81_920 }, (_, index) => createHash('sha256').update(`${index}`).digest()),
);

describe('the raw mail', () => {
  const database = useDatabase();
  const store = async (uid: number, bytes: Buffer) => {
    const [mail] = await storeMails(database.db, [{ ...fetched(uid), sizeBytes: bytes.length, bytes }]);
    return mail?.mailId ?? 0;
  };

  test('comes back byte for byte, small or large', async () => {
    const small = await store(1, Buffer.from('Subject: Lekkage\r\n\r\nHet lekt.\r\n'));
    const large = await store(2, LARGE);
    const raws = await loadRaws(database.db, [small, large]);
    expect(raws.get(small)?.toString()).toBe('Subject: Lekkage\r\n\r\nHet lekt.\r\n');
    expect(raws.get(large)?.equals(LARGE)).toBe(true);
  });

  test('is there until it is purged', async () => {
    const mailId = await store(3, Buffer.from('Subject: Dakgoot\r\n\r\nNog steeds.\r\n'));
    expect(await loadRaw(database.db, mailId)).not.toBeNull();
    await database.db.deleteFrom('raw_mails').where('mail_id', '=', mailId).execute();
    expect(await loadRaw(database.db, mailId)).toBeNull();
  });
});
