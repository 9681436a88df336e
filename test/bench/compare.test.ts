import { expect, test } from 'vitest';
import { compare } from './compare.ts';

/** Work whose runs take these milliseconds, the uncounted first one included, on a clock that it moves. */
function scripted(floorMs: readonly number[], measuredMs: readonly number[]) {
  let clock = 0;
  const order: string[] = [];
  const worker = (name: string, durations: readonly number[]) => {
    const left = [...durations];
    return () => {
      order.push(name);
      clock += left.shift() ?? 0;
      return Promise.resolve(10);
    };
  };
  return {
    row: {
      name: 'work',
      unit: 'mails/s',
      floor: worker('floor', floorMs),
      measured: worker('own', measuredMs),
    },
    now: () => clock,
    order,
  };
}

test('the two take turns, the first round is not counted, and medians are compared', async () => {
  const { row, now, order } = scripted([999, 100, 400, 200], [999, 400, 400, 100]);
  expect(await compare(row, now)).toStrictEqual({
    name: 'work',
    unit: 'mails/s',
    floor: 50,
    measured: 25,
    ratio: 0.5,
    spread: 3,
  });
  expect(order).toStrictEqual(['floor', 'own', 'floor', 'own', 'floor', 'own', 'floor', 'own']);
});

test('a floor may stand alone', async () => {
  const { row, now } = scripted([1, 100, 100, 100], []);
  expect(await compare({ ...row, measured: null }, now)).toMatchObject({
    floor: 100,
    measured: null,
    ratio: null,
  });
});
