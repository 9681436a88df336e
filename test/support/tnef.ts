/** Packs a winmail.dat as Outlook does, for tests. Source: MS-OXTNEF. */

type Property = { readonly id: number; readonly type: number; readonly value: Uint8Array | number };
type Attribute = { readonly level: 1 | 2; readonly id: number; readonly data: Uint8Array };

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
const padded = (data: Uint8Array): Buffer => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

/** A property with text in UTF-16. */
export function unicode(id: number, text: string): Property {
  return { id, type: 0x1f, value: Buffer.from(`${text}\0`, 'utf16le') };
}

/** A row of properties; named ones (0x8000 and up) get a name of their own. */
export function properties(rows: readonly Property[]): Uint8Array {
  const written = rows.map(({ id, type, value }) => {
    const named = id < 0x8000 ? [] : [Buffer.alloc(16, 7), u32(1), u32(4), Buffer.from('N\0\0\0')];
    const data =
      typeof value === 'number' ? u32(value) : Buffer.concat([u32(1), u32(value.length), padded(value)]);
    return Buffer.concat([u16(type), u16(id), ...named, data]);
  });
  return Buffer.concat([u32(rows.length), ...written]);
}

/** A container of attributes. */
export function container(attributes: readonly Attribute[]): Buffer {
  const written = attributes.map(({ level, id, data }) => {
    const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0);
    return Buffer.concat([Buffer.from([level]), u16(id), u16(6), u32(data.length), data, u16(sum)]);
  });
  return Buffer.concat([u32(0x223e9f78), u16(1), ...written]);
}

/** A container with a text and files, as Outlook packs an ordinary mail. */
export function winmail(
  text: string,
  files: readonly { readonly name: string; readonly content: Uint8Array }[],
): Buffer {
  const message = properties([
    { id: 0x0e06, type: 0x03, value: 5 },
    { id: 0x8005, type: 0x0b, value: 1 },
    unicode(0x1000, text),
  ]);
  return container([
    { level: 1, id: 0x9007, data: u32(1252) },
    { level: 1, id: 0x9003, data: message },
    ...files.flatMap(({ name, content }): readonly Attribute[] => [
      { level: 2, id: 0x9002, data: Buffer.alloc(14) },
      { level: 2, id: 0x8010, data: Buffer.from(`${name.slice(0, 8).toUpperCase()}~1\0`, 'latin1') },
      { level: 2, id: 0x800f, data: content },
      { level: 2, id: 0x9005, data: properties([unicode(0x3707, name)]) },
    ]),
  ]);
}
