import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uudecode } from '../../src/mail/uudecode.ts';

const letter = (value: number): string => (value === 0 ? '`' : String.fromCharCode(value + 0x20));

function uuencode(name: string, content: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < content.length; at += 45) {
    const piece = content.subarray(at, at + 45);
    let line = letter(piece.length);
    for (let group = 0; group < piece.length; group += 3) {
      const word = ((piece[group] ?? 0) << 16) | ((piece[group + 1] ?? 0) << 8) | (piece[group + 2] ?? 0);
      line += [18, 12, 6, 0].map((shift) => letter((word >> shift) & 0x3f)).join('');
    }
    lines.push(line);
  }
  return [`begin 644 ${name}`, ...lines, '`', 'end'].join('\n');
}

test('a file in a text becomes a file, and its first line stays', () => {
  const block = uuencode('foto van het dak.jpg', Uint8Array.of(1, 2, 3, 4));
  expect(uudecode(`Zie de foto.\n\n${block}\n\nGroet, Anna`)).toStrictEqual({
    text: 'Zie de foto.\n\nbegin 644 foto van het dak.jpg\n\nGroet, Anna',
    files: [{ name: 'foto van het dak.jpg', content: Uint8Array.of(1, 2, 3, 4) }],
  });
});

test('two files become two', () => {
  const two = `${uuencode('a.txt', Buffer.from('een'))}\n${uuencode('b.txt', Buffer.from('twee'))}`;
  expect(uudecode(two).files.map(({ content }) => Buffer.from(content).toString())).toStrictEqual([
    'een',
    'twee',
  ]);
});

test('blanks at line ends that a server took away count as zero', () => {
  const block = uuencode('a.bin', new Uint8Array(30)).replaceAll('`', ' ').replace(/ +$/gm, '');
  expect(uudecode(block).files).toStrictEqual([{ name: 'a.bin', content: new Uint8Array(30) }]);
});

describe('stays text', () => {
  test.each([
    ['a block without an end', 'begin 644 a.txt\n#96-N'],
    ['a sentence', 'Wij begin 644 a.txt\n`\nend'],
    ['a block with a sentence in it', 'begin 644 a.txt\n#96-N\nwat een gedoe is dit toch\nend'],
    ['a block without a name', 'begin 644\n`\nend'],
  ])('%s', (_kind, text) => {
    expect(uudecode(text)).toStrictEqual({ text, files: [] });
  });
});

test('any bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
      expect(uudecode(uuencode('a.bin', content)).files).toStrictEqual([
        { name: 'a.bin', content: Uint8Array.from(content) },
      ]);
    }),
  );
});

test('any text is read', () => {
  const line = fc.constantFrom('begin 644 a', 'end', '`', '#96-N', 'M', '', 'Groet');
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(uudecode(lines.join('\n')).text.length).toBeLessThanOrEqual(lines.join('\n').length);
    }),
  );
});
