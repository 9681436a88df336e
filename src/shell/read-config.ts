/**
 * Reads the configuration: one YAML file, checked as a whole before anything starts. All faults are
 * reported at once, each as `file:line:column key: expected …, found …`, so that one round of repairs
 * is enough. Secrets come from files or the environment and never appear in a message.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Profile } from '../case/profile.ts';
import { type IsoDate, PROFILES, type ProfileName } from '../case/vocabulary.ts';
import { addDays, daysBetween } from '../case/working-days.ts';
import type { Config } from '../config.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import { withOwnCategories } from '../staff/categories.ts';
import { findConflicts } from './config-conflicts.ts';
import { describeFault } from './config-faults.ts';
import { type ConfigValues, configShape } from './config-shape.ts';
import type { Environment } from './config-values.ts';
import { checkProfile } from './read-profile.ts';
import { type ShapeFault, shaped } from './shapes.ts';

/** The configuration, or what is wrong with it: one line per fault. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly errors: readonly string[] };

const DEFAULT_PATH = 'config/redress.yaml';

/**
 * Where the configuration is: what `--config` says, else `REDRESS_CONFIG`, else `config/redress.yaml`
 * below the present folder.
 */
export function configPath(option: string | undefined, env: Environment): string {
  return option ?? (env['REDRESS_CONFIG'] || DEFAULT_PATH);
}

/**
 * Reads and checks the configuration.
 * @param path  of the YAML file; relative paths inside it start at its folder
 * @param env   the process environment; `DATABASE_URL` wins over the file
 * @param profiles  another place of the profiles, for tests
 */
export function readConfig(path: string, env: Environment, profiles?: URL): ConfigReading {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault';
    const remedy = 'Copy config/redress.example.yaml to this place and fill it in.';
    return { ok: false, errors: [`${path}: cannot be read (${code}). ${remedy}`] };
  }
  const lines = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(bytes), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    // What cannot be explained mostly follows from what can be, or from the first of its kind.
    const explained = broken.filter(({ code }) => code in SYNTAX);
    const shown = explained.length > 0 ? explained : broken.slice(0, 1);
    return { ok: false, errors: shown.map(({ code, pos }) => `${at(pos[0])} ${describeSyntax(code)}`) };
  }
  return readContent(path, document, at, env, profiles);
}

function readContent(
  path: string,
  document: Document.Parsed,
  at: (offset: number) => string,
  env: Environment,
  profiles: URL | undefined,
): ConfigReading {
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 50 });
  } catch (fault) {
    if (!(fault instanceof ReferenceError)) throw fault;
    return { ok: false, errors: [`${at(0)} ${describeSyntax('ALIAS')}`] };
  }
  const folder = dirname(resolve(path));
  const values = shaped(configShape({ env, folder }), content);
  const conflicts = findConflicts(content);
  if (values.ok && conflicts.length === 0) {
    const sectors = readSectors(profiles);
    return sectors.ok
      ? { ok: true, config: frozen(complete(values.value, sectors.profiles, path, folder, env)) }
      : sectors;
  }
  const faults = [...(values.ok ? [] : values.faults), ...conflicts]
    .map((fault) => ({ offset: offsetOf(document, fault), text: describeFault(fault, content) }))
    .toSorted((left, right) => left.offset - right.offset);
  return { ok: false, errors: faults.map(({ offset, text }) => `${at(offset)} ${text}`) };
}

/** The parser's own messages may quote the file, and with it a password. */
const SYNTAX: Readonly<Record<string, string>> = {
  ALIAS: 'a value that begins with * is read as a reference. Put the value in quotes.',
  BAD_INDENT: 'expected lines of one section to begin below each other. Indent with spaces.',
  DUPLICATE_KEY: 'expected each key once, found this one again. Remove one of the two.',
  MISSING_CHAR: 'expected a closing quote or bracket, or a colon after the key, before this place.',
  MULTIPLE_DOCS: 'expected one document. Remove the line with three hyphens.',
  TAB_AS_INDENT: 'expected spaces at the beginning of the line, found a tab.',
  TAG_RESOLVE_FAILED: 'a value that begins with ! is read as a tag. Put the value in quotes.',
};

function describeSyntax(code: string): string {
  return `(syntax): ${SYNTAX[code] ?? 'this cannot be read as YAML. Put values with special characters in quotes.'}`;
}

/** Where a fault stands: at the value, at an unknown key, or at the section in which something is missing. */
function offsetOf(document: Document.Parsed, { path, knownKeys }: ShapeFault): number {
  if (knownKeys !== null) {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
      : undefined;
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return document.contents?.range[0] ?? 0;
}

function daysOf({ from, until }: ConfigValues['closingPeriods'][number]): readonly IsoDate[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index));
}

/** The sector profiles, or everything that is wrong with them. */
type Sectors =
  | { readonly ok: true; readonly profiles: Config['profiles'] }
  | { readonly ok: false; readonly errors: readonly string[] };

function readSectors(folder: URL | undefined): Sectors {
  const readings = PROFILES.map((name) => checkProfile(name, folder));
  const errors = readings.flatMap((reading) => (reading.ok ? [] : reading.errors));
  if (errors.length > 0) return { ok: false, errors };
  const profiles = readings.flatMap((reading) => (reading.ok ? [reading.profile] : []));
  return { ok: true, profiles: new Map(profiles.map((profile) => [profile.name, profile])) };
}

/** Fills in what depends on other keys, and what the profile of a desk brings. */
function complete(
  values: ConfigValues,
  profiles: Config['profiles'],
  file: string,
  folder: string,
  env: Environment,
): Config {
  const staff = values.staff.map((person) => ({ ...person, language: person.language ?? values.language }));
  const { closingPeriods, hourlyRate, ...kept } = values;
  const { url, dataFolder } = values.database;
  return {
    ...kept,
    file,
    profiles,
    closingDays: [...new Set([...values.closingDays, ...closingPeriods.flatMap(daysOf)])].toSorted(),
    database: { url: env['DATABASE_URL'] || url, dataFolder: resolve(folder, dataFolder) },
    desks: values.desks.map((desk) => {
      const sector = profileOf(profiles, desk.profile ?? values.profile);
      return {
        ...desk,
        language: desk.language ?? values.language,
        profile: sector.name,
        needs: desk.needs ?? sector.needs,
        categories: withOwnCategories(sector.categories, desk.categories),
      };
    }),
    staff,
    coordinator: coordinatorOf(staff),
    hourCents: hourlyRate === null ? null : hourlyRate * 100,
  };
}

function profileOf(profiles: Config['profiles'], name: ProfileName): Profile {
  const profile = profiles.get(name);
  if (profile === undefined) throw new Error(`the profile ${name} was not read`);
  return profile;
}

/** The first coordinator, or the first person when nobody is. */
function coordinatorOf(staff: readonly StaffMember[]): StaffMember {
  const person = staff.find(({ roles }) => roles.includes('coordinator')) ?? staff[0];
  if (person === undefined) throw new Error('a checked configuration has at least one person');
  return person;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
