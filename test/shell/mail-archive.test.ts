import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ArchivePlace, listArchive, readArchived } from '../../src/shell/mail-archive.ts';

const NOW = new Date('2026-11-17T10:00:00Z');
const folder = () => mkdtempSync(join(tmpdir(), 'redress-archive-'));

async function listed(path: string) {
  const items = [];
  for await (const item of listArchive(path, NOW)) items.push(item);
  return items;
}

async function placesIn(path: string): Promise<readonly ArchivePlace[]> {
  return (await listed(path)).flatMap((item) => (item.kind === 'mail' ? [item.place] : []));
}

async function textOf(place: ArchivePlace | undefined, most = 1_000_000): Promise<string> {
  if (place === undefined) throw new Error('there is such a mail');
  const read = await readArchived(place, most);
  return typeof read === 'string' ? read : read.bytes.toString();
}

test('a mail of an mbox file is read as the server had it, whatever the file did to it', async () => {
  const path = join(folder(), 'oud');
  writeFileSync(path, 'From - Tue Nov 10 10:00:00 2026\nSubject: Goot\n\n>From the roof.\n>>From us\n\n');
  const [place] = await placesIn(path);
  expect(place).toMatchObject({ receivedAt: Date.UTC(2026, 10, 10, 10), isInMbox: true });
  expect(await textOf(place)).toBe('Subject: Goot\r\n\r\nFrom the roof.\r\n>From us\r\n');
});

test('a mail in a file of its own keeps what looks quoted', async () => {
  const path = join(folder(), 'een.eml');
  writeFileSync(path, 'Subject: Goot\n\n>From the roof.\n');
  expect(await textOf((await placesIn(path))[0])).toBe('Subject: Goot\r\n\r\n>From the roof.\r\n');
});

test('a mail without any date was received when its file was written, and never tomorrow', async () => {
  const path = join(folder(), 'een.eml');
  writeFileSync(path, 'Subject: Goot\n\nHallo\n');
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  expect((await placesIn(path))[0]?.receivedAt).toBe(1_700_000_000_000);
  utimesSync(path, 4_000_000_000, 4_000_000_000);
  expect((await placesIn(path))[0]?.receivedAt).toBe(NOW.getTime());
});

test('a mail over the limit is read to the limit, and its whole size is told', async () => {
  const path = join(folder(), 'groot.eml');
  writeFileSync(path, `Subject: Goot\r\n\r\n${'x'.repeat(5_000)}`);
  const [place] = await placesIn(path);
  if (place === undefined) throw new Error('there is one mail');
  expect(await readArchived(place, 1_000)).toMatchObject({ isCut: true, sizeBytes: 5_017 });
  expect(await textOf(place, 1_000)).toHaveLength(1_000);
});

test('a file that goes between the two looks is told of', async () => {
  const path = join(folder(), 'een.eml');
  writeFileSync(path, 'Subject: Goot\n\nHallo\n');
  const [place] = await placesIn(path);
  rmSync(path);
  expect(await textOf(place)).toBe('does not exist');
});

test('links that lead round, sockets and other files end nothing', async () => {
  const top = folder();
  mkdirSync(join(top, 'deep'));
  symlinkSync('..', join(top, 'deep', 'up'));
  symlinkSync('self.eml', join(top, 'self.eml'));
  writeFileSync(join(top, 'deep', 'een.eml'), 'Subject: Goot\n\nHallo\n');
  writeFileSync(join(top, 'lijst.txt'), 'no mail, and not called one');
  const socket = createServer().listen(join(top, 'pijp.eml'));
  await once(socket, 'listening');
  const items = await listed(top);
  socket.close();
  expect(items).toMatchObject([
    { kind: 'mail', place: { path: join(top, 'deep', 'een.eml') } },
    { kind: 'not-a-mail', path: join(top, 'pijp.eml'), why: 'is not a file' },
    { kind: 'not-a-mail', path: join(top, 'self.eml'), why: 'is a link that leads round in a circle' },
  ]);
});

test('a part of an mbox file that is no mail is named by its place', async () => {
  const path = join(folder(), 'oud.mbox');
  writeFileSync(path, 'From - Tue Nov 10 10:00:00 2026\njust text\n\n');
  expect(await listed(path)).toEqual([
    { kind: 'not-a-mail', path: 'oud.mbox, byte 32', why: 'is not a mail' },
  ]);
});
