/**
 * The words by which mail programs mark a mail that is answered or passed on, per language: labels of the
 * header block, lines that announce an old mail, verbs of "On … somebody wrote:" (inbound.md K1 and J4).
 */

/** The fields of a header block by what they hold. */
export type HeaderLabel = 'from' | 'date' | 'to' | 'subject';

const LABEL_WORDS: Readonly<Record<HeaderLabel, string>> = {
  from: 'from,van,von,de,da,från,fra,lähettäjä,od,от,від,feladó,gönderen,kimden,από,afzender,expéditeur,remitente,mittente,发件人,寄件者,差出人,보낸 사람',
  date: 'date,sent,datum,verzonden,verstuurd,gesendet,envoyé,envoyé le,message du,fecha,enviado,enviado el,enviada,enviada em,enviado em,data,inviato,skickat,skickad,dato,sendt,lähetetty,päivämäärä,päiväys,data wysłania,wysłano,wysłane,odesláno,odoslané,dátum,elküldve,küldve,дата,отправлено,надіслано,tarih,gönderildi,ημερομηνία,στάλθηκε,发送时间,发送日期,日期,送信日時,日付,보낸 날짜,날짜',
  to: 'to,cc,aan,kopie,an,à,a,copie,copie à,copia,para,cópia,till,kopia,til,kopi,vastaanottaja,kopio,do,dw,komu,kopie komu,pro,кому,копия,címzett,másolatot kap,kime,kime/alıcı,προς,κοιν.,收件人,抄送,宛先,受信者,받는 사람,참조',
  subject:
    'subject,onderwerp,betreff,objet,sujet,asunto,oggetto,assunto,ämne,emne,aihe,temat,předmět,predmet,тема,tárgy,konu,θέμα,主题,主旨,件名,제목',
};

/** What a label means, by the label in lower case. */
export const HEADER_LABELS: ReadonlyMap<string, HeaderLabel> = new Map(
  (['from', 'date', 'to', 'subject'] as const).flatMap((label) =>
    LABEL_WORDS[label].split(',').map((word): [string, HeaderLabel] => [word, label]),
  ),
);

/** What stands between dashes above the mail that is answered, in lower case. */
export const ORIGINAL_WORDS: ReadonlySet<string> = new Set(
  (
    'original message,original email,original mail,reply message,oorspronkelijk bericht,oorspronkelijke bericht,' +
    'oorspronkelijk e-mail,oorspronkelijke e-mail,ursprüngliche nachricht,urspruengliche nachricht,originalnachricht,' +
    "original-nachricht,ursprüngliche e-mail,message d'origine,message d’origine,message original,mail original," +
    'mensaje original,messaggio originale,mensagem original,ursprungligt meddelande,originalmeddelande,' +
    'oprindelig besked,oprindelig meddelelse,opprinnelig melding,alkuperäinen viesti,wiadomość oryginalna,' +
    'oryginalna wiadomość,původní zpráva,původní e-mail,pôvodná správa,исходное сообщение,исходное письмо,' +
    'оригінальне повідомлення,eredeti üzenet,orijinal mesaj,αρχικό μήνυμα,原始邮件,元のメッセージ,원본 메시지'
  ).split(','),
);

/** What announces a mail that is passed on, in lower case and without dashes or colon. */
export const FORWARD_WORDS: ReadonlySet<string> = new Set(
  (
    'forwarded message,begin forwarded message,forwarded mail,forwarded email,doorgestuurd bericht,' +
    'begin doorgestuurd bericht,weitergeleitete nachricht,anfang der weitergeleiteten nachricht,' +
    'message transféré,message transfere,début du message transféré,début du message réexpédié,' +
    'mensaje reenviado,inicio del mensaje reenviado,messaggio inoltrato,inizio messaggio inoltrato,' +
    'mensagem encaminhada,início da mensagem encaminhada,mensagem reencaminhada,vidarebefordrat meddelande,' +
    'vidarebefordrat brev,videresendt meddelelse,videresendt besked,videresendt melding,' +
    'start på videresendt besked,videresendt e-post,välitetty viesti,edelleenlähetetty viesti,' +
    'przekazana wiadomość,treść przekazanej wiadomości,wiadomość przekazana,přeposlaná zpráva,' +
    'začátek přeposlané zprávy,пересылаемое сообщение,továbbított üzenet,iletilen mesaj,転送メッセージ,' +
    '転送されたメッセージ,转发的邮件,전달된 메시지'
  ).split(','),
);

/** Subjects of mails that are passed on, as programs begin them. */
export const FORWARD_SUBJECT =
  /^\s*(?:fwd?|fw|doorst|doorgestuurd|wg|tr|i|rv|enc|res-enc|vb|vs|vl|pd|továbbítás|ilt|転送|转发)\s*[:：]/i;

/** The verb of an attribution. */
export const WROTE =
  /wrote|writes|schreef|schrieb|écrit|escribió|escribio|scritto|escreveu|skrev|kirjoitti|pisze|napisał|napisana|napsal|napísal|scris|írta|пишет|пише|написал|έγραψε|yazdı|写道|寫道|メッセージ|書きました|작성/i;
