/**
 * Inquiries of disputes bodies: what a body asked about a case, and the day by which it must have our answer (procedure
 * step 6; domain.md 1 row E18, 2.3 clock E). It counts from receipt and never stands still, not even when the case is closed.
 */
import type { Case } from './case.ts';
import type { Deciders } from './deciders.ts';
import { byName } from './dispute-body.ts';
import type { InquiryAnswered, InquiryDismissed, InquiryExtended } from './dispute-events.ts';
import { accept, type Refusal, refuse } from './refusals.ts';
import type { Instant, IsoDate } from './vocabulary.ts';
import { dueDay, localDay } from './working-days.ts';

/** One inquiry. */
export type Inquiry = {
  /** The body, as the configuration names it. */
  readonly body: string;
  readonly receivedAt: Instant;
  /** The last day for our answer, which no later change of profile or calendar moves. */
  readonly until: IsoDate;
  /** True once staff said that it takes the longer term. */
  readonly complex: boolean;
  /** Reference of the case that brought it when that went on in this one; null: it was asked about this one. */
  readonly from: string | null;
  /** The day on which we answered; null while we did not. */
  readonly answeredOn: IsoDate | null;
  /** Present where staff said that it asked nothing, of one that another case brought, which hears so when it leaves. */
  readonly dismissed?: true;
};

/** True while it waits for our answer. */
export function isWaiting({ answeredOn, dismissed }: Inquiry): boolean {
  return answeredOn === null && dismissed === undefined;
}

/** Those that asked something of us, answered or not. */
export function realInquiries({ inquiries }: Pick<Case, 'inquiries'>): readonly Inquiry[] {
  return inquiries.filter(({ dismissed }) => dismissed === undefined);
}

/** Those that wait for our answer, the first one due first; none of a case that goes on in another one, which has them. */
export function openInquiries({ inquiries, mergedInto }: Pick<Case, 'inquiries' | 'mergedInto'>) {
  if (mergedInto !== null) return [];
  return inquiries.filter(isWaiting).toSorted((a, b) => a.until.localeCompare(b.until));
}

/**
 * What became of the inquiries of a case while it went on in another one, as its own log says it when it is taken out.
 * @param there  those that it brought along, as the other case has them; one that is missing had the same body there
 */
export function inquiriesSince(
  { inquiries }: Pick<Case, 'inquiries'>,
  there: readonly Inquiry[],
): readonly InquiryNews[] {
  return inquiries.filter(isWaiting).flatMap((own) => {
    const { body } = own;
    const now = there.find((each) => each.body === body && each.receivedAt === own.receivedAt);
    if (now === undefined) return [];
    const news: InquiryNews[] = [];
    if (now.complex && !own.complex) news.push({ type: 'inquiry_extended', body, until: now.until });
    if (now.answeredOn !== null) news.push({ type: 'inquiry_answered', body, on: now.answeredOn });
    if (now.dismissed === true) news.push({ type: 'inquiry_dismissed', body });
    return news;
  });
}

/** What becomes of one. */
type InquiryNews = InquiryExtended | InquiryAnswered | InquiryDismissed;

/** One row for each command about them. */
export const INQUIRY_DECIDERS: Deciders<
  'receive_from_body' | 'answer_inquiry' | 'extend_inquiry' | 'dismiss_inquiry'
> = {
  receive_from_body: (state, { from, body, receivedAt }, { profile, calendar, inquiriesFrom }) => {
    const wrote = { type: 'body_wrote', from, ...(body === null ? {} : { body }) } as const;
    const starts = inquiriesFrom ?? null;
    const isOn = starts !== null && localDay(receivedAt, calendar.timeZone) >= starts;
    // What a body writes while it waits belongs to what it asked first.
    if (body === null || !isOn || openInquiries(state).some((open) => open.body === body))
      return accept(wrote);
    const until = dueDay(receivedAt, profile.terms.inquiry, calendar, true);
    return accept(wrote, {
      type: 'inquiry_received',
      body,
      receivedAt: receivedAt.toISOString(),
      until,
      complex: false,
      from: null,
    });
  },
  answer_inquiry: (state, { body, on, at }, { calendar }) => {
    const meant = inquiryMeant(state, body);
    if ('code' in meant) return refuse(meant);
    const today = localDay(at, calendar.timeZone);
    const day = on ?? today;
    if (day > today) return refuse({ code: 'day-ahead', day });
    const received = localDay(new Date(meant.receivedAt), calendar.timeZone);
    if (day < received) return refuse({ code: 'before-inquiry', day: received });
    return accept({ type: 'inquiry_answered', body: meant.body, on: day });
  },
  extend_inquiry: (state, { body, at }, { profile, calendar }) => {
    const meant = inquiryMeant(state, body);
    if ('code' in meant) return refuse(meant);
    if (meant.complex) return refuse('nothing-changes');
    if (localDay(at, calendar.timeZone) > meant.until)
      return refuse({ code: 'inquiry-late', day: meant.until });
    const until = dueDay(new Date(meant.receivedAt), profile.terms.complexInquiry, calendar, true);
    return accept({ type: 'inquiry_extended', body: meant.body, until });
  },
  dismiss_inquiry: (state, { body }) => {
    const meant = inquiryMeant(state, body);
    return 'code' in meant ? refuse(meant) : accept({ type: 'inquiry_dismissed', body: meant.body });
  },
};

/** The open one of the body that is written, by its name or a part of it; the only one where none is written. */
function inquiryMeant(state: Case, written: string): Inquiry | Refusal {
  const open = openInquiries(state);
  const meant = byName(open, written, ({ body }) => body);
  if (meant !== null) return meant;
  if (open.length === 0) return { code: 'no-inquiry' };
  return { code: 'which-inquiry', bodies: open.map(({ body }) => body) };
}
