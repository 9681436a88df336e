/** Reading the templates: all of them, in all languages, and nothing with a hole in it. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LETTERS } from '../../src/letters/letters.ts';
import { openTemplates } from '../../src/shell/templates.ts';
import { sampleModels } from '../letters/sample-models.ts';
import { aSetting } from '../letters/samples.ts';

const TEMPLATES = new URL('../../templates', import.meta.url).pathname;
const templates = openTemplates();

function filesOf(language: string): readonly string[] {
  return readdirSync(join(TEMPLATES, language), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .toSorted();
}

test('every language has a template for every letter and every part, and no other file', () => {
  const parts = [
    'alike',
    'foot',
    'money',
    'points',
    'review',
    'bodies',
    'rights',
    'work',
    'work-answers',
  ].map((part) => `parts/${part}.hbs`);
  const letters = Object.keys(LETTERS).map((name) => `${name}.hbs`);
  const expected = [...letters, ...parts, 'words.json'].toSorted();
  expect(filesOf('nl')).toStrictEqual(expected);
  expect(filesOf('en')).toStrictEqual(expected);
});

test('a letter is filled in with its model', () => {
  const models = sampleModels(aSetting('en', templates.words('en')));
  const { subject, text, html } = templates.render(
    'complainant/received',
    'en',
    models['complainant/received'],
  );
  expect(subject).toBe('We have received your complaint (C-1042-9)');
  expect(text).toContain('Dear Karin Jansen,');
  expect(html).toContain('Dear Karin Jansen,');
});

test('a letter whose model lacks a field is not made at all', () => {
  const models = sampleModels(aSetting('nl', templates.words('nl')));
  for (const field of ['reference', 'decisionDay', 'greeting', 'urgentPhone', 'questions', 'asks']) {
    const holed = { ...models['complainant/received'] };
    Reflect.deleteProperty(holed, field);
    const render = () => templates.render('complainant/received', 'nl', holed);
    expect(render, field).toThrow('nl/complainant/received.hbs');
  }
});

test('a letter is not escaped as text', () => {
  const models = sampleModels(aSetting('en', templates.words('en')));
  const model = { ...models['complainant/received'], organisation: 'Jansen & Zn. <Bouw>' };
  const { text, html } = templates.render('complainant/received', 'en', model);
  expect(text).toContain('Jansen & Zn. <Bouw>');
  expect(html).toContain('Jansen &#38; Zn. &#60;Bouw&#62;');
});

describe('a folder of templates that is not whole', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-templates-'));
    cpSync(TEMPLATES, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is refused with the name of the missing file', () => {
    rmSync(join(folder, 'en/staff/held.hbs'));
    expect(() => openTemplates(folder)).toThrow('en/staff/held.hbs');
  });

  test('is refused with the name of the file that is no letter', () => {
    writeFileSync(join(folder, 'nl/staff/holiday.hbs'), 'Subject: x\nPreview: x\n');
    expect(() => openTemplates(folder)).toThrow('nl/staff/holiday.hbs');
  });

  test('is refused when a template cannot be read', () => {
    writeFileSync(join(folder, 'nl/staff/held.hbs'), 'Subject: {{#if x}}');
    expect(() => openTemplates(folder)).toThrow('nl/staff/held.hbs');
  });

  test('is refused when the words are not texts', () => {
    writeFileSync(join(folder, 'nl/words.json'), '{"a": 1}');
    expect(() => openTemplates(folder)).toThrow('words.json must be an object of texts');
  });

  test('makes no letter of a template that calls for something unknown', () => {
    writeFileSync(join(folder, 'nl/staff/held.hbs'), 'Subject: {{shout "x"}}\nPreview: x\n');
    const model = sampleModels(aSetting('nl', templates.words('nl')))['staff/held'];
    expect(() => openTemplates(folder).render('staff/held', 'nl', model)).toThrow('nl/staff/held.hbs');
  });
});
