import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { generateMails } from './generate-mails.ts';

const mails = [...generateMails({ seed: 1, count: 250 })];
const parsed = await Promise.all(mails.map(({ raw }) => simpleParser(raw, { skipHtmlToText: true })));

function digest(seed: number, count: number): string {
  const hash = createHash('sha256');
  for (const { raw, kind } of generateMails({ seed, count })) hash.update(kind).update(raw);
  return hash.digest('hex');
}

test('the same seed gives the same mails, another one others', () => {
  expect(digest(7, 20)).toBe(digest(7, 20));
  expect(digest(7, 20)).not.toBe(digest(8, 20));
});

test('more mails begin with the same mails', () => {
  expect([...generateMails({ seed: 1, count: 5 })]).toStrictEqual(mails.slice(0, 5));
});

test('three in ten are answers, and each refers to an earlier complaint of the same person', () => {
  expect(mails.filter(({ kind }) => kind === 'reply').length / mails.length).toBeCloseTo(0.3, 1);
  const complaints = new Map<string, string>();
  for (const [index, mail] of parsed.entries()) {
    const from = mail.from?.value[0]?.address ?? '';
    if (mails[index]?.kind === 'new') {
      expect(mail.inReplyTo).toBeUndefined();
      complaints.set(mail.messageId ?? '', from);
    } else {
      expect(complaints.get(mail.inReplyTo ?? '')).toBe(from);
    }
  }
});

test('one in five has a file of 200 KB', () => {
  const withFile = parsed.filter(({ attachments }) => attachments.length > 0);
  expect(withFile.length / parsed.length).toBeCloseTo(0.2, 1);
  expect(new Set(withFile.map(({ attachments }) => attachments[0]?.size))).toStrictEqual(
    new Set([200 * 1024]),
  );
});

test('texts are 2 to 60 KB, most of them short, some with HTML beside them', () => {
  const sizes = parsed
    .map(({ text }) => Buffer.byteLength(text ?? ''))
    .toSorted((left, right) => left - right);
  expect(sizes.at(0)).toBeGreaterThan(2_000);
  expect(sizes.at(-1)).toBeLessThan(64 * 1024);
  expect(sizes[125]).toBeLessThan(20_000);
  expect(parsed.filter(({ html }) => html !== false).length / parsed.length).toBeCloseTo(0.5, 1);
});

test('at least 64 people write, in two languages, and their names and texts arrive whole', () => {
  expect(new Set(parsed.map(({ from }) => from?.value[0]?.address)).size).toBeGreaterThanOrEqual(64);
  const texts = parsed.map(({ text }) => text ?? '').join('');
  expect(texts).toContain('familie Çelik, hebben precies');
  expect(texts).toContain('The café next door');
  expect(texts).toContain('“inclusief afwerking”');
  expect(texts).not.toContain('\ufffd');
  expect(new Set(parsed.map(({ from }) => from?.value[0]?.name))).toContain('Jürgen O’Neill');
});

test('no line is longer than mail allows', () => {
  for (const { raw } of mails) {
    expect(
      Math.max(
        ...raw
          .toString('latin1')
          .split('\r\n')
          .map(({ length }) => length),
      ),
    ).toBeLessThan(999);
    expect(raw.includes('\n') && !/[^\r]\n/u.test(raw.toString('latin1'))).toBe(true);
  }
});
