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
import { profileCategories } from './list-shapes.ts';
import { listOf, made, type Refuse, recordOf, section, shaped, text, whole, word } from './shapes.ts';

const FOLDER = new URL('../../config/profiles/', import.meta.url);

/**
 * The profile with this name, frozen.
 * @param folder  another place of the profiles, for tests; it ends with a slash
 * @throws an Error that names file, key and what was expected
 */
export function readProfile(name: ProfileName, folder: URL = FOLDER): Profile {
  const file = fileURLToPath(new URL(`${name}.json`, folder));
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const profile = shaped(profileShape(name), content);
  if (profile.ok) return Object.freeze(profile.value);
  throw new Error(profile.faults.map((fault) => `${file} ${describeFault(fault, content)}`).join('\n'));
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
  });
}

function withCommon(own: readonly ProfileCause[], refuse: Refuse): readonly ProfileCause[] {
  const all = [...own, ...COMMON_CAUSES];
  const codes = all.map(({ code }) => code);
  for (const [index, code] of codes.entries())
    if (codes.lastIndexOf(code) !== index) refuse('a code that no other cause has', index, 'code');
  return all;
}
