/** A workbook as a spreadsheet program would read it: a zip of XML parts (ECMA-376). */
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeSpreadsheet } from '../../src/shell/spreadsheet.ts';

/** The parts of a zip by their names, read from the directory at its end. */
function partsOf(zip: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameSize] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const start = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameSize);
    const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(body, body + size);
    parts.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += 46 + nameSize + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

test('a workbook has a sheet for each list, with numbers, days and amounts that programs can count with', async () => {
  const bytes = await writeSpreadsheet([
    {
      name: 'Costs [week/47]',
      columns: [
        { title: 'Case', kind: 'text' },
        { title: 'Closed', kind: 'day' },
        { title: 'Amount', kind: 'money' },
        { title: 'Points', kind: 'number' },
      ],
      rows: [
        ['C-1042-9', '2026-11-20', 12_550, 2],
        ['=HYPERLINK("http://example.org")', null, null, 0],
      ],
    },
    { name: 'Nothing', columns: [{ title: 'Case', kind: 'text' }], rows: [] },
  ]);
  const parts = partsOf(bytes);
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const texts = [...parts].map(([, text]) => text).join('\n');
  expect(parts.get('xl/workbook.xml')).toContain('name="Costs  week 47 "');
  expect(parts.has('xl/worksheets/sheet2.xml')).toBe(true);
  expect(sheet).toContain('<v>125.5</v>');
  expect(sheet).toContain('<v>46346</v>');
  expect(sheet).not.toContain('<f>');
  expect(texts).toMatch(/(?:'|&apos;|&#39;)=HYPERLINK/u);
});
