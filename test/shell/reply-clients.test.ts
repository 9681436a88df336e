/**
 * Answers as mail programs write them, in fifteen languages: what the writer wrote now is found, and nothing
 * of the mail that is answered is left (inbound.md K1). The people are made up.
 */
import { describe, expect, test } from 'vitest';
import { parseMail } from '../../src/shell/parse-mail.ts';
import { rawMail } from '../support/raw-mail.ts';

type Answer = readonly [client: string, own: string, quote: string];

async function visible(body: string): Promise<string> {
  const mail = await parseMail(Buffer.from(rawMail({ Subject: 'Re: Lekkage dakkapel' }, body)));
  return mail.visibleText;
}

const RULE = '_'.repeat(32);
const DESK = 'Klachten Bakker <klachten@example.org>';

const PLAIN: readonly Answer[] = [
  [
    'Gmail, nl',
    'Ja, dat is goed.\n\nGroet, Anna',
    `Op ma 16 nov 2026 om 10:04 schreef ${DESK}:\n\n> Beste Anna,\n>\n> Kunt u dinsdag?\n`,
  ],
  [
    'Gmail with a long name, nl',
    'Ja, dinsdag.',
    'Op ma 16 nov 2026 om 10:04 schreef Klachten en Kwaliteit Bakker Dakbedekking <\nklachten@example.org>:\n\n> Beste Anna,\n',
  ],
  [
    'Gmail, en',
    'Yes, Tuesday is fine.',
    `On Mon, Nov 16, 2026 at 10:04 AM Complaints <klachten@example.org>\nwrote:\n\n> Dear Anna,\n> Can you make Tuesday?\n`,
  ],
  [
    'Gmail, de',
    'Ja, das passt.',
    `Am Mo., 16. Nov. 2026 um 10:04 Uhr schrieb ${DESK}:\n\n> Sehr geehrte Frau Weber,\n`,
  ],
  [
    'Gmail, fr',
    'Oui, mardi me convient.',
    `Le lun. 16 nov. 2026 à 10:04, ${DESK} a\nécrit :\n\n> Bonjour,\n> Mardi ?\n`,
  ],
  [
    'Gmail, es',
    'Sí, el martes está bien.',
    `El lun, 16 nov 2026 a las 10:04, Quejas (<klachten@example.org>)\nescribió:\n\n> Hola:\n`,
  ],
  [
    'Gmail, it',
    'Va bene martedì.',
    `Il giorno lun 16 nov 2026 alle ore 10:04 ${DESK}\nha scritto:\n\n> Buongiorno\n`,
  ],
  ['Gmail, pl', 'Tak, wtorek pasuje.', `pon., 16 lis 2026 o 10:04 ${DESK} napisał(a):\n\n> Dzień dobry\n`],
  ['Gmail, sv', 'Ja, det går bra.', `Den mån 16 nov. 2026 kl 10:04 skrev ${DESK}:\n\n> Hej\n`],
  ['Gmail, da', 'Ja, det er fint.', `Den man. 16. nov. 2026 kl. 10.04 skrev ${DESK}:\n\n> Hej\n`],
  ['Gmail, nb', 'Ja, det passer.', `man. 16. nov. 2026 kl. 10:04 skrev ${DESK}:\n\n> Hei\n`],
  [
    'Gmail, fi',
    'Kyllä, tiistai käy.',
    'ma 16. marrask. 2026 klo 10.04 Klachten (klachten@example.org) kirjoitti:\n\n> Hei\n',
  ],
  ['Gmail, pt', 'Sim, pode ser.', `Em seg., 16 de nov. de 2026 às 10:04, ${DESK} escreveu:\n\n> Olá\n`],
  ['Gmail of Portugal, pt', 'Sim.', `${DESK} escreveu (segunda, 16/11/2026 à(s) 10:04):\n\n> Olá\n`],
  ['Gmail, cs', 'Ano, v úterý.', `po 16. 11. 2026 v 10:04 odesílatel ${DESK} napsal:\n\n> Dobrý den\n`],
  ['Gmail without a verb, ja', '火曜日で大丈夫です。', `2026年11月16日(月) 10:04 ${DESK}:\n\n> こんにちは\n`],
  [
    'Apple Mail, en',
    'Yes.',
    '> On 16 Nov 2026, at 10:04, Complaints <klachten@example.org> wrote:\n> \n> Dear Anna,\n',
  ],
  [
    'iPhone, nl',
    'Nee, het lekt nog steeds.',
    `Verstuurd vanaf mijn iPhone\n\n> Op 16 nov 2026 om 10:04 heeft Klachten <klachten@example.org> het volgende geschreven:\n> \n> \ufeffBeste Anna,\n`,
  ],
  [
    'Apple Mail, pl',
    'Nie, nadal przecieka.',
    'Wiadomość napisana przez Klachten <klachten@example.org> w dniu 16.11.2026, o godz. 10:04:\n\n> Dzień dobry\n',
  ],
  [
    'Thunderbird, de',
    'Nein, leider nicht.',
    'Am 16.11.26 um 10:04 schrieb Klachten Bakker:\n> Sehr geehrte Frau Weber,\n> passt Dienstag?\n\n',
  ],
  [
    'Thunderbird, nl',
    'Nee, helaas niet.',
    'Op 16-11-2026 om 10:04 schreef Klachten Bakker:\n> Beste Anna,\n> schikt dinsdag?\n',
  ],
  ['KMail, nl', 'Akkoord.', 'Op maandag 16 november 2026 10:04:11 CET schreef u:\n> Beste Anna,\n'],
  [
    'Yahoo, en',
    'No, it still leaks.',
    '    On Monday, 16 November 2026 at 10:04:11 CET, Complaints <klachten@example.org> wrote:  \n \n Dear Anna,\n\nCan you make Tuesday?\n',
  ],
  [
    'Proton, en',
    'Yes, please.',
    'Sent with [Proton Mail](https://proton.me/) secure email.\n\nOn Monday, November 16th, 2026 at 10:04, Complaints <klachten@example.org> wrote:\n\n> Dear Anna,\n',
  ],
  [
    'Outlook on the desktop, nl',
    'Ja, prima.\n\nMet vriendelijke groet,\nAnna de Wit',
    'Van: Klachten Bakker <klachten@example.org>\nVerzonden: maandag 16 november 2026 10:04\nAan: Anna de Wit <anna@example.net>\nOnderwerp: Lekkage dakkapel\n\nBeste Anna,\n',
  ],
  [
    'Outlook of old, en',
    'Yes, fine.',
    '-----Original Message-----\nFrom: Complaints [mailto:klachten@example.org]\nSent: Monday, November 16, 2026 10:04 AM\nTo: Anna\nSubject: Roof\n\nDear Anna,\n',
  ],
  [
    'Outlook on the web, de',
    'Ja, gern.',
    `${RULE}\nVon: Klachten <klachten@example.org>\nGesendet: Montag, 16. November 2026 10:04\nAn: Eva Weber <eva@example.net>\nBetreff: Dach\n\nSehr geehrte Frau Weber,\n`,
  ],
  [
    'Outlook on an iPhone, fr',
    'Oui, merci.',
    `Télécharger Outlook pour iOS<https://aka.ms/o0ukef>\n${RULE}\nDe : Klachten <klachten@example.org>\nEnvoyé : lundi 16 novembre 2026 10:04\nÀ : Anne Petit <anne@example.net>\nObjet : Toit\n\nBonjour,\n`,
  ],
  [
    'Outlook on Android, sv',
    'Ja tack.',
    `Hämta Outlook för Android<https://aka.ms/AAb9ysg>\n${RULE}\nFrån: Klachten <klachten@example.org>\nSkickat: den 16 november 2026 10:04\nTill: Karin Berg <karin@example.net>\nÄmne: Tak\n\nHej,\n`,
  ],
  [
    'Outlook with a wrapped value, fi',
    'Kyllä.',
    'Lähettäjä: Klachten Bakker <klachten@example.org>\nLähetetty: maanantai 16. marraskuuta 2026 10:04\nVastaanottaja: Aino Mäki <aino@example.net>; Pekka Mäki\n<pekka@example.net>\nAihe: Katto\n\nHei,\n',
  ],
  [
    'Outlook, nb',
    'Ja, greit.',
    'Fra: Klachten <klachten@example.org>\nSendt: mandag 16. november 2026 10:04\nTil: Kari Berg <kari@example.net>\nEmne: Tak\n\nHei,\n',
  ],
  [
    'Outlook, pl',
    'Tak.',
    'Od: Klachten <klachten@example.org>\nWysłano: poniedziałek, 16 listopada 2026 10:04\nDo: Ewa Nowak <ewa@example.net>\nTemat: Dach\n\nDzień dobry,\n',
  ],
  [
    'Outlook, ja',
    'はい、大丈夫です。',
    `${RULE}\n差出人: Klachten <klachten@example.org>\n送信日時: 2026年11月16日 10:04\n宛先: Yuki Mori <yuki@example.net>\n件名: 屋根\n\nこんにちは\n`,
  ],
  [
    'Samsung, nl',
    'Ja hoor.',
    'Verzonden vanaf mijn Galaxy\n\n\n-------- Oorspronkelijk bericht --------\nVan: Klachten <klachten@example.org>\nDatum: 16-11-2026 10:04 (GMT+01:00)\nAan: anna@example.net\nOnderwerp: Lekkage\n\nBeste Anna,\n',
  ],
  [
    'Samsung, es',
    'Sí.',
    'Enviado desde mi Galaxy\n\n-------- Mensaje original --------\nDe: Klachten <klachten@example.org>\nFecha: 16/11/26 10:04 (GMT+01:00)\nPara: ana@example.net\nAsunto: Tejado\n\nHola:\n',
  ],
  [
    'Lotus Notes, de',
    'Ja, einverstanden.',
    'Von:\tKlachten <klachten@example.org>\nAn:\tEva Weber/DE/Muster@Muster\nDatum:\t16.11.2026 10:04\nBetreff:\tDach\n\n\nSehr geehrte Frau Weber,\n',
  ],
];

describe('an answer in plain text', () => {
  test.each(PLAIN)('of %s', async (_client, own, quote) => {
    expect(await visible(`${own}\n\n${quote}`)).toBe(own);
  });
});
