/**
 * Mails that claim to come from a colleague, put together from every way to claim it: whom From names, what stands in
 * Authentication-Results, what our own check of the signature found, which token came along, and whether the command
 * is written or only quoted. Each row says by itself what it is worth, read from commands.md 3.7 and 3.8 and never
 * from the program; so a combination is known to be genuine or forged before the program sees it.
 */
import type { SignatureCheck } from '../../src/mail/sender-proof.ts';
import type { RawFields } from './raw-mail.ts';
import { ELS, LEO } from './staff-mails.ts';

/** The colleague who really writes; null: nobody of the roster. */
export type Writer = 'els' | 'leo' | null;

/** Who seems to have written it. */
export type FromRow = { readonly name: string; readonly writer: Writer; readonly fields: RawFields };

/** What a header says; `nothing`: it leaves the answer to our own check. */
export type ResultsRow = {
  readonly name: string;
  readonly says: 'proven' | 'forged' | 'nothing';
  readonly values: readonly string[];
  /** Another field of the header, where the claim stands there. */
  readonly fields?: RawFields;
};

/** What our own check of the signature found. */
export type CheckRow = {
  readonly name: string;
  readonly proves: boolean;
  readonly check: SignatureCheck | null;
};

/** Names of the tokens; which mail of ours gives each is known to the test. */
export const TOKENS = [
  'none',
  'of Els for this case',
  'of Els in capitals',
  'of Els in In-Reply-To alone',
  'of Els in References alone',
  'of Els in the text alone',
  'of Els for another case',
  'of Els, too old',
  'of Els, made void',
  'of Leo for this case',
  'of the complainant',
  'of the envelope',
  'with another serial',
  'with another signature',
  'with another addressee',
] as const;
/** One of them. */
export type TokenName = (typeof TOKENS)[number];

/** Whose act a token opens for the case of the mail; every name that is not here opens nothing. */
export const OPENS: Readonly<Partial<Record<TokenName, Exclude<Writer, null>>>> = {
  'of Els for this case': 'els',
  'of Els in capitals': 'els',
  'of Els in In-Reply-To alone': 'els',
  'of Els in References alone': 'els',
  'of Leo for this case': 'leo',
};

const EVIL = 'evil@evil.example';

/** From, from the genuine to the false. */
export const FROMS: readonly FromRow[] = [
  { name: 'Els', writer: 'els', fields: { From: `Els de Boer <${ELS}>` } },
  { name: 'Els in capitals', writer: 'els', fields: { From: `<${ELS.toUpperCase()}>` } },
  {
    name: 'Els who wants the answer elsewhere',
    writer: 'els',
    fields: { From: ELS, 'Reply-To': EVIL, Sender: EVIL },
  },
  { name: 'Leo', writer: 'leo', fields: { From: `Leo Vos <${LEO}>` } },
  { name: 'a display name that is an address', writer: null, fields: { From: `"${ELS}" <${EVIL}>` } },
  {
    name: 'a display name that is a whole mailbox',
    writer: null,
    fields: { From: `"Els <${ELS}>" <${EVIL}>` },
  },
  { name: 'two persons', writer: null, fields: { From: `<${ELS}>, <${EVIL}>` } },
  { name: 'two persons, the colleague last', writer: null, fields: { From: `<${EVIL}>, <${ELS}>` } },
  { name: 'two fields', writer: null, fields: { From: [`<${EVIL}>`, `<${ELS}>`] } },
  {
    name: 'a colleague in Sender and Reply-To alone',
    writer: null,
    fields: { From: EVIL, Sender: ELS, 'Reply-To': ELS },
  },
  { name: 'a letter of another alphabet', writer: null, fields: { From: 'els.de.boer@еxample.net' } },
  { name: 'that letter in its ASCII form', writer: null, fields: { From: 'els.de.boer@xn--xample-9uf.net' } },
  { name: 'a tag behind the name', writer: null, fields: { From: 'els.de.boer+x@example.net' } },
  { name: 'a part of the domain', writer: null, fields: { From: 'els.de.boer@mail.example.net' } },
];

const OURS = 'mx.example.org';
const PASS = 'dmarc=pass header.from=example.net';

