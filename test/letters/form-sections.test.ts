/** Parts that the form and the dossier share. */
import { expect, test } from 'vitest';
import { clockLines, fieldFacts, formFact, linesOf } from '../../src/letters/form-sections.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { onPaper } from './case-on-paper.ts';
import { aSetting } from './samples.ts';

const SETTING = aSetting('en', openTemplates().words('en'));

test('a day is written out, and what nobody recorded says so', () => {
  const { state } = onPaper([
    { type: 'field_corrected', field: 'delivery', value: '2026-05-01', previous: '' },
  ]);
  expect(fieldFacts(SETTING, state, ['delivery', 'contract']).map(({ value }) => value)).toEqual([
    'Friday 1 May 2026',
    'not recorded',
  ]);
  expect(formFact(SETTING, 'grounds', ' ')).toEqual({ label: 'Because', value: 'not recorded' });
});

test('a term says whether it was kept', () => {
  const [clock] = onPaper([]).clocks;
  if (clock === undefined) throw new Error('one term runs');
  const late = { ...clock, stoppedAt: new Date('2026-12-20T10:00:00Z') };
  const kept = { ...clock, stoppedAt: new Date('2026-12-01T10:00:00Z') };
  const lines = clockLines(SETTING, [clock, late, kept], new Date('2026-12-01T10:00:00Z'));
  expect(lines[0]).toContain('runs since');
  expect(lines[1]).toContain('done LATE');
  expect(lines[2]).toContain('done on Tuesday 1 December 2026');
});

test('words of the complainant keep their lines', () => {
  expect(linesOf('Het lekt.\n\n#gegrond stond er.')).toEqual(['Het lekt.', '', '#gegrond stond er.']);
});
