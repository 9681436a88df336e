/** How a mail of a case is named in a list. */
import { expect, test } from 'vitest';
import { paperLine } from '../../src/letters/case-papers.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { CAME, WROTE } from './case-on-paper.ts';
import { aSetting } from './samples.ts';

const SETTING = aSetting('nl', openTemplates().words('nl'));

test('a mail that came names its writer and its files', () => {
  expect(paperLine(SETTING, CAME)).toBe(
    'dinsdag 17 november 2026: mail van Karin Jansen (karin.jansen@example.net): "Lekkage dakkapel". Bestanden: foto.jpg',
  );
});

test('a letter of ours says which it is and whether it left', () => {
  expect(paperLine(SETTING, { ...WROTE, status: 'failed' })).toContain('De ontvangstbevestiging aan Karin');
  expect(paperLine(SETTING, { ...WROTE, status: 'failed' })).toContain('(niet verstuurd)');
});
