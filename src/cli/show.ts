/** `redress show`: one case, or one mail by its number, for people or all of it as JSON. */
import { parseReference } from '../case/reference.ts';
import { systemClock } from '../shell/clock.ts';
import { describeDossier } from './describe-dossier.ts';
import { readDossier } from './dossier.ts';
import { describeMailPage, jsonMail, readMailPage } from './mail-page.ts';
import type { ConfigOption } from './read-settings.ts';
import { explainReference, readMailNumber } from './reference-words.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';
import { writeCase } from './write-case.ts';

/**
 * `json`: everything as one line of JSON instead of a page for people; `pdf`: the complaint form into that file;
 * `dossier`: the dossier for a body outside into that folder.
 */
export type ShowOptions = ConfigOption & {
  readonly json?: boolean;
  readonly pdf?: string;
  readonly dossier?: string;
};

/**
 * Prints a case or a mail.
 * @param target  the reference of a case, or the number of a mail
 * @returns 1 when there is no such case or mail
 */
export async function showCommand(target: string, options: ShowOptions, screen: Screen): Promise<number> {
  const mailId = readMailNumber(target);
  if (mailId !== null) return showMail(mailId, options, screen);
  if (parseReference(target) !== null)
    return options.pdf === undefined && options.dossier === undefined
      ? showCase(target, options, screen)
      : writeCase(target, options, screen);
  screen.remark(explainReference(target));
  return EXIT.notInOrder;
}

async function showCase(reference: string, options: ShowOptions, screen: Screen): Promise<number> {
  const answer = await withRegister(options, screen, async ({ config, db }) => ({
    dossier: await readDossier(db, config, reference, systemClock()),
    config,
  }));
  if (answer === null) return EXIT.usage;
  const { dossier, config } = answer;
  if (dossier === null) {
    screen.remark(`There is no case ${printable(reference)} in this register.`);
    return EXIT.notInOrder;
  }
  if (options.json) screen.print(JSON.stringify(dossier));
  else for (const line of describeDossier(dossier, config, screen)) screen.print(line);
  return EXIT.done;
}

async function showMail(mailId: number, options: ShowOptions, screen: Screen): Promise<number> {
  const answer = await withRegister(options, screen, async ({ config, db }) => ({
    page: await readMailPage(db, mailId),
    timeZone: config.timeZone,
  }));
  if (answer === null) return EXIT.usage;
  const { page, timeZone } = answer;
  if (page === null) {
    screen.remark(`There is no mail ${mailId}.`);
    return EXIT.notInOrder;
  }
  if (options.json) screen.print(JSON.stringify(jsonMail(page)));
  else for (const line of describeMailPage(page, timeZone, screen)) screen.print(line);
  return EXIT.done;
}
