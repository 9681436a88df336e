/**
 * The commands with which a member of staff decides about what waits for a person, as a table: what each takes and
 * says of itself. What they do stands in run-act.ts, which is loaded when one runs (DESIGN §3 "Held mail, muted
 * humans, breaker").
 */

/** Every act. */
export const ACT_NAMES = ['open', 'join', 'discard', 'ack', 'resume'] as const;
/** Name of an act, as it is typed. */
export type ActName = (typeof ACT_NAMES)[number];

/** `as`: the address of a member of staff; `told`: how the complainant was told another way. */
export type ActOptions = {
  readonly config?: string;
  readonly as?: string;
  readonly told?: string;
  readonly json?: boolean;
};

type Meaning = readonly [name: string, meaning: string];

type Act = {
  readonly name: ActName;
  readonly description: string;
  readonly takes: readonly Meaning[];
  readonly options: readonly Meaning[];
  /** Examples. */
  readonly help: readonly string[];
};

const MAIL: Meaning = ['<mail>', 'number of the mail; "redress cases --waiting" lists them'];
const OPTIONS: readonly Meaning[] = [
  ['--as <address>', 'who does this: an address of the staff; needed when there are several'],
  ['--json', 'what was done, as one line of JSON'],
];

/** The acts in the order of the help. */
export const ACTS: readonly Act[] = [
  {
    name: 'open',
    description: 'Registers a mail that waits for a person as a complaint, received when it came.',
    takes: [MAIL],
    options: OPTIONS,
    help: ['open 12', 'open 12 --as els@example.org'],
  },
  {
    name: 'join',
    description: 'Files a mail that waits for a person on a case.',
    takes: [MAIL, ['<reference>', 'reference of the case, such as C-1042-9']],
    options: OPTIONS,
    help: ['join 12 C-1042-9'],
  },
  {
    name: 'discard',
    description: 'Puts a mail that waits for a person aside: kept with the reason, never a case.',
    takes: [MAIL, ['<why...>', 'the reason, in your own words']],
    options: OPTIONS,
    help: ['discard 12 advertising'],
  },
  {
    name: 'ack',
    description: 'Sends the confirmation of receipt that was not allowed to leave by itself.',
    takes: [['<case-or-mail>', 'reference of the case, or number of the mail that opened it']],
    options: [
      ['--told <how>', 'nothing is sent: you told the complainant yourself, and this is how'],
      ...OPTIONS,
    ],
    help: ['ack C-1042-9', 'ack C-1042-9 --told "by telephone, this morning"'],
  },
  {
    name: 'resume',
    description: 'Lets automatic mail to complainants go on after there was too much of it at once.',
    takes: [],
    options: OPTIONS,
    help: ['resume'],
  },
];
