import { expect, test } from 'vitest';
import { MARKER, markerOffset, withoutMarkerLine } from '../../src/mail/quote-marker.ts';

test.each(Object.values(MARKER))('the line %j is found at the start of its line, quoted or not', (marker) => {
  expect(markerOffset(`Ja\n${marker}\nBeste`)).toBe(3);
  expect(markerOffset(`Ja\n>> ${marker}\n`)).toBe(3);
});

test('a mail without the line has no such place', () => {
  expect(markerOffset('Ja, antwoord boven deze regel')).toBe(-1);
});

test('a mail is shown without the line, and one that has none as it is', () => {
  expect(withoutMarkerLine(`${MARKER.nl}\n\nGeachte Anna,\n`)).toBe('Geachte Anna,\n');
  expect(withoutMarkerLine('Geachte Anna,\n')).toBe('Geachte Anna,\n');
});
