import { expect, test } from 'vitest';
import { findConflicts } from '../../src/shell/config-conflicts.ts';

const desk = (name: string, address: string, more: object = {}) => ({ name, address, ...more });
const person = (address: string, roles = ['handler']) => ({ name: 'Joost Mulder', address, roles });

function conflicts(desks: readonly object[], staff: readonly object[]): readonly string[] {
  return findConflicts({ desks, staff }).map(
    ({ path, expected }) => `${path.join('.')} ${expected.split(',')[0]}`,
  );
}

test('two desks never share an address, also not as an alias or in capitals', () => {
  const desks = [
    desk('klachten', 'klachten@example.org', { aliases: ['garantie@example.org'] }),
    desk('service', 'Klachten@EXAMPLE.org', { aliases: ['service@example.org', 'garantie@example.org'] }),
  ];
  expect(conflicts(desks, [person('joost@example.net')])).toStrictEqual([
    'desks.1.address another address',
    'desks.1.aliases.1 another address',
  ]);
});

test('two desks, two needs of a desk and two people are told apart', () => {
  const needs = [{ name: 'photo' }, { name: 'photo' }];
  expect(
    conflicts(
      [
        desk('klachten', 'a@example.org', { needs }),
        desk('klachten', 'b@example.org', { needs: [{ name: 'photo' }] }),
      ],
      [person('joost@example.net'), person('Joost@example.net')],
    ),
  ).toStrictEqual([
    'desks.1.name another name',
    'desks.0.needs.1.name another name',
    'staff.1.address another address',
  ]);
});

test('an address of the desk is never that of a person, or its own mail would be commands', () => {
  expect(
    conflicts([desk('klachten', 'klachten@example.org')], [person('klachten@example.org')]),
  ).toStrictEqual(['staff.0.address the address of a person']);
});

test('somebody must be handler or coordinator', () => {
  const desks = [desk('klachten', 'klachten@example.org')];
  expect(conflicts(desks, [person('joost@example.net', ['manager'])])).toStrictEqual([
    'staff nobody is handler or coordinator. Give at least one person one of these roles.',
  ]);
  expect(conflicts(desks, [person('joost@example.net', ['manager', 'coordinator'])])).toStrictEqual([]);
});

test.each([null, 'text', [], { desks: 1, staff: [null, 3, { address: 4, roles: 'handler' }] }])(
  'content of another shape (%j) has no conflicts of its own',
  (content) => {
    expect(findConflicts(content)).toStrictEqual([]);
  },
);
