/** How long a complainant waits at an idle desk for the acknowledgement, one mail at a time. */
import { rawMail } from '../support/raw-mail.ts';
import { type Answered, latencyLine, startIdleDesk, UNCOUNTED } from './idle-desk.ts';
import type { Bench } from './place.ts';

export const LATENCY: Bench = {
  word: 'latency',
  mails: 40,
  needs: 'dovecot',
  run: async (place, mails) => {
    const desk = await startIdleDesk(place);
    const answered: Answered[] = [];
    for (let mail = 1; mail <= UNCOUNTED + mails; mail += 1) {
      const address = `anna${mail}@example.net`;
      const raw = rawMail({ From: `Anna de Wit <${address}>`, Subject: `Lekkage ${mail}` });
      const times = await desk.answer(raw, address);
      if (mail > UNCOUNTED) answered.push(times);
    }
    await desk.stop();
    const notice = answered.map(({ fromNotice }) => fromNotice);
    const delivery = answered.map(({ fromDelivery }) => fromDelivery);
    return [
      latencyLine('latency: notice to acknowledged, p50', notice, 0.5, 'aim 12 ms'),
      latencyLine('latency: notice to acknowledged, p95', notice, 0.95, 'at most 60 ms'),
      latencyLine('latency: notice to acknowledged, max', notice, 1),
      latencyLine('latency: delivery to acknowledged, p50', delivery, 0.5),
      latencyLine('latency: delivery to acknowledged, p95', delivery, 0.95),
      latencyLine('latency: delivery to acknowledged, max', delivery, 1),
    ];
  },
};
