import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFreshMails } from '../../../src/shell/db/fresh-mails.ts';

const ofSize = (bytes: number) => Buffer.alloc(bytes, 1);

describe('bytes of a mail that was stored a moment ago', () => {
  test('are handed out once', () => {
    const fresh = openFreshMails(100);
    fresh.keep(7, ofSize(10));
    expect(fresh.take(7)).toEqual(ofSize(10));
    expect(fresh.take(7)).toBeNull();
  });

  test('make room for newer ones, oldest first', () => {
    const fresh = openFreshMails(25);
    for (const mailId of [1, 2, 3]) fresh.keep(mailId, ofSize(10));
    expect([1, 2, 3].map((mailId) => fresh.take(mailId) !== null)).toEqual([false, true, true]);
  });

  test('are not kept when one mail alone is larger than all the room', () => {
    const fresh = openFreshMails(25);
    fresh.keep(1, ofSize(26));
    expect(fresh.take(1)).toBeNull();
  });

  test('never take more room than there is', () => {
    const kept = fc.array(fc.record({ mailId: fc.nat(9), size: fc.nat(30) }));
    fc.assert(
      fc.property(kept, (all) => {
        const fresh = openFreshMails(50);
        for (const { mailId, size } of all) fresh.keep(mailId, ofSize(size));
        const left = Array.from({ length: 10 }, (_, mailId) => fresh.take(mailId)?.length ?? 0);
        expect(left.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(50);
      }),
    );
  });

  test('are those that were kept last under that number', () => {
    const fresh = openFreshMails(100);
    fresh.keep(1, ofSize(10));
    fresh.keep(1, ofSize(20));
    expect(fresh.take(1)).toEqual(ofSize(20));
  });

  test('let whoever stores go on while they are few', async () => {
    const fresh = openFreshMails(30);
    fresh.keep(1, ofSize(10));
    await expect(fresh.room(3_600_000)).resolves.toBeUndefined();
  });

  test('hold whoever stores until they are few again', async () => {
    const fresh = openFreshMails(30);
    for (const mailId of [1, 2]) fresh.keep(mailId, ofSize(10));
    const told: string[] = [];
    const room = fresh.room(3_600_000).then(() => told.push('room'));
    await Promise.resolve();
    told.push('taken');
    fresh.take(1);
    await room;
    expect(told).toEqual(['taken', 'room']);
  });

  test('hold nobody for longer than was said, because another daemon may be the one that files', async () => {
    const fresh = openFreshMails(30);
    for (const mailId of [1, 2]) fresh.keep(mailId, ofSize(10));
    await expect(fresh.room(5)).resolves.toBeUndefined();
  });
});
