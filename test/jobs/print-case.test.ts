/** The complaint form as a file. */
import { expect, test } from 'vitest';
import { printForm } from '../../src/jobs/print-case.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { onPaper } from '../letters/case-on-paper.ts';
import { aSetting } from '../letters/samples.ts';

test('is a PDF with the number of the case in its name', async () => {
  const paper = onPaper([]);
  const form = await printForm(aSetting('en', openTemplates().words('en')), paper);
  expect(form.name).toBe(`Complaint form ${paper.state.reference}.pdf`);
  expect(Buffer.from(form.content).subarray(0, 5).toString()).toBe('%PDF-');
});
