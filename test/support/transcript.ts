/** A story as people read it: each mail that comes in, and every mail that leaves because of it. */
import type { LeftMail, TestDesk } from './office.ts';

export type Transcript = {
  /** Delivers a mail, works, writes down what came of it, and lets time pass. @returns what left */
  readonly mailIn: (raw: string) => Promise<readonly LeftMail[]>;
  /** Lets time pass and writes down what leaves then. */
  readonly later: (milliseconds: number) => Promise<readonly LeftMail[]>;
  /** Everything so far. */
  readonly text: () => string;
};

/** @param pause  milliseconds that pass after each mail that came in */
export function openTranscript(desk: TestDesk, pause: number): Transcript {
  const lines: string[] = [];
  const now = () => desk.office.now().toISOString();
  const work = async (): Promise<readonly LeftMail[]> => {
    const left = await desk.work();
    lines.push(...left.map(printed));
    if (left.length === 0) lines.push('<<< nothing leaves');
    return left;
  };
  return {
    mailIn: async (raw) => {
      lines.push(`>>> IN ${now()}\n${headOf(raw)}`);
      await desk.deliver(raw);
      const left = await work();
      desk.pass(pause);
      return left;
    },
    later: async (milliseconds) => {
      desk.pass(milliseconds);
      lines.push(`--- ${now()}`);
      return await work();
    },
    text: () => withoutTokens(lines.join('\n\n')),
  };
}

function headOf(raw: string): string {
  const [head = '', text = ''] = raw.split('\r\n\r\n');
  const shown = head.split('\r\n').filter((line) => /^(From|To|Subject|Auto-Submitted):/.test(line));
  return [...shown, '', text.trim()].join('\n');
}

function printed({ parcel, mail }: LeftMail): string {
  return `<<< OUT to ${parcel.to}\nSubject: ${mail.subject}\n\n${mail.text.trim()}`;
}

/** The key that signs differs from run to run; whether a token stands there does not. */
function withoutTokens(text: string): string {
  return text.replace(/\+([xsbt])\d+k\d+-[a-z2-7]{20}/g, '+$1TOKEN');
}