/** Authentication-Results at a desk that trusts mx.example.org. */
export const RESULTS: readonly ResultsRow[] = [
  { name: 'ours passes', says: 'proven', values: [`${OURS}; ${PASS}`] },
  {
    name: 'ours passes an aligned signature',
    says: 'proven',
    values: [`${OURS}; dkim=pass header.d=example.net`],
  },
  {
    name: 'ours passes one signature of two',
    says: 'proven',
    values: [`${OURS}; dkim=pass header.d=evil.example; dkim=pass header.d=example.net`],
  },
  {
    name: 'ours in capitals',
    says: 'proven',
    values: ['MX.Example.ORG; DMARC=Pass header.from=Example.Net'],
  },
  {
    name: 'ours with comments',
    says: 'proven',
    values: [`${OURS} (a (b) "c) 1; dmarc (d) = (e) pass (p=reject) header . from = example.net`],
  },
  {
    name: 'ours over an injected failure',
    says: 'proven',
    values: [`${OURS}; ${PASS}`, `${OURS}; dmarc=fail`],
  },
  {
    name: 'ours below a foreign one',
    says: 'proven',
    values: ['mx.evil.example; dmarc=fail', `${OURS}; ${PASS}`],
  },
  { name: 'none', says: 'nothing', values: [] },
  { name: 'a foreign server', says: 'nothing', values: [`mx.evil.example; ${PASS}`] },
  { name: 'a longer name', says: 'nothing', values: [`${OURS}.evil.example; ${PASS}`] },
  { name: 'a shorter name', says: 'nothing', values: [`example.org; ${PASS}`] },
  { name: 'our name in a comment', says: 'nothing', values: [`(${OURS};) mx.evil.example; ${PASS}`] },
  { name: 'no name at all', says: 'nothing', values: [PASS] },
  {
    name: 'fields that only resemble it',
    says: 'nothing',
    values: [],
    fields: {
      'X-Authentication-Results': `${OURS}; ${PASS}`,
      'ARC-Authentication-Results': `i=1; ${OURS}; ${PASS}`,
    },
  },
  { name: 'ours fails', says: 'forged', values: [`${OURS}; dmarc=fail header.from=example.net`] },
  {
    name: 'ours fails over an injected pass',
    says: 'forged',
    values: [`${OURS}; dmarc=fail`, `${OURS}; ${PASS}`],
  },
  {
    name: 'ours is silent over an injected pass',
    says: 'forged',
    values: [`${OURS}; none`, `${OURS}; ${PASS}`],
  },
  {
    name: 'ours fails between two foreign ones',
    says: 'forged',
    values: [`mx.evil.example; ${PASS}`, `${OURS}; dmarc=fail`, `mx.evil.example; ${PASS}`],
  },
  { name: 'two dmarc clauses', says: 'forged', values: [`${OURS}; dmarc=fail; ${PASS}`] },
  { name: 'two passing dmarc clauses', says: 'forged', values: [`${OURS}; ${PASS}; ${PASS}`] },
  {
    name: 'another domain in From',
    says: 'forged',
    values: [`${OURS}; dmarc=pass header.from=evil.example`],
  },
  { name: 'two domains in From', says: 'forged', values: [`${OURS}; ${PASS} header.from=evil.example`] },
  {
    name: "the attacker's own domain passes everything",
    says: 'forged',
    values: [
      `${OURS}; dmarc=pass header.from=evil.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example`,
    ],
  },
  { name: 'a domain that ends alike', says: 'forged', values: [`${OURS}; dkim=pass header.d=myexample.net`] },
  { name: 'a public suffix', says: 'forged', values: [`${OURS}; dkim=pass header.d=net`] },
  { name: 'the envelope alone', says: 'forged', values: [`${OURS}; spf=pass smtp.mailfrom=${ELS}`] },
  { name: 'a pass in a comment', says: 'forged', values: [`${OURS}; dmarc=fail (; ${PASS})`] },
  {
    name: 'a pass in quotes',
    says: 'forged',
    values: [`${OURS}; spf=pass smtp.mailfrom="x; ${PASS}; y"@evil.example`],
  },
  { name: 'ours, unreadable for an open quote', says: 'nothing', values: [`${OURS}; ${PASS} reason="`] },
  { name: 'ours in a later version', says: 'nothing', values: [`${OURS} 2; ${PASS}`] },
];

const SIGNED = ['from', 'to', 'subject', 'date', 'message-id'];

/** A check that found one signature. */
export function signature(
  domain: string,
  result = 'pass',
  signed: readonly string[] = SIGNED,
): SignatureCheck {
  return { dkim: [{ result, domain, signed }], dmarc: null, trouble: null };
}

/** Own checks of a desk that checks signatures. */
export const CHECKS: readonly CheckRow[] = [
  { name: 'no check', proves: false, check: null },
  { name: 'a good signature', proves: true, check: signature('example.net') },
  {
    name: 'one without To, as Microsoft 365 signs',
    proves: true,
    check: signature('example.net', 'pass', ['from', 'subject', 'date', 'message-id']),
  },
  { name: 'one of another domain', proves: false, check: signature('evil.example') },
  { name: 'one that fails', proves: false, check: signature('example.net', 'fail') },
  { name: 'one that covers a part of the text', proves: false, check: signature('example.net', 'policy') },
  {
    name: 'one without Message-ID',
    proves: false,
    check: signature('example.net', 'pass', ['from', 'to', 'subject', 'date']),
  },
  {
    name: 'one without Date',
    proves: false,
    check: signature('example.net', 'pass', ['from', 'subject', 'message-id']),
  },
  {
    name: 'none, with a policy that passes',
    proves: false,
    check: { dkim: [], dmarc: { result: 'pass', policy: 'reject' }, trouble: null },
  },
];

/** How the command stands in the mail. */
export const PLACES = ['authored', 'authored', 'quoted', 'below an introduction', 'below a header'] as const;
/** One of them; only the first is what the person wrote. */
export type Place = (typeof PLACES)[number];

/** The text of a mail with the command in its place. */
export function textWith(command: string, place: Place): string {
  switch (place) {
    case 'authored':
      return command;
    case 'quoted':
      return `Wat is dit?\n\n> ${command.replaceAll('\n', '\n> ')}`;
    case 'below an introduction':
      return `Wat is dit?\n\nOp di 17 nov 2026 om 10:02 schreef Klachten <klachten@example.org>:\n\n${command}`;
    case 'below a header':
      return `Wat is dit?\n\nVan: Klachten\nVerzonden: dinsdag 17 november 2026 10:02\nAan: Els de Boer\nOnderwerp: Klacht\n\n${command}`;
  }
}
