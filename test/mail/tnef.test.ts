import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTnef } from '../../src/mail/tnef.ts';
import { container, properties, unicode, winmail } from '../support/tnef.ts';

const photo = Uint8Array.from({ length: 500 }, (_byte, at) => at % 256);

describe('a winmail.dat', () => {
  test('gives its text and its files by their long names', () => {
    const packed = winmail('Mijn dak lekt.', [
      { name: 'foto van het dak.jpg', content: photo },
      { name: 'brief.pdf', content: Uint8Array.of(1, 2, 3) },
    ]);
    expect(readTnef(packed)).toStrictEqual({
      files: [
        { name: 'foto van het dak.jpg', type: '', content: photo },
        { name: 'brief.pdf', type: '', content: Uint8Array.of(1, 2, 3) },
      ],
      text: 'Mijn dak lekt.',
      html: '',
    });
  });

  test('of old programs has a short title and a body in its code page', () => {
    const packed = container([
      { level: 1, id: 0x9007, data: Uint8Array.of(0xe2, 0x04, 0, 0) },
      { level: 1, id: 0x800c, data: Uint8Array.of(0xe6, 0x20, 0x61, 0) },
      { level: 2, id: 0x9002, data: new Uint8Array(14) },
      { level: 2, id: 0x8010, data: Buffer.from('DAK.JPG\0') },
      { level: 2, id: 0x800f, data: photo },
    ]);
    expect(readTnef(packed)).toMatchObject({ text: 'ć a', files: [{ name: 'DAK.JPG' }] });
  });

  test('keeps the content of a file that is an object, without the head of the object', () => {
    const object = { id: 0x3701, type: 0x0d, value: Buffer.concat([Buffer.alloc(16, 9), photo]) };
    const packed = container([
      { level: 2, id: 0x9002, data: new Uint8Array(14) },
      {
        level: 2,
        id: 0x9005,
        data: properties([unicode(0x3001, 'Oude mail'), unicode(0x370e, 'Image/PNG'), object]),
      },
    ]);
    expect(readTnef(packed)?.files).toStrictEqual([{ name: 'Oude mail', type: 'image/png', content: photo }]);
  });

  test('may have its text in HTML only', () => {
    const html = { id: 0x1013, type: 0x102, value: Buffer.from('<p>één</p>', 'utf8') };
    expect(readTnef(container([{ level: 1, id: 0x9003, data: properties([html]) }]))).toMatchObject({
      text: '',
      html: '<p>één</p>',
    });
  });

  test('that breaks off gives the last file as far as it came', () => {
    const packed = container([
      { level: 2, id: 0x9002, data: new Uint8Array(14) },
      { level: 2, id: 0x8010, data: Buffer.from('a.jpg\0') },
      { level: 2, id: 0x800f, data: photo },
    ]);
    const [file] = readTnef(packed.subarray(0, packed.length - 102))?.files ?? [];
    expect(file).toStrictEqual({ name: 'a.jpg', type: '', content: photo.subarray(0, 400) });
  });
});

test('other bytes are no container', () => {
  expect(readTnef(Buffer.from('%PDF-1.7 and more'))).toBeNull();
  expect(readTnef(new Uint8Array())).toBeNull();
});

test('any damage is read, into no more bytes than came in', () => {
  const packed = winmail('Mijn dak lekt.', [{ name: 'dak.jpg', content: photo }]);
  const change = fc.record({ at: fc.nat(packed.length - 1), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), fc.nat(packed.length), (changes, cut) => {
      const damaged = Uint8Array.from(packed.subarray(0, cut));
      for (const { at, byte } of changes) if (at < damaged.length) damaged[at] = byte;
      const files = readTnef(damaged)?.files ?? [];
      expect(files.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(cut);
    }),
  );
});
