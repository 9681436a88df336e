/**
 * Notices about measures: to the owner when one is given to them and when it is due, to the managers when its effect can
 * be judged, and to the coordinator when complaints have the same cause and nothing is done against it (DESIGN 6a).
 */
import { printMeasure, printReference } from '../case/reference.ts';
import type { Person } from '../case/vocabulary.ts';
import type { LetterModels, LetterName } from '../letters/letters.ts';
import {
  measureGivenModel,
  measureReminderModel,
  measureVerdictModel,
  measureWantedModel,
  measureWordsModel,
} from '../letters/measure-models.ts';
import type { LetterSetting } from '../letters/wording.ts';
import type { StaffMember } from '../mail/desk-profile.ts';
import type { Measure, ReminderReason } from '../measure/measure.ts';
import type { Docket } from './docket.ts';
import type { Filing } from './filing.ts';
import { notify, staffWith } from './notify-staff.ts';
import { deskFor, type Office } from './office.ts';
import { personOf } from './staff/given.ts';

/** The owner hears of a new measure, unless they decided it themselves. */
export function tellOfNewMeasure(office: Office, docket: Docket, measure: Measure, decidedBy: Person): void {
  const owners = ownersOf(office, measure).filter(({ address }) => address !== decidedBy.address);
  tellOfMeasure(office, docket, measure, owners, 'staff/measure-given', null, (setting) =>
    measureGivenModel(setting, measure, decidedBy),
  );
}

/** The owner is reminded, and after the due day the coordinator too. */
export function tellOfDueMeasure(
  office: Office,
  docket: Docket,
  measure: Measure,
  because: ReminderReason,
): void {
  const owners = ownersOf(office, measure);
  const others = because === 'overdue' ? staffWith(office, ['coordinator']) : [];
  const readers = office.config.staff.filter((each) => owners.includes(each) || others.includes(each));
  tellOfMeasure(office, docket, measure, readers, 'staff/measure-reminder', null, (setting) =>
    measureReminderModel(setting, measure, because),
  );
}

/** The managers hear what the counts say. */
export function tellOfVerdict(office: Office, docket: Docket, measure: Measure): void {
  tellOfMeasure(
    office,
    docket,
    measure,
    staffWith(office, ['manager']),
    'staff/measure-verdict',
    null,
    (setting) => measureVerdictModel(setting, measure),
  );
}

/** The coordinator hears that complaints have the same cause; a reply is about all that the mail lists. */
export function tellOfEqualCauses(
  office: Office,
  docket: Docket,
  cause: string,
  {
    desk,
    caseIds,
    weeks,
  }: { readonly desk: string; readonly caseIds: readonly number[]; readonly weeks: number },
): void {
  const cases = caseIds.map(printReference);
  const readers = staffWith(office, ['coordinator']);
  notify(office, docket, deskFor(office, desk), readers, 'staff/measure-wanted', (setting) =>
    measureWantedModel(setting, cause, cases, weeks),
  );
}

/** Words that are no line: who wrote them is asked for one, and the coordinator reads them too. */
export function tellOfMeasureWords(
  office: Office,
  docket: Docket,
  measure: Measure,
  said: {
    readonly filing: Filing;
    readonly member: StaffMember;
    readonly note: string;
    readonly hasFiles: boolean;
  },
): void {
  const { filing, member, note, hasFiles } = said;
  const others = staffWith(office, ['coordinator']).filter(({ address }) => address !== member.address);
  const words = { mailId: filing.claimed.id, writer: personOf(member), text: note, hasFiles };
  const write = (readers: readonly StaffMember[], answers: Filing | null) =>
    tellOfMeasure(office, docket, measure, readers, 'staff/measure-words', answers, (setting) =>
      measureWordsModel(setting, measure, words),
    );
  write([member], filing);
  write(others, null);
}

/** Whom a measure was given to; the coordinator where they left. */
function ownersOf(office: Office, { owner }: Measure): readonly StaffMember[] {
  const owners = office.config.staff.filter(({ address }) => address === owner.address);
  return owners.length > 0 ? owners : staffWith(office, ['coordinator']);
}

function tellOfMeasure<Name extends LetterName>(
  office: Office,
  docket: Docket,
  { desk, number }: Measure,
  readers: readonly StaffMember[],
  letter: Name,
  answers: Filing | null,
  model: (setting: LetterSetting) => LetterModels[Name],
): void {
  const place = { reference: printMeasure(number), answers };
  notify(office, docket, deskFor(office, desk), readers, letter, model, place);
}
