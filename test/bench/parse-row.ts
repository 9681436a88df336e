/** Reading a mail: our parser against the vendor's own on the same mails, both in this thread. */
import { simpleParser } from 'mailparser';
import { parseMail } from '../../src/shell/parse-mail.ts';
import type { BenchRow } from './compare.ts';

/** Raw bytes to a value, one mail after the other. */
export function parseRow(raws: readonly Buffer[]): BenchRow {
  return {
    name: 'parse vs simpleParser',
    unit: 'mails/s',
    floor: async () => {
      for (const raw of raws) await simpleParser(raw);
      return raws.length;
    },
    measured: async () => {
      for (const raw of raws) await parseMail(raw);
      return raws.length;
    },
  };
}
