import { expect, test } from 'vitest';
import * as shape from '../../src/shell/shapes.ts';

const person = shape.section({
  name: shape.text('a name'),
  age: shape.or(shape.whole(0, 150), 30),
  colours: shape.listOf(shape.word(['red', 'blue'])),
  nickname: shape.orNull(shape.text('a nickname')),
});

test('what may be left out, or left empty after its colon, has its usual value', () => {
  const value = { name: 'Els', age: 30, colours: [], nickname: null };
  expect(shape.shaped(person, { name: 'Els' })).toStrictEqual({ ok: true, value });
  expect(shape.shaped(person, { name: 'Els', age: null, colours: null, nickname: null })).toStrictEqual({
    ok: true,
    value,
  });
});

test('all faults come at once, each with its path and what was expected', () => {
  expect(shape.shaped(person, { name: ' ', age: 200, colours: ['green'], nam: 1 })).toStrictEqual({
    ok: false,
    faults: [
      { path: ['name'], expected: 'a name, as text in quotes', knownKeys: null },
      { path: ['age'], expected: 'a whole number from 0 to 150', knownKeys: null },
      { path: ['colours', 0], expected: 'one of red, blue', knownKeys: null },
      { path: ['nam'], expected: 'no such key', knownKeys: ['name', 'age', 'colours', 'nickname'] },
    ],
  });
});

test('a section that may be left out gets the usual values of its keys', () => {
  const log = shape.section({
    log: shape.orEmpty(shape.section({ level: shape.or(shape.text('a level'), 'info') })),
  });
  for (const content of [{}, { log: null }, { log: {} }]) {
    expect(shape.shaped(log, content)).toStrictEqual({ ok: true, value: { log: { level: 'info' } } });
  }
});

test('a list that must hold something is refused when it is empty or missing', () => {
  const list = shape.section({ people: shape.someOf('at least one person', person) });
  for (const content of [{}, { people: [] }, { people: 'Els' }]) {
    expect(shape.shaped(list, content)).toMatchObject({
      ok: false,
      faults: [{ expected: 'at least one person' }],
    });
  }
});

test('a record needs every key of its list', () => {
  const record = shape.recordOf(['a', 'b'], shape.whole(1, 9));
  expect(shape.shaped(record, { a: 1, b: 2 }).ok).toBe(true);
  expect(shape.shaped(record, { a: 1 })).toMatchObject({ ok: false, faults: [{ path: ['b'] }] });
});

test('a section refused as a whole names the key inside it', () => {
  const odd = shape.made(person, ({ age }, refuse) => {
    if (age % 2 === 0) refuse('an odd age', 'age');
    return age;
  });
  expect(shape.shaped(odd, { name: 'Els', age: 31 })).toStrictEqual({ ok: true, value: 31 });
  expect(shape.shaped(odd, { name: 'Els', age: 32 })).toMatchObject({
    ok: false,
    faults: [{ path: ['age'], expected: 'an odd age' }],
  });
});

test('text that a check refuses is reported with the words of the check', () => {
  const even = shape.checked('a number', (text) =>
    Number(text) % 2 === 0 ? { ok: true, value: Number(text) } : { ok: false, expected: 'an even number' },
  );
  expect(shape.shaped(even, '4')).toStrictEqual({ ok: true, value: 4 });
  expect(shape.shaped(even, '3')).toMatchObject({ ok: false, faults: [{ expected: 'an even number' }] });
});
