/** Configurations for tests: the example file as a person fills it in, written to a folder of its own. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import { type ConfigReading, readConfig } from '../../src/shell/read-config.ts';

/** What the lines marked "fill in" of the example become, in the order in which they stand there. */
const FILLED_IN = [
  'Bouwbedrijf Van Dijk',
  '"030 123 45 67"',
  'klachten@example.org',
  'Klachten Van Dijk',
  'imap.example.org',
  'klachten@example.org',
  'smtp.example.org',
  'klachten@example.org',
  'Els de Boer',
  'els.de.boer@example.net',
];

/** Secrets that the example takes from the environment. */
export const EXAMPLE_ENVIRONMENT = { REDRESS_MAIL_PASSWORD: 'not-shown-1' };

/** The text of `config/redress.example.yaml`. */
export function exampleText(): string {
  return readFileSync(new URL('../../config/redress.example.yaml', import.meta.url), 'utf8');
}

/** The example with its "fill in" lines filled in. */
export function filledExample(): string {
  const values = FILLED_IN.values();
  return exampleText().replaceAll(
    /^([^#\n]*: *)#? *fill in.*$/gmu,
    (_, key: string) => key + values.next().value,
  );
}

/** Writes a configuration file to a folder of its own and gives its path. */
export function writeConfiguration(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'redress-config-')), 'redress.yaml');
  writeFileSync(path, text);
  return path;
}

/** Reads a configuration from text, as from a file. */
export function readText(
  text: string,
  env: Readonly<Record<string, string>> = EXAMPLE_ENVIRONMENT,
): ConfigReading {
  return readConfig(writeConfiguration(text), env);
}

/** The configuration of the filled-in example, with one piece of its text replaced. */
export function exampleConfig(piece: string | RegExp = '', replacement = ''): Config {
  const reading = readText(changedExample(piece, replacement));
  if (!reading.ok) throw new Error(reading.errors.join('\n'));
  return reading.config;
}

/** The errors of the filled-in example with one piece replaced, without the name of the file. */
export function exampleErrors(piece: string | RegExp, replacement: string): readonly string[] {
  const reading = readText(changedExample(piece, replacement));
  return reading.ok ? [] : reading.errors.map((line) => line.replace(/^.*?redress\.yaml:/u, ''));
}

function changedExample(piece: string | RegExp, replacement: string): string {
  const text = filledExample();
  if (typeof piece === 'string' ? !text.includes(piece) : text.search(piece) < 0) {
    throw new Error(`the example does not contain ${piece}`);
  }
  return text.replace(piece, () => replacement);
}
