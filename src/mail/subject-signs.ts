/**
 * Subjects by which automatic replies, failure reports and read receipts are known, in the languages that
 * mail systems speak. A subject alone never makes a mail automatic (a person may complain about an "automatic
 * reply"); it keeps an automatic answer back, and counts together with another sign.
 * Source: inbound.md C2, C4 and G2.
 */

import { findReferences } from '../case/reference.ts';

/** One list of beginnings; `first` must start the subject after any number of Re: and Fwd: of the mail client. */
const AUTOMATIC_REPLY: readonly RegExp[] = [
  // English
  /^auto(matic|mated|matically)?[ -]?(generated )?(e-?mail )?(reply|response|respond|acknowledge?ment|answer)\b/,
  /^auto(-|:|\s*re(ply)?:)/,
  /^(i am |i'm |we are )?(currently )?out[ -]of[ -](the[ -])?office\b/,
  /^(o\.?o\.?o\.?|oof)\b/,
  /^(on |away on )?(vacation|annual leave|holiday leave|parental leave|maternity leave)\b( (reply|response|message|notice))?\s*([:-]|$)/,
  /^away from (my |the )?(mail|office|desk|keyboard)/,
  /^absence (notice|notification)/,
  // Dutch
  /^auto(matisch)?[ -]?(antwoord|bericht|beantwoord)/,
  /^(ik ben )?(niet (aanwezig|op kantoor)|afwezig(heid)?\b|buiten kantoor|met vakantie|op vakantie)/,
  /^(automatische )?(afwezigheids|vakantie)(bericht|melding|mail)/,
  // German
  /^auto(matische)?[ -]?(antwort|r(ü|ue)ckantwort|benachrichtigung)/,
  /^(abwesenheit|abwesend|nicht im b(ü|ue)ro|au(ß|ss)er haus|urlaub(s|\b)|eingangsbest(ä|ae)tigung)/,
  // French, Spanish, Portuguese, Italian, Romanian, Catalan
  /^r(é|e)ponse auto/,
  /^(absence|absent|hors) (du|de) bureau|^message d'absence|^absent(e)?\s*[:-]/,
  /^(auto)?respuesta (auto|de vacaciones)|^autorespuesta|^fuera de (la )?oficina/,
  /^resposta auto|^fora do escrit(ó|o)rio|^aus(ê|e)ncia tempor/,
  /^risposta auto|^fuori (sede|ufficio)|^assenza dall/,
  /^r(ă|a)spuns auto/,
  // Nordic and Baltic
  /^auto(matiskt?|maattinen|m(á|a)tico)?[ -]?(svar|vastaus)/,
  /^(ej p(å|a) kontoret|fr(å|a)nvar|frav(æ|ae)r|ikke p(å|a) kontoret|poissa|ei tavoitettavissa|fj(ä|ae)rvarande)/,
  /^(automaatvastus|automatiskā atbilde|automatinis atsakymas)/,
  // Slavic, Hungarian, Greek, Turkish
  /^automatick(á|a) odpov(ě|e)(ď|d)|^automatyczn(a|ie) odpowied(ź|z)|^automatski odgovor|^samodejni odgovor|^nieobecno/,
  /^автоматич(еский|на) (ответ|відповідь)|^автоответ|^автоматичен отговор|^вне офиса|^нет на (месте|работе)/,
  /^automatikus v(á|a)lasz|^nem vagyok az irod/,
  /^αυτ(ό|ο)ματη απ(ά|α)ντηση|^εκτ(ό|ο)ς γραφείου/,
  /^otomatik (yan(ı|i)t|cevap)|^ofis d(ı|i)(ş|s)(ı|i)nda/,
  // Arabic, Hebrew, Chinese, Japanese, Korean, Vietnamese, Thai, Indonesian
  /^رد تلقائي|^الرد الآلي|^הודעת היעדרות|^תשובה אוטומטית|^מענה אוטומטי/,
  /^(自动(回复|答复)|自動(回覆|回復|返信|応答|答覆)|不在通知|休暇|不在(のお知らせ|です))/,
  /^자동 ?(회신|응답)|^부재중/,
  /^tr(ả|a) l(ờ|o)i t(ự|u) đ(ộ|o)ng|^ตอบกลับอัตโนมัติ|^(balasan|jawaban) otomatis/,
];

const FAILURE: readonly RegExp[] = [
  /^(mail )?(delivery|deliver) (status )?(notification|failure|failed|error|report|problem|has failed|incomplete|delayed|temporarily)/,
  /^(mail )?(delivery )?status notification/,
  /^(permanent |temporary )?(e-?mail|mail|message|delivery)( system)? (delivery )?(failure|error|failed|delayed|undeliverable|could not be delivered|not delivered)/,
  /^(returned|returning|bounced?|undelivered|undeliver(able|ed)|rejected|blocked|non-?deliver(able|y)) ?(e-?mail|mail|message|report|to sender|receipt|:|$)/,
  /^(undeliver(able|ed)|onbestelbaar|niet bezorgd|unzustellbar|non remis|non recapitabile|no se puede entregar|n(ã|a)o entregue|niedostarczon|не доставлено)/,
  /^failure (notice|delivery)|^(failed|failure) (mail|to deliver|message)|^failed mail|^delivery to .{1,200} failed/,
  /^(warning|error|notice): (message|could not send|mail|delivery|undeliver)/,
  /^(could ?n.t|could not|unable to|cannot) (be )?(deliver|send)|^user unknown|^(message|mail) (you sent )?(was )?(blocked|rejected|refused|bounced)/,
  /^(nondeliverable|nondelivery|ndn|dsn|ndr)\b/,
  /^postmaster (notify|notification)|^(nachricht|mail|e-mail)? ?(konnte nicht zugestellt|nicht zustellbar|unzustellbarkeit)/,
  /^(bericht|e-?mail|mail) (is )?(niet bezorgd|kon niet|onbestelbaar)|^(mislukte|vertraagde) bezorging|^bezorging (mislukt|vertraagd)/,
  /^(échec|echec) de (la )?(remise|distribution|livraison)|^notification d.(é|e)tat de remise|^avis de non[- ]remise/,
  /^(недоставлен|недоставленное|(ваше )?сообщение не доставлено|уведомление о (статусе|состоянии) доставки)/,
  /^(退信|系统退信|配信不能|(メール)?(配信)?エラー|メール(が)?(配信|送信)(不能|エラー|できません))/,
];

const READ_RECEIPT =
  /^(read|gelezen|gelesen|lu|le(í|i)do|letto|lida|l(æ|ae)st|l(ä|ae)st|luettu|not read|ongelezen verwijderd|ungelesen gel(ö|oe)scht|deleted|disposition notification|return receipt( \(displayed\))?|read receipt|leesbevestiging|lesebest(ä|ae)tigung)\s*(:|\(|-|$)/;

/** What lists and filters put before a subject. */
const MARKS = /^(\s*(\[[^\]]{1,40}\]|\*{2,}spam\*{2,})\s*)+/;

const REPLY_PREFIX =
  /^\s*((re|aw|antw|sv|vs|fwd?|fw|wg|doorst|tr|rv|enc|odp|ha|ynt)(\[\d+\])?\s*[:：]\s*|\[[^\]]{1,40}\]\s*|\*{2,}spam\*{2,}\s*)+/;

