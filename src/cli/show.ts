/** `redress show REF`: one case for people, or all of it as JSON. */
import { parseReference } from '../case/reference.ts';
import { systemClock } from '../shell/clock.ts';
import { describeDossier } from './describe-dossier.ts';
import { readDossier } from './dossier.ts';
import type { ConfigOption } from './read-settings.ts';
import { explainReference } from './reference-words.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** `json`: the whole case as one line of JSON instead of a page for people. */
export type ShowOptions = ConfigOption & { readonly json?: boolean };

/** Prints a case. @returns 1 when there is no such case */
export async function showCommand(reference: string, options: ShowOptions, screen: Screen): Promise<number> {
  if (parseReference(reference) === null) {
    screen.remark(explainReference(reference));
    return EXIT.notInOrder;
  }
  const answer = await withRegister(options, screen, async ({ config, db }) => ({
    dossier: await readDossier(db, config, reference, systemClock()),
    timeZone: config.timeZone,
  }));
  if (answer === null) return EXIT.usage;
  const { dossier, timeZone } = answer;
  if (dossier === null) {
    screen.remark(`There is no case ${printable(reference)} in this register.`);
    return EXIT.notInOrder;
  }
  if (options.json) screen.print(JSON.stringify(dossier));
  else for (const line of describeDossier(dossier, timeZone, screen)) screen.print(line);
  return EXIT.done;
}
