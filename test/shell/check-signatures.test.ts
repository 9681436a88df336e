import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { findProof } from '../../src/mail/sender-proof.ts';
import { type LookUp, openSignatureCheck } from '../../src/shell/check-signatures.ts';
import { parseMail } from '../../src/shell/parse-mail.ts';

const AT = new Date('2026-11-17T10:00:00Z');
const [privateKey, publicKey] = keyPair(2048);
const [weakPrivate, weakPublic] = keyPair(512);

/** A private key, and the public one as it stands in the DNS. */
function keyPair(modulusLength: number): readonly [string, string] {
  const pair = generateKeyPairSync('rsa', { modulusLength });
  return [
    String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  ];
}

/** The DNS of the test: text records by their name. */
const RECORDS: Readonly<Record<string, string>> = {
  'k1._domainkey.example.net': `v=DKIM1; k=rsa; p=${publicKey}`,
  'weak._domainkey.example.net': `v=DKIM1; k=rsa; p=${weakPublic}`,
  '_dmarc.example.net': 'v=DMARC1; p=reject',
};
const lookUp: LookUp = async (name) => {
  const text = RECORDS[name];
  if (text === undefined) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
  return [[text]];
};

type Signing = {
  readonly keySelector?: string;
  readonly privateKey?: string;
  readonly headerFieldNames?: string;
};

/** A mail of Anna de Wit, signed for example.net as her provider would. */
async function signed(signing: Signing = {}): Promise<Buffer> {
  const dkim = { domainName: 'example.net', keySelector: 'k1', privateKey, ...signing };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim });
  const { message } = await transport.sendMail({
    from: 'Anna de Wit <anna@example.net>',
    to: 'klachten@example.org',
    subject: 'Lekkage dakkapel',
    text: 'Onze dakkapel lekt sinds de storm.',
    date: AT,
  });
  if (!Buffer.isBuffer(message)) throw new Error('a buffer was asked for');
  return message;
}

const check = async (raw: Buffer, look = lookUp) => (await openSignatureCheck(look)([raw], AT))[0];

test('a mail that its provider signed proves its sender', async () => {
  const raw = await signed();
  const found = await check(raw);
  expect(found).toMatchObject({
    dkim: [{ result: 'pass', domain: 'example.net' }],
    dmarc: { result: 'pass', policy: 'reject' },
    trouble: null,
  });
  expect(found?.dkim[0]?.signed).toEqual(expect.arrayContaining(['from', 'date', 'subject', 'message-id']));
  expect(findProof(await parseMail(raw), null, found ?? null)).toMatchObject({
    source: 'own-check',
    proven: true,
  });
});

test('a signature that leaves the subject out is kept and proves nothing', async () => {
  const raw = await signed({ headerFieldNames: 'from:date:message-id:to' });
  const found = await check(raw);
  expect(found?.dkim).toMatchObject([{ result: 'pass', signed: ['from', 'date', 'message-id', 'to'] }]);
  expect(findProof(await parseMail(raw), null, found ?? null).proven).toBe(false);
});

test('a text that was changed on the way proves nothing, and does not make the mail false', async () => {
  const raw = Buffer.from((await signed()).toString().replace('dakkapel lekt', 'dakkapel glanst'));
  expect(await check(raw)).toMatchObject({
    dkim: [{ result: 'neutral' }],
    dmarc: { result: 'none', policy: 'reject' },
  });
});

test('a text that was added below a signature over its beginning proves nothing', async () => {
  const plain = Buffer.from('From: anna@example.net\r\nSubject: Dak\r\n\r\nHet lekt.\r\n');
  const signer = { signingDomain: 'example.net', selector: 'k1', privateKey, maxBodyLength: 11 };
  const signing = { ...signer, canonicalization: 'relaxed/relaxed', signTime: AT, signatureData: [signer] };
  const { signatures } = await dkimSign(plain, signing);
  const raw = Buffer.concat([Buffer.from(signatures), plain, Buffer.from('Niet meer nodig.\r\n')]);
  expect((await check(raw))?.dkim).toMatchObject([{ result: 'policy', domain: 'example.net' }]);
});

test('a key that is too short proves nothing', async () => {
  const raw = await signed({ keySelector: 'weak', privateKey: weakPrivate });
  expect((await check(raw))?.dkim).toMatchObject([{ result: 'policy' }]);
});

test('a key that is not there proves nothing', async () => {
  expect((await check(await signed({ keySelector: 'gone' })))?.dkim[0]?.result).not.toBe('pass');
});

test('an unsigned mail is no trouble', async () => {
  const raw = Buffer.from('From: anna@example.net\r\nSubject: Dak\r\n\r\nHet lekt.\r\n');
  expect(await check(raw)).toMatchObject({ dkim: [{ result: 'none', domain: '' }], trouble: null });
});

test('bytes that are no mail are no trouble', async () => {
  expect(await check(Buffer.from([0, 255, 13, 10, 0]))).toMatchObject({ trouble: null });
});

test('a DNS that fails is not held against the mail', async () => {
  const broken: LookUp = async () => {
    throw Object.assign(new Error('servfail'), { code: 'ESERVFAIL' });
  };
  expect(await check(await signed(), broken)).toMatchObject({
    dkim: [{ result: 'temperror' }],
    dmarc: { result: 'temperror' },
  });
});

test('a DNS that never answers ends at the ceiling, and the mails beside it are checked', async () => {
  const silent: LookUp = (name, type) =>
    name.startsWith('slow.') ? new Promise(() => undefined) : lookUp(name, type);
  const mails = [await signed({ keySelector: 'slow' }), await signed()];
  const found = await openSignatureCheck(silent, { mailMs: 300, allMs: 5_000 })(mails, AT);
  expect(found).toMatchObject([{ dkim: [], trouble: 'it took too long' }, { dkim: [{ result: 'pass' }] }]);
});

test('a whole batch ends at its ceiling', async () => {
  const silent: LookUp = () => new Promise(() => undefined);
  const mail = await signed();
  const mails = Array.from({ length: 20 }, () => mail);
  const found = await openSignatureCheck(silent, { mailMs: 10_000, allMs: 100 })(mails, AT);
  expect(found).toHaveLength(20);
  expect(found.every(({ trouble }) => trouble === 'no time was left')).toBe(true);
});
