/**
 * `redress show REF --pdf FILE` and `--dossier FOLDER`: one case on paper, in the language of the first coordinator:
 * the complaint form for colleagues, or the dossier for a body outside however large it is.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { listExhibits, printIndex, readExhibits } from '../jobs/dossier.ts';
import { deskFor } from '../jobs/office.ts';
import { printForm } from '../jobs/print-case.ts';
import { settingFor } from '../jobs/write-letters.ts';
import type { CaseOnPaper } from '../letters/case-papers.ts';
import type { LetterSetting } from '../letters/wording.ts';
import { systemClock } from '../shell/clock.ts';
import { loadCaseOnPaper } from '../shell/db/case-papers.ts';
import { findCaseId } from '../shell/db/dossier.ts';
import type { Db } from '../shell/db/tables.ts';
import { openTemplates } from '../shell/templates.ts';
import type { ConfigOption } from './read-settings.ts';
import { EXIT, printable, type Screen } from './screen.ts';
import { withRegister } from './with-register.ts';

/** Where to write what; one of them at least. */
export type WriteOptions = ConfigOption & { readonly pdf?: string; readonly dossier?: string };

/** What was written, or why not. */
type Result = { readonly done: readonly string[] } | { readonly fault: string };

/**
 * Writes files about a case.
 * @returns 1 when there is no such case or a file cannot be written
 */
export async function writeCase(reference: string, options: WriteOptions, screen: Screen): Promise<number> {
  const result = await withRegister(options, screen, ({ config, db }) =>
    write(db, config, reference, options),
  );
  if (result === null) return EXIT.usage;
  if ('fault' in result) {
    screen.remark(result.fault);
    return EXIT.notInOrder;
  }
  for (const line of result.done) screen.print(line);
  return EXIT.done;
}

async function write(
  db: Db,
  config: Config,
  reference: string,
  { pdf, dossier }: WriteOptions,
): Promise<Result> {
  const caseId = await findCaseId(db, reference);
  if (caseId === null) return { fault: `There is no case ${printable(reference)} in this register.` };
  const paper = await loadCaseOnPaper(db, caseId, systemClock());
  const desk = deskFor({ config }, paper.state.desk);
  const setting = settingFor(
    { config, templates: openTemplates(), profiles: config.profiles },
    desk,
    config.coordinator.language,
  );
  try {
    return {
      done: [
        ...(pdf === undefined ? [] : [await writeForm(setting, paper, pdf)]),
        ...(dossier === undefined ? [] : [await writeDossier(db, setting, paper, dossier)]),
      ],
    };
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    return { fault: `Nothing more was written: ${printable(fault.message)}` };
  }
}

async function writeForm(setting: LetterSetting, paper: CaseOnPaper, file: string): Promise<string> {
  const { content } = await printForm(setting, paper);
  await writeFile(file, content);
  return `${paper.state.reference}: the complaint form is in ${printable(file)}`;
}

/** One file after the other: a dossier may be larger than the memory of a small machine. */
async function writeDossier(
  db: Db,
  setting: LetterSetting,
  paper: CaseOnPaper,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const exhibits = await listExhibits(db, setting, paper);
  const index = await printIndex(setting, paper, exhibits);
  await writeFile(join(folder, index.name), index.content);
  let written = 0;
  for (const exhibit of exhibits.filter(({ absent }) => absent === null)) {
    for (const { name, content } of await readExhibits([exhibit])) {
      await writeFile(join(folder, name), content);
      written += 1;
    }
  }
  return `${paper.state.reference}: the dossier is in ${printable(folder)}: ${index.name} and ${written} exhibits`;
}
