/** Real servers that some tests run against: where they are, or a loud word that they are not. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const FOLDERS = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

/** Full path of a program; null when this machine has none. */
export function pathOf(program: string): string | null {
  return FOLDERS.map((folder) => join(folder, program)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * True when `program` is installed. Says loudly that tests are skipped where it is not, and throws under
 * CI, so that a green run there means that these tests ran.
 */
export function needs(program: string): boolean {
  if (pathOf(program) !== null) return true;
  const text = `${program} is not installed: the tests against it do not run`;
  if (process.env['CI'] !== undefined) throw new Error(text);
  process.stderr.write(`\n*** SKIPPED: ${text} ***\n\n`);
  return false;
}
