/**
 * The words of the procedure, as closed lists. Every list is a `const` array, so that the
 * configuration, the database and the tests check against the same words that the compiler knows.
 * Sources: ISO 10002:2018 for the terms, domain.md 2.1 for the stages, domain.md 2.4 for the roles.
 */

/** Every language that letters and commands exist in. */
export const LANGUAGES = ['nl', 'en'] as const;
/** Language of a letter. */
export type Language = (typeof LANGUAGES)[number];

/** Every sector that has a file in config/profiles. */
export const PROFILES = ['algemeen', 'bouw'] as const;
/** Sector profile: terms, calendars and limits as data (config/profiles). */
export type ProfileName = (typeof PROFILES)[number];

/** Every way in (procedure step 1: in writing or orally). */
export const CHANNELS = ['mail', 'form', 'phone', 'letter', 'desk', 'forwarded'] as const;
/** How the complaint reached the organisation (domain.md 2.5). */
export type Channel = (typeof CHANNELS)[number];

/** Every stage, in the order of the procedure. */
export const STAGES = [
  'received',
  'triaged',
  'waiting',
  'assessing',
  'decided',
  'reported',
  'executing',
  'checking',
  'disputed',
  'closed',
] as const;
/**
 * Where the customer track of a case stands (domain.md 2.1): `waiting` for information of the complainant, `decided`
 * while every point has a finding and the letter is not out, `reported` while the complainant may react, `checking`
 * while everything is carried out and the complainant is asked whether it is solved.
 */
export type Stage = (typeof STAGES)[number];

/** Every role, from the nearest to the case to the farthest. */
export const ROLES = ['handler', 'coordinator', 'manager'] as const;
/** What a member of staff may do (domain.md 2.4). One person may hold several. */
export type Role = (typeof ROLES)[number];

/** Every degree of proof, from none to the strongest. */
export const LEVELS = ['A0', 'A1', 'A2', 'A3'] as const;
/**
 * How well it is proven who wrote a mail of staff (commands.md 3.7): A0 From only, A1 a proven domain, A2 the
 * reply token as well or a mailed confirmation, A3 a fresh confirmation on top of it.
 */
export type Level = (typeof LEVELS)[number];

/** Every degree of urgency, in rising order. */
export const SEVERITIES = ['low', 'normal', 'high', 'urgent'] as const;
/** How urgent a complaint is (ISO 10002:2018 7.5); `urgent` is danger: within hours. */
export type Severity = (typeof SEVERITIES)[number];

/** Every finding on a point; the last two give no judgement. */
export const FINDINGS = ['founded', 'partly', 'unfounded', 'no-finding', 'out-of-scope'] as const;
/** What the assessment of a point found (domain.md 1 row 2.1a). */
export type Finding = (typeof FINDINGS)[number];

/** Every answer to the question whether it is solved. */
export const SATISFACTIONS = ['yes', 'no', 'partly'] as const;
/** Whether what we did solved it, as the complainant says (domain.md 2.5). */
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** Every reason for which the customer track ends. */
export const CLOSING_REASONS = [
  'solved-satisfied',
  'solved-no-answer',
  'settled',
  'unfounded-accepted',
  'unfounded-no-reaction',
  'offer-no-reaction',
  'withdrawn',
  'no-information',
  'out-of-scope',
  'anonymous-noted',
  'external-decision-executed',
  'not-a-complaint',
  'spam',
  'merged',
] as const;
/** Why a case is closed (domain.md 2.1, DESIGN 3); the last three leave the procedure. */
export type ClosingReason = (typeof CLOSING_REASONS)[number];
/** After these a case is no complaint of its own: nothing of it is checked, counted or learnt. */
export const LEFT_PROCEDURE: readonly ClosingReason[] = ['not-a-complaint', 'spam', 'merged'];

/** Every rung behind our own review, in the order in which they are climbed. */
export const NEXT_RUNGS = ['talk', 'expert', 'mediation', 'committee', 'arbitration', 'court'] as const;
/** A step of the dispute ladder that staff choose (domain.md 2.7, rungs 1 to 5). */
export type NextRung = (typeof NEXT_RUNGS)[number];
/** Where a dispute stands: `review` is our own second look (rung 0). */
export type Rung = 'review' | NextRung;

