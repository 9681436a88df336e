/** Tables, pictures and numbered things in HTML. */
import { expect, test } from 'vitest';
import {
  choicesHtml,
  entriesHtml,
  escapeHtml,
  pictureHtml,
  tableHtml,
} from '../../src/letters/html-figures.ts';

const COLUMNS = [
  { title: 'Category & cause', isNumber: false },
  { title: 'Points', isNumber: true },
];

test('a table has titles for those who hear it, and numbers to the right', () => {
  const html = tableHtml(COLUMNS, [['Leak <b>', '12'], ['Late']], escapeHtml);
  expect(html.match(/<th [^>]*scope="col"/gu)).toHaveLength(2);
  expect(html).toContain('Category &#38; cause');
  expect(html).toContain('Leak &#60;b&#62;');
  expect(html).toMatch(/text-align:right[^>]*>12</u);
  expect(html.match(/<td /gu)).toHaveLength(4);
});

test('a picture comes with the mail and says what it shows', () => {
  const html = pictureHtml('received', 'Complaints "by" week');
  expect(html).toContain('src="cid:received"');
  expect(html).toContain('alt="Complaints &#34;by&#34; week"');
  expect(html).not.toContain('http');
});

test('a numbered thing shows its number', () => {
  expect(entriesHtml([{ label: 'T4', text: 'More leaks.' }], escapeHtml)).toMatch(/>T4<.*>More leaks\.</u);
});

test('choices have their links, and their lines for whoever types', () => {
  const choices = [{ label: 'Yes', words: '#yes T-17-4' }];
  const html = choicesHtml(choices, (words) => `mailto:desk@example.org?body=${encodeURIComponent(words)}`);
  expect(html).toContain('href="mailto:desk@example.org?body=%23yes%20T-17-4"');
  expect(html).toContain('>#yes T-17-4<');
  expect(choicesHtml(choices, null)).not.toContain('<a ');
});
