/**
 * The keys of the configuration file: what each must be, and what holds when it is left out.
 * `config/redress.example.yaml` is the same list for people.
 */
import { BODY_KINDS } from '../case/dispute-body.ts';
import { LANGUAGES, PROFILES, ROLES } from '../case/vocabulary.ts';
import { daysBetween } from '../case/working-days.ts';
import { DEFAULT_CEILINGS } from '../config.ts';
import { DEFAULT_LIMITS } from '../mail/desk-profile.ts';
import type { ReplyAddress } from '../mail/reply-token.ts';
import { imapAccount, imapKeys, type SecretSources, smtpAccount, smtpKeys } from './account-shape.ts';
import * as values from './config-values.ts';
import { needShape, ownCategories } from './list-shapes.ts';
import { LOG_LEVELS } from './log.ts';
import * as shape from './shapes.ts';

/** The configuration file with all values read; where a language or a profile was left out stands null. */
export type ConfigValues = shape.ValueOf<ReturnType<typeof configShape>>;

const address = shape.checked('a mail address', values.addressValue);
const language = shape.word(LANGUAGES);
const profile = shape.word(PROFILES);

/** The whole file. */
export function configShape(sources: SecretSources) {
  return shape.section({
    organisation: shape.section({
      name: shape.text('the name of the organisation'),
      phone: shape.text('the telephone number for complaints'),
      urgentPhone: shape.orNull(shape.text('a telephone number')),
      website: shape.orNull(shape.checked('a web address', values.websiteValue)),
    }),
    disputes: shape.orEmpty(
      shape.section({
        bodies: shape.listOf(bodyShape()),
        inquiriesFrom: shape.orNull(shape.checked('a day', values.dayValue)),
      }),
    ),
    timeZone: shape.or(shape.checked('a time zone', values.timeZoneValue), 'Europe/Amsterdam'),
    country: shape.or(shape.checked('a country', values.countryValue), 'NL'),
    closingDays: shape.listOf(shape.checked('a day', values.dayValue)),
    closingPeriods: shape.listOf(periodShape()),
    officeHours: officeHoursShape(),
    language,
    profile: shape.or(profile, 'algemeen'),
    database: databaseShape(sources),
    desks: shape.someOf('a list of at least one desk', deskShape(sources)),
    staff: shape.someOf('a list of at least one person', personShape()),
    limits: limitsShape(),
    hourlyRate: shape.orNull(shape.whole(1, 10_000)),
    log: shape.orEmpty(shape.section({ level: shape.or(shape.word(LOG_LEVELS), 'info') })),
    health: shape.orNull(shape.section({ port: shape.whole(1, 65_535) })),
  });
}

function bodyShape() {
  return shape.section({
    name: shape.text('the name of the body'),
    kind: shape.word(BODY_KINDS),
    address: shape.orNull(address),
    contact: shape.text('how to reach it, in one line'),
    terms: shape.section({
      nl: shape.text('when one can go there, in Dutch'),
      en: shape.text('when one can go there, in English'),
    }),
    fee: shape.orNull(
      shape.section({
        nl: shape.text('what it costs, in Dutch'),
        en: shape.text('what it costs, in English'),
      }),
    ),
    affiliated: shape.yesOrNo(),
    checkedOn: shape.checked('a day', values.dayValue),
  });
}

/** Days between the first and the last of a closing period: nobody closes for longer. */
const MOST_CLOSED = 62;

function periodShape() {
  const day = shape.checked('a day', values.dayValue);
  const keys = shape.section({ name: shape.orNull(shape.text('what it is called')), from: day, until: day });
  return shape.made(keys, (period, refuse) => {
    const days = daysBetween(period.from, period.until);
    if (days < 0 || days > MOST_CLOSED) refuse(`from 0 to ${MOST_CLOSED} days after from`, 'until');
    return period;
  });
}

function officeHoursShape() {
  const time = shape.checked('a time', values.timeValue);
  const keys = shape.section({ from: shape.or(time, '08:30'), until: shape.or(time, '17:00') });
  return shape.orEmpty(
    shape.made(keys, (hours, refuse) => {
      if (hours.until <= hours.from) refuse('a later time than from', 'until');
      return hours;
    }),
  );
}

function databaseShape({ env, folder }: SecretSources) {
  const keys = shape.section({
    url: shape.orNull(shape.checked('a PostgreSQL connection string', values.secretValue(env))),
    urlFile: shape.orNull(shape.checked('the path of a file', values.fileValue(folder))),
    dataFolder: shape.or(shape.text('the path of a folder'), '.redress/database'),
  });
  return shape.orEmpty(
    shape.made(keys, ({ url, urlFile, dataFolder }, refuse) => {
      if (url !== null && urlFile !== null) refuse('url or urlFile, not both');
      return { url: url ?? urlFile, dataFolder };
    }),
  );
}

function personShape() {
  return shape.section({
    name: shape.text('the name of a person'),
    address,
    roles: shape.someOf(`a list of at least one of ${ROLES.join(', ')}`, shape.word(ROLES)),
    language: shape.orNull(language),
  });
}

