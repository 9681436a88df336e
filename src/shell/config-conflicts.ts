/**
 * What is wrong in a configuration although each value by itself is right: addresses and names that
 * stand twice, sending without a login, a staff in which nobody handles complaints. Looks at the raw content, so that these
 * faults are reported together with all others.
 */
import type { Role } from '../case/vocabulary.ts';
import { addressValue, isLoopback } from './config-values.ts';
import type { ShapeFault } from './shapes.ts';

type Path = readonly (string | number)[];
type Place = { readonly path: Path; readonly value: string };

/** The conflicts in the order of the file; values that are wrong by themselves are passed over. */
export function findConflicts(content: unknown): readonly ShapeFault[] {
  const desks = items(content, 'desks');
  const staff = items(content, 'staff');
  const deskAddresses = desks.flatMap(({ path, value }) => [
    ...addresses([{ path: [...path, 'address'], value: member(value, 'address') }]),
    ...addresses(items(value, 'aliases').map((alias) => ({ ...alias, path: [...path, ...alias.path] }))),
  ]);
  const staffAddresses = addresses(
    staff.map(({ path, value }) => ({ path: [...path, 'address'], value: member(value, 'address') })),
  );
  const names = desks.flatMap(({ path, value }) =>
    texts([{ path: [...path, 'name'], value: member(value, 'name') }]),
  );
  const needs = desks.flatMap(({ path, value }) =>
    repeated(
      items(value, 'needs').flatMap((need) =>
        texts([{ path: [...path, ...need.path, 'name'], value: member(need.value, 'name') }]),
      ),
      'another name, because this desk already has a need with it',
    ),
  );
  return [
    ...repeated(names, 'another name, because a desk before it has the same'),
    ...repeated(deskAddresses, 'another address, because a desk already receives mail on it'),
    ...needs,
    ...desks.flatMap(({ path, value }) => withoutLogin([...path, 'smtp'], member(value, 'smtp'))),
    ...repeated(staffAddresses, 'another address, because a person before it has the same'),
    ...staffAddresses
      .filter(({ value }) => deskAddresses.some((desk) => desk.value === value))
      .map(({ path }) => fault(path, 'the address of a person, because a desk receives mail on this one')),
    ...withoutHandler(staff.map(({ value }) => member(value, 'roles'))),
  ];
}

function withoutHandler(roles: readonly unknown[]): readonly ShapeFault[] {
  const needed: readonly unknown[] = ['handler', 'coordinator'] satisfies readonly Role[];
  const known = roles.filter((list) => Array.isArray(list));
  if (known.length === 0 || known.flat().some((role) => needed.includes(role))) return [];
  return [fault(['staff'], 'nobody is handler or coordinator. Give at least one person one of these roles.')];
}

/** Only a mail server on this machine may take mail without a login. */
function withoutLogin(path: Path, smtp: unknown): readonly ShapeFault[] {
  if (typeof smtp !== 'object' || smtp === null) return [];
  const host = member(smtp, 'host');
  const missing = ['user', 'auth'].filter((key) => (member(smtp, key) ?? null) === null);
  if (missing.length === 2 && typeof host === 'string' && isLoopback(host)) return [];
  return missing.map((key) =>
    fault([...path, key], key === 'user' ? 'the name to log in with' : 'a section with the password'),
  );
}

function repeated(places: readonly Place[], expected: string): readonly ShapeFault[] {
  const seen = new Set<string>();
  return places.flatMap(({ path, value }) => {
    const again = seen.has(value);
    seen.add(value);
    return again ? [fault(path, expected)] : [];
  });
}

function fault(path: Path, expected: string): ShapeFault {
  return { path, expected, knownKeys: null };
}

function addresses(places: readonly { path: Path; value: unknown }[]): readonly Place[] {
  return texts(places).flatMap(({ path, value }) => {
    const checked = addressValue(value);
    return checked.ok ? [{ path, value: checked.value }] : [];
  });
}

function texts(places: readonly { path: Path; value: unknown }[]): readonly Place[] {
  return places.flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []));
}

function items(section: unknown, key: string): readonly { path: Path; value: unknown }[] {
  const list = member(section, key);
  return Array.isArray(list) ? list.map((value: unknown, index) => ({ path: [key, index], value })) : [];
}

function member(section: unknown, key: string): unknown {
  if (typeof section !== 'object' || section === null) return undefined;
  return new Map<string, unknown>(Object.entries(section)).get(key);
}
