/**
 * The files and the text inside a winmail.dat, the container in which Outlook packs what it sends to people
 * whose mail program cannot open it (inbound.md B8). Decoded beside the original. Source: MS-OXTNEF.
 */
import { readBytes } from './byte-reader.ts';
import { decodeText } from './charset.ts';
import { type MapiProperties, PROPERTY, propertyText, readProperties } from './mapi-properties.ts';

/** A file as packed: the name as written, '' for none; the content is a copy. */
export type PackedFile = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** What a container holds; `text` and `html` are '' when it has none. */
export type TnefContent = {
  readonly files: readonly PackedFile[];
  readonly text: string;
  readonly html: string;
};

const SIGNATURE = 0x223e9f78;
const MAX_ATTRIBUTES = 10_000;
const MAX_FILES = 300;
/** An attached object begins with the identity of its interface. */
const OBJECT_HEAD = 16;
const EMPTY_PROPERTIES: MapiProperties = new Map();

// Attributes of MS-OXTNEF section 2.1.3.3 that are read.
const ATTRIBUTE = {
  body: 0x800c,
  data: 0x800f,
  title: 0x8010,
  messageProperties: 0x9003,
  newFile: 0x9002,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const;

type File = { title: Uint8Array; data: Uint8Array; properties: MapiProperties };
type Found = { charset: string; body: Uint8Array; properties: MapiProperties; readonly files: File[] };

/** The content of a container, as much as can be read of a damaged one; null for anything else. */
export function readTnef(bytes: Uint8Array): TnefContent | null {
  const reader = readBytes(bytes);
  if (reader.u32() !== SIGNATURE || reader.u16() === null) return null;
  const found: Found = {
    charset: 'windows-1252',
    body: new Uint8Array(),
    properties: EMPTY_PROPERTIES,
    files: [],
  };
  for (let done = 0; done < MAX_ATTRIBUTES; done += 1) {
    const level = reader.take(1);
    const attribute = reader.u16();
    const type = reader.u16();
    const length = reader.u32();
    if (level === null || attribute === null || type === null || length === null) break;
    // Of a container that breaks off, the last file is kept as far as it came.
    const data = reader.take(Math.min(length, reader.left()));
    if (data === null) break;
    takeAttribute(found, attribute, data);
    if (reader.u16() === null) break;
  }
  return contentOf(found);
}

function takeAttribute(found: Found, attribute: number, data: Uint8Array): void {
  if (attribute === ATTRIBUTE.codePage) found.charset = charsetOf(data);
  if (attribute === ATTRIBUTE.body) found.body = data;
  if (attribute === ATTRIBUTE.messageProperties) found.properties = readProperties(data);
  if (attribute === ATTRIBUTE.newFile && found.files.length < MAX_FILES) {
    found.files.push({ title: new Uint8Array(), data: new Uint8Array(), properties: EMPTY_PROPERTIES });
  }
  const file = found.files.at(-1);
  if (file === undefined) return;
  if (attribute === ATTRIBUTE.title) file.title = data;
  if (attribute === ATTRIBUTE.data) file.data = data;
  if (attribute === ATTRIBUTE.fileProperties) file.properties = readProperties(data);
}

function charsetOf(data: Uint8Array): string {
  const page = readBytes(data).u32();
  return page === null || page === 0 ? 'windows-1252' : `cp${page}`;
}

function contentOf({ charset, body, properties, files }: Found): TnefContent {
  const decode = (bytes: Uint8Array): string => decodeText(bytes, charset).text.replace(/\0+$/, '');
  return {
    files: files.map((file) => packedFile(file, decode)).filter(({ content }) => content.length > 0),
    text: decode(body) || propertyText(properties, PROPERTY.body, decode),
    html: propertyText(properties, PROPERTY.html, (bytes) => decodeText(bytes, '').text),
  };
}

function packedFile({ title, data, properties }: File, decode: (bytes: Uint8Array) => string): PackedFile {
  const named = (number: number): string => propertyText(properties, number, decode);
  const object = properties.get(PROPERTY.data) ?? new Uint8Array();
  return {
    name:
      named(PROPERTY.longFileName) ||
      named(PROPERTY.fileName) ||
      decode(title) ||
      named(PROPERTY.displayName),
    type: named(PROPERTY.mimeTag).toLowerCase(),
    content: new Uint8Array(data.length > 0 ? data : object.subarray(OBJECT_HEAD)),
  };
}