/** True for the beginning of an automatic reply or out-of-office, behind any Re: of the client. */
export function hasAutomaticReplySubject(subject: string): boolean {
  return startsWithOneOf(AUTOMATIC_REPLY, subject);
}

/** True for the same directly at the beginning: with a Re: before it a person answers an automatic reply. */
export function beginsAsAutomaticReply(subject: string): boolean {
  const plain = normalise(subject).replace(MARKS, '');
  return AUTOMATIC_REPLY.some((pattern) => pattern.test(plain));
}

/** What may follow the beginning of a word: its own end, and the nouns of notices. */
const END_OF_WORD =
  /^(m(a|á)t\p{L}+|s?(notiz|nachricht|meldung|bericht|e?-?mail|antwort|assistent)|\p{L}{0,3})[^\p{L}\p{N}]*$/u;

/**
 * True when the whole subject is the words of a program: they stand alone, or a colon and the subject of a letter of
 * ours follow, which bears a case number. "Op vakantie en toch een boete" and "Auto: schade" go on as people do.
 */
export function isAutomaticReplySubject(subject: string): boolean {
  const plain = normalise(subject).replace(MARKS, '');
  const [phrase = '', ...rest] = plain.split(/[:：]/);
  const isPhrase = AUTOMATIC_REPLY.some((pattern) => {
    const found = pattern.exec(plain)?.[0];
    return found !== undefined && END_OF_WORD.test(phrase.slice(found.length));
  });
  const answered = rest.join(':').trim();
  return isPhrase && (answered === '' || findReferences(answered).length > 0);
}

/** True for the beginning of a report that a mail could not be delivered. */
export function hasFailureSubject(subject: string): boolean {
  return startsWithOneOf(FAILURE, subject);
}

/** True for the beginning that mail clients give to a read receipt (RFC 8098 leaves it to them). */
export function hasReadReceiptSubject(subject: string): boolean {
  return READ_RECEIPT.test(normalise(subject));
}

const FORWARD_PREFIX =
  /^(\[[^\]]{1,40}\]\s*)?(fwd?|wg|doorst(uren|\.)?|doorgestuurd( bericht)?|tr|rv|enc|i|vb|vs|vl|pd)(\[\d+\])?\s*[:：]/;

/** True when the first prefix of the subject is one that mail programs give to a forwarded mail. */
export function hasForwardSubject(subject: string): boolean {
  return FORWARD_PREFIX.test(normalise(subject));
}

/** True when a prefix of a mail program stands in front of the subject: it answers a mail or passes one on. */
export function hasReplySubject(subject: string): boolean {
  return REPLY_PREFIX.test(normalise(subject)) || /^\p{L}{1,5}(\[\d+\])?\s?[:：]/u.test(normalise(subject));
}

function startsWithOneOf(patterns: readonly RegExp[], subject: string): boolean {
  const plain = normalise(subject);
  const behindPrefix = plain.replace(REPLY_PREFIX, '');
  return patterns.some((pattern) => pattern.test(plain) || pattern.test(behindPrefix));
}

function normalise(subject: string): string {
  return subject.slice(0, 300).toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim();
}