function limitsShape() {
  const count = shape.whole(0, 1_000_000);
  return shape.orEmpty(
    shape.section({
      perAddressPerHour: shape.or(count, DEFAULT_LIMITS.perAddressPerHour),
      perAddressPerDay: shape.or(count, DEFAULT_LIMITS.perAddressPerDay),
      perDomainPerHour: shape.or(count, DEFAULT_LIMITS.perDomainPerHour),
      perCasePerDay: shape.or(count, DEFAULT_LIMITS.perCasePerDay),
      totalPerTenMinutes: shape.or(count, DEFAULT_LIMITS.totalPerTenMinutes),
      newCasesPerAddressPerHour: shape.or(
        shape.whole(1, 1_000_000),
        DEFAULT_LIMITS.newCasesPerAddressPerHour,
      ),
      staleAfterDays: shape.or(shape.whole(1, 365), DEFAULT_LIMITS.staleAfterDays),
      softBounces: shape.or(shape.whole(1, 1_000), DEFAULT_LIMITS.softBounces),
      reopenDays: shape.or(shape.whole(0, 3_650), DEFAULT_LIMITS.reopenDays),
      softBounceDays: shape.or(shape.whole(1, 365), DEFAULT_LIMITS.softBounceDays),
      maxMailMiB: shape.or(shape.whole(1, 500), DEFAULT_CEILINGS.maxMailMiB),
      parseSeconds: shape.or(shape.whole(1, 600), DEFAULT_CEILINGS.parseSeconds),
      parseMiB: shape.or(shape.whole(32, 16_384), DEFAULT_CEILINGS.parseMiB),
      attempts: shape.or(shape.whole(1, 20), DEFAULT_CEILINGS.attempts),
      letterDelayMinutes: shape.or(shape.whole(0, 1_440), DEFAULT_CEILINGS.letterDelayMinutes),
      staffNoticesPerHour: shape.or(count, DEFAULT_CEILINGS.staffNoticesPerHour),
      staffAnswersPerHour: shape.or(count, DEFAULT_CEILINGS.staffAnswersPerHour),
    }),
  );
}

function deskShape(sources: SecretSources) {
  const keys = shape.section({
    name: shape.checked('a short name', values.slugValue),
    address,
    aliases: shape.listOf(address),
    senderName: shape.text('the name beside the address in letters'),
    language: shape.orNull(language),
    profile: shape.orNull(profile),
    imap: imapShape(sources),
    smtp: smtpShape(sources),
    replyAddress: shape.or(shape.word(['plus', 'subdomain', 'none']), 'plus'),
    replyDomain: shape.orNull(shape.checked('a domain name', values.domainValue)),
    bounceAddress: shape.or(shape.word(['plus', 'none']), 'plus'),
    needs: shape.orNull(shape.listOf(needShape())),
    categories: ownCategories(),
    formSenders: shape.listOf(address),
    forms: shape.listOf(formShape()),
    ownLists: shape.listOf(shape.checked('a List-Id', values.listIdValue)),
    trustedAuthServ: shape.orNull(shape.checked('the name of a server', values.authServValue)),
    checkSignatures: shape.or(shape.yesOrNo(), false),
    spamHeader: shape.orNull(
      shape.section({
        name: shape.checked('the name of a header field', values.headerNameValue),
        pattern: shape.checked('a regular expression', values.patternValue),
      }),
    ),
  });
  return shape.made(keys, ({ replyDomain, ...desk }, refuse) => ({
    ...desk,
    replyAddress: replyAddressOf(desk.replyAddress, replyDomain, refuse),
  }));
}

function imapShape(sources: SecretSources) {
  const keys = shape.section({
    ...imapKeys(sources),
    folder: shape.or(shape.text('the name of a mail folder'), 'INBOX'),
    takeOlderMail: shape.orNull(shape.checked('none or a day', values.olderMailValue)),
  });
  return shape.made(keys, (account, refuse) => ({
    account: imapAccount(account, refuse),
    folder: account.folder,
    olderMailSince: account.takeOlderMail,
  }));
}

function smtpShape(sources: SecretSources) {
  return shape.made(shape.section(smtpKeys(sources)), (keys, refuse) => smtpAccount(keys, refuse));
}

function replyAddressOf(
  kind: ReplyAddress['kind'],
  domain: string | null,
  refuse: shape.Refuse,
): ReplyAddress {
  if (kind === 'subdomain' && domain !== null) return { kind, domain };
  if (kind === 'subdomain')
    refuse('the domain of the reply addresses, because replyAddress is subdomain', 'replyDomain');
  else if (domain !== null) refuse('nothing, because replyAddress is not subdomain', 'replyDomain');
  return kind === 'none' ? { kind } : { kind: 'plus' };
}

function formShape() {
  const labels = shape.checked('the label of the form', values.labelsValue);
  const keys = shape.section({ from: address, fields: shape.namedValues('the fields of the form', labels) });
  return shape.made(keys, ({ from, fields }) => ({
    from,
    fields: Object.entries(fields).map(([field, names]) => ({ field, labels: names })),
  }));
}