/** Every verdict on a measure; `not-measurable` asks for evidence of inspection instead of counts. */
export const VERDICTS = ['works', 'no-effect-shown', 'worse', 'too-early', 'not-measurable'] as const;
/** What the counts say of a measure (domain.md 3.4 G); a person confirms it. */
export type Verdict = (typeof VERDICTS)[number];

/** Every way to share the costs of a step. */
export const PAYERS = ['us', 'complainant', 'both'] as const;
/** Who pays for a step of the ladder. */
export type Payer = (typeof PAYERS)[number];

/** Every end of a step, short of an award. */
export const RUNG_RESULTS = ['agreed', 'not-agreed', 'advice'] as const;
/** What came of a step: `advice` is the opinion of an expert that leaves the choice to both sides. */
export type RungResult = (typeof RUNG_RESULTS)[number];

/** Every answer of a buyer about the deposit. */
export const DEPOSIT_ANSWERS = ['nothing', 'part', 'all'] as const;
/** How much of the deposit stays at the notary. */
export type DepositAnswer = (typeof DEPOSIT_ANSWERS)[number];

/** Every way that a contact arrangement may leave as the only one. */
export const CONTACT_CHANNELS = ['mail', 'letter'] as const;
/** The one way in which the complainant and we write to each other while a contact arrangement holds. */
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** Every way on for a message that is no complaint. */
export const ROUTES = ['question', 'repair', 'other'] as const;
/** What a message is that is not a complaint (domain.md 2.2). */
export type Route = (typeof ROUTES)[number];

/** Every field of the register that a person may correct. */
export const FIELD_NAMES = [
  'name',
  'mail',
  'phone',
  'postal-address',
  'language',
  'capacity',
  'representative',
  'subject',
  'project',
  'object',
  'contract',
  'delivery',
  'guarantee',
  'notary',
  'wanted',
  'about',
  'third-parties',
  'received',
  'channel',
] as const;
/** A field of domain.md 2.5 that `#set` corrects; `about` names the persons complained about. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** Every field that says how we work on a case. */
export const ROUTING_FIELDS = ['category', 'severity', 'due'] as const;
/** A field of our own work; `due` is the day by which the handler means to act. */
export type RoutingField = (typeof ROUTING_FIELDS)[number];

/** Every clock, in the order in which they are shown. */
export const CLOCK_NAMES = [
  'confirm',
  'firstContact',
  'notice',
  'information',
  'update',
  'decision',
  'outer',
  'reportBack',
  'reaction',
  'review',
  'remedy',
  'rung',
  'inquiry',
  'appointment',
  'attendance',
  'satisfaction',
  'callback',
  'work',
  'deposit',
  'contact',
  'hold',
] as const;
/**
 * The terms that run on a case: clocks A, H, N, I, U, D, O, B, J, P, R, S and T of domain.md 2.3, the review of an objection
 * (domain.md 2.7, rung 0), the step of the ladder that is on (rungs 1 to 5), our answer to a body (clock E), a call that was promised (K14), the day of
 * an appointment (`attendance`), the letter about the deposit of a new home (clock F), a contact arrangement (`contact`),
 * and whether a file must still be kept (`hold`).
 */
export type ClockName = (typeof CLOCK_NAMES)[number];

/** Every share of a term at which somebody is told, in rising order. */
export const WARNING_PERCENTS = [50, 80, 100] as const;
/** How much of a term has passed when somebody is told (domain.md 2.3, last line). */
export type WarningPercent = (typeof WARNING_PERCENTS)[number];

/** An instant in UTC as ISO 8601 with milliseconds, which JSON keeps as it is. */
export type Instant = string;

/** A calendar day as `YYYY-MM-DD`, in the time zone of the desk. */
export type IsoDate = string;

/** A person as a mail names them; the address is lower-case with the domain in ASCII form. */
export type Person = { readonly address: string; readonly name: string };
