/**
 * Reads the sector profiles of `config/profiles`: the terms of the procedure as data, so that a manager
 * can change a term without touching the program. A profile that is not right stops the start.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMON_CATEGORIES } from '../case/category.ts';
import { COMMON_CAUSES, type Profile, type ProfileCause, TERM_NAMES, TERM_UNITS } from '../case/profile.ts';
import type { ProfileName } from '../case/vocabulary.ts';
import { describeFault } from './config-faults.ts';
import { profileCategories, profileNeeds, profileRights } from './list-shapes.ts';
import { listOf, made, type Refuse, recordOf, section, shaped, text, whole, word } from './shapes.ts';

const FOLDER = new URL('../../config/profiles/', import.meta.url);

/** A profile, or what is wrong with its file: one line per fault. */
export type ProfileReading =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Reads and checks a profile, and freezes it.
 * @param folder  another place of the profiles, for tests; it ends with a slash
 */
export function checkProfile(name: ProfileName, folder: URL = FOLDER): ProfileReading {
  const file = fileURLToPath(new URL(`${name}.json`, folder));
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    return { ok: false, errors: [`${file}: cannot be read as JSON. ${fault.message}`] };
  }
  const profile = shaped(profileShape(name), content);
  if (profile.ok) return { ok: true, profile: Object.freeze(profile.value) };
  return { ok: false, errors: profile.faults.map((fault) => `${file} ${describeFault(fault, content)}`) };
}

/**
 * The same for a profile that must be right.
 * @throws an Error that names file, key and what was expected
 */
export function readProfile(name: ProfileName, folder: URL = FOLDER): Profile {
  const reading = checkProfile(name, folder);
  if (!reading.ok) throw new Error(reading.errors.join('\n'));
  return reading.profile;
}

function profileShape(name: ProfileName) {
  const cause = section({ code: text('a code'), nl: text('a name in Dutch'), en: text('a name in English') });
  const term = section({ amount: whole(1, 1_000), unit: word(TERM_UNITS) });
  return section({
    name: word([name]),
    terms: recordOf(TERM_NAMES, term),
    compensationLimit: whole(0, 100_000_000),
    causes: made(listOf(cause), withCommon),
    categories: profileCategories(COMMON_CATEGORIES),
    needs: profileNeeds(),
    rights: profileRights(),
  });
}

function withCommon(own: readonly ProfileCause[], refuse: Refuse): readonly ProfileCause[] {
  const all = [...own, ...COMMON_CAUSES];
  const codes = all.map(({ code }) => code);
  for (const [index, code] of codes.entries())
    if (codes.lastIndexOf(code) !== index) refuse('a code that no other cause has', index, 'code');
  return all;
}
