/**
 * Two charsets that still arrive by mail and that the runtime does not know: UTF-7 (RFC 2152), and code
 * page 850, which old Dutch and German programs print their letters in.
 */

// The upper half of code page 850, 0x80 to 0xFF.
const UPPER_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Bytes in code page 850 as text. */
export function decodeCodePage850(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : UPPER_850.charAt(byte - 0x80);
  return text;
}

/** UTF-7 as text; a run that is not base64 of UTF-16 stays as it was written. Source: RFC 2152. */
export function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, run: string) => {
    if (run === '') return whole === '+-' ? '+' : whole;
    const units = Buffer.from(run, 'base64');
    let decoded = '';
    for (let at = 0; at + 1 < units.length; at += 2) decoded += String.fromCharCode(units.readUInt16BE(at));
    return decoded;
  });
}
