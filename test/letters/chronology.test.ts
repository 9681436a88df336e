/** What happened to a case, one line each. */
import { expect, test } from 'vitest';
import { chronology, countInside, outsideChronology } from '../../src/letters/chronology.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { logOf, PIETER, registered } from '../support/given.ts';
import { aSetting } from './samples.ts';

const SETTING = aSetting('nl', openTemplates().words('nl'));
const EVENTS = logOf([
  registered({}),
  { type: 'note_added', author: PIETER, text: 'Zij heeft groot gelijk.' },
  { type: 'letter_sent', letter: 'staff/new-complaint', outboundId: 3 },
  { type: 'letter_sent', letter: 'complainant/received', outboundId: 4 },
  { type: 'colleague_consulted', colleague: PIETER, text: 'Was jij erbij?' },
  { type: 'point_assessed', point: 1, finding: 'founded', grounds: 'de kit is slecht' },
]);

test('for colleagues everything is told, and who did it', () => {
  const lines = chronology(SETTING, EVENTS);
  expect(lines).toHaveLength(EVENTS.length);
  expect(lines.at(-1)).toContain('punt beoordeeld: Punt 1; gegrond; de kit is slecht (');
});

test('a body outside reads only what passed between the complainant and us', () => {
  const lines = outsideChronology(SETTING, EVENTS);
  expect(lines.map((line) => line.slice(line.indexOf(': ') + 2))).toEqual([
    'klacht geregistreerd',
    'brief verstuurd: De ontvangstbevestiging',
    'punt beoordeeld: Punt 1; gegrond; de kit is slecht',
  ]);
  expect(lines.join()).not.toContain('gelijk');
  expect(countInside(EVENTS)).toBe(3);
});

test('the words of colleagues for each other stay in the house, also where what happened does not', () => {
  const log = logOf([
    registered(),
    { type: 'objection_recorded', why: 'Volgens mij wil zij vooral geld.' },
    { type: 'case_reopened', why: 'Zij zeurt door.' },
  ]);
  const outside = outsideChronology(SETTING, log).join('\n');
  expect(outside).not.toMatch(/geld|zeurt/);
  expect(outside.split('\n')).toHaveLength(3);
  expect(chronology(SETTING, log).join('\n')).toMatch(/geld[\s\S]*zeurt/);
});
