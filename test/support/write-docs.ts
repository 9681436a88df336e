/** `npm run docs`: makes the tables of the README anew; with `--check` it only tells whether they differ. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './readme-tables.ts';

const README = new URL('../../README.md', import.meta.url);
const text = readFileSync(README, 'utf8');
const renewed = withTables(text);

if (renewed === text) {
  process.stdout.write('README.md: the tables are those of the program\n');
} else if (process.argv.includes('--check')) {
  process.stderr.write('README.md: the tables differ from the program. Run "npm run docs".\n');
  process.exitCode = 1;
} else {
  writeFileSync(README, renewed);
  process.stdout.write('README.md: tables written\n');
}
