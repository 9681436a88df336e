/** What proves who sent a mail, for the screen: `redress try` and `redress show` say it alike. */
import type { SenderProof } from '../mail/sender-proof.ts';
import { printable } from './screen.ts';

/** Who looked, in plain words. */
const SOURCES: Readonly<Record<SenderProof['source'], string>> = {
  boundary: 'by the mail server that took it in',
  'own-check': 'by our own check of its signatures',
  none: '',
};

/** One line for a mail of which something is known, '' for one of which nothing is. */
export function describeProof({ source, proven, dkim, spf, dmarc }: SenderProof): string {
  if (source === 'none') return '';
  const findings = [
    ...dkim.map(({ result, domain }) => `dkim ${result} ${domain}`),
    ...(spf === null ? [] : [`spf ${spf.result} ${spf.domain}`]),
    ...(dmarc === null ? [] : [`dmarc ${dmarc.result}${dmarc.policy === null ? '' : ` (${dmarc.policy})`}`]),
  ];
  const verdict = proven ? 'the domain in From is proven' : 'the domain in From is not proven';
  return `${verdict} ${SOURCES[source]}: ${printable(findings.join(', ') || 'no signature')}`;
}
