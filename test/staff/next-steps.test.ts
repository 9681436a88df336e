import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/case/case.ts';
import { type Finding, STAGES } from '../../src/case/vocabulary.ts';
import { dayOneSteps, nextSteps } from '../../src/staff/next-steps.ts';
import { aCase } from '../letters/samples.ts';

const BEA = { name: 'Bea de Boer', address: 'bea@example.org' };

const namesOf = (details: Partial<Case>) =>
  nextSteps(aCase(details), ['handler'], 'en').map(({ name }) => name);

function aPoint(number: number, finding: Finding | null): Case['points'][number] {
  return { number, text: 'De dakkapel lekt.', finding, grounds: '', remedy: null, done: null };
}

test('the first notice shows the words of day one, in the language of the reader', () => {
  expect(dayOneSteps('nl').map(({ line }) => line.trim())).toStrictEqual([
    '#vraag',
    '#gegrond',
    '#deels',
    '#ongegrond',
    '#herstel',
    '#verstuur',
    '#gereed',
    '#antwoord',
  ]);
  expect(dayOneSteps('en').map(({ line }) => line.trim())).toStrictEqual([
    '#ask',
    '#founded',
    '#partly',
    '#unfounded',
    '#remedy',
    '#send',
    '#done',
    '#reply',
  ]);
});

describe('what a handler is offered', () => {
  test('begins with taking the case, until somebody has', () => {
    expect(namesOf({})[0]).toBe('take');
    expect(namesOf({ handler: BEA })).not.toContain('take');
  });

  test('is to send the decision once every point has a finding, and not to assess again', () => {
    const names = namesOf({ stage: 'decided', points: [aPoint(1, 'founded')] });
    expect(names).toEqual(expect.arrayContaining(['send', 'remedy']));
    expect(names).not.toContain('founded');
    expect(namesOf({ stage: 'assessing' })).not.toContain('send');
  });

  test('is no remedy where nothing is to be put right', () => {
    expect(namesOf({ stage: 'decided', points: [aPoint(1, 'unfounded')] })).not.toContain('remedy');
  });

  test('is to ask and to assess before the decision, not after it', () => {
    expect(namesOf({ stage: 'assessing' })).toEqual(
      expect.arrayContaining(['ask', 'founded', 'unfounded', 'extend']),
    );
    const after = namesOf({ stage: 'reported', handler: BEA, points: [aPoint(1, 'unfounded')] });
    expect(after).toStrictEqual(['reply', 'agree', 'object']);
  });

  test('is to open a closed case again, and never to close it', () => {
    expect(namesOf({ stage: 'closed' })).toStrictEqual(['reply', 'object', 'reopen']);
  });

  test('is nothing for somebody without a role', () => {
    expect(nextSteps(aCase(), [], 'en')).toStrictEqual([]);
  });
});

test('with several points a finding names the first that has none', () => {
  const points = [aPoint(1, 'founded'), aPoint(2, null), aPoint(3, null)];
  const lines = nextSteps(aCase({ points }), ['handler'], 'nl').map(({ line }) => line);
  expect(lines).toContain('#beoordeel 2 gegrond: ');
});

describe('a disputes body that waits for our answer', () => {
  const asked = (body: string, until: string): Case['inquiries'][number] => ({
    body,
    receivedAt: '2026-11-17T09:00:00.000Z',
    until,
    complex: false,
    from: null,
    answeredOn: null,
  });
  const offered = (...inquiries: Case['inquiries'][number][]) =>
    nextSteps(aCase({ inquiries }), ['coordinator'], 'en').flatMap(({ name, line }) =>
      name === 'inquiry' ? [line] : [],
    );
  const mediator = asked('Bouwbemiddeling', '2026-12-18');
  const committee = asked('Geschillencommissie Verbouwingen', '2026-12-15');

  test('needs no name while it is the only one', () => {
    expect(offered(mediator)).toStrictEqual(['#inquiry answered']);
    expect(offered()).toStrictEqual([]);
  });

  test('has a line of its own where several wait, the first one due first', () => {
    expect(offered(mediator, committee)).toStrictEqual([
      '#inquiry answered: Geschillencommissie Verbouwingen',
      '#inquiry answered: Bouwbemiddeling',
    ]);
  });
});

test('a step is complete, or ends where its reader types on, and is one short line', () => {
  for (const stage of STAGES) {
    for (const { line } of nextSteps(aCase({ stage }), ['handler'], 'nl'))
      expect(line).toMatch(/^#\p{L}+(?: \p{L}+:?)? ?$/u);
  }
});
