/** What `redress import` says in the end: how many mails there were, and what became of them. */

import { localStamp } from '../case/working-days.ts';
import type { ImportProgress } from '../jobs/import-mails.ts';
import { DISPOSITIONS } from '../mail/disposition.ts';
import type { ImportTally, Unfiled } from '../shell/db/import-store.ts';
import { type Field, layFields } from './layout.ts';
import { printable } from './screen.ts';

/** What lies in an archive that is no mail or is left alone on purpose; `why` is for people. */
export type Beside = { readonly path: string; readonly why: string };

/** An import that ended, in numbers of mails. */
export type ImportReport = {
  readonly archive: string;
  readonly desk: string;
  readonly found: number;
  /** Instants; null when there is no mail. */
  readonly first: Date | null;
  readonly last: Date | null;
  readonly notMails: readonly Beside[];
  readonly leftOut: readonly Beside[];
  readonly progress: ImportProgress;
  /** Nothing was written. */
  readonly dryRun: boolean;
  /** People were to be answered and told as by any mail. */
  readonly asNew: boolean;
  /** It was ended before its end. */
  readonly stopped: boolean;
  readonly tally: readonly ImportTally[];
  readonly unfiled: Unfiled;
  readonly seconds: number;
};

/** The report for programs: one line, whose keys never change lightly. */
export function jsonImport(report: ImportReport) {
  const { progress, tally, unfiled } = report;
  return {
    archive: report.archive,
    desk: report.desk,
    dryRun: report.dryRun,
    stopped: report.stopped,
    found: report.found,
    first: report.first,
    last: report.last,
    new: progress.added,
    present: progress.present,
    notMails: report.notMails.length,
    leftOut: report.leftOut.length,
    unreadable: progress.unread.length,
    became: Object.fromEntries(namedCounts(tally)),
    waiting: unfiled.waiting,
    failing: unfiled.failing,
    seconds: report.seconds,
  };
}

/** The report for people. */
export function describeImport(report: ImportReport, timeZone: string): readonly string[] {
  const { progress, dryRun, stopped } = report;
  const verb = dryRun ? 'Found' : stopped ? 'Stopped: took in a part of' : 'Read';
  const dates = [report.first, report.last].map((date) => (date === null ? '' : localStamp(date, timeZone)));
  const counts: readonly Field[] = [
    ['Received', report.found === 0 ? '' : `${dates[0]} to ${dates[1]}`],
    [dryRun ? 'Would be new' : 'New', `${progress.added}`],
    ['There already', shown(progress.present)],
    ['No mail', shown(report.notMails.length)],
    ['Left out', shown(report.leftOut.length)],
    ['Unreadable', shown(progress.unread.length)],
  ];
  const became: readonly Field[] = namedCounts(report.tally).map(([name, mails]) => [
    LABELS[name],
    `${mails}`,
  ]);
  return [
    `${verb} ${countOf(report.found, 'mail')} of ${printable(report.archive)}, desk ${report.desk}.`,
    ...layFields(counts),
    ...(became.length > 0 ? ['What the new ones became:', ...layFields(became)] : []),
    ...closing(report),
  ];
}

function closing({ dryRun, asNew, stopped, unfiled, progress }: ImportReport): readonly string[] {
  if (dryRun) return ['Nothing was written.'];
  const { waiting, failing } = unfiled;
  return [
    ...(waiting + failing > 0
      ? [`${countOf(waiting + failing, 'mail')} still to be filed: "redress run" does that.`]
      : []),
    ...(stopped ? ['Give the same command again to go on; nothing is taken twice.'] : []),
    ...(asNew || progress.added === 0 ? [] : ['Nobody was answered, and no colleague was told by mail.']),
    ...(progress.added === 0 ? [] : ['What waits for a person: redress cases --waiting']),
  ];
}

const BECAME = [...DISPOSITIONS, 'second-delivery', 'unfiled'] as const;
type Became = (typeof BECAME)[number];

const LABELS: Readonly<Record<Became, string>> = {
  complaint: 'Cases opened',
  correspondence: 'Joined a case',
  staff: 'Mail of staff',
  own: 'Sent by the desk',
  bounce: 'Bounces',
  'auto-reply': 'Automatic replies',
  record: 'Only kept',
  hold: 'Held for a person',
  quarantine: 'Could not be read',
  'second-delivery': 'Copies of others',
  unfiled: 'Not filed yet',
};

/** What became of the mails, in the order of the labels. */
function namedCounts(tally: readonly ImportTally[]): readonly (readonly [Became, number])[] {
  const counts = new Map<Became, number>();
  for (const { disposition, second, mails } of tally) {
    const name = second ? 'second-delivery' : (disposition ?? 'unfiled');
    counts.set(name, (counts.get(name) ?? 0) + mails);
  }
  return BECAME.flatMap((name) => {
    const mails = counts.get(name);
    return mails === undefined ? [] : [[name, mails] as const];
  });
}

function shown(count: number): string {
  return count === 0 ? '' : `${count}`;
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
