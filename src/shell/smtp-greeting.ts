/** Sees whether the way out of a desk works, without sending anything. */
import type { AccessToken } from './access-token.ts';
import type { SmtpAccount } from './account.ts';
import { connect, DEFAULT_SENDER_LIMITS, type SenderLimits } from './smtp.ts';
import { judgeFault } from './smtp-answer.ts';

/** Connects, logs in and goes. @returns why that failed, in one line, or null */
export async function greetServer(
  account: SmtpAccount,
  token: () => Promise<AccessToken>,
  limits: SenderLimits = DEFAULT_SENDER_LIMITS,
): Promise<string | null> {
  try {
    const line = await connect(account, token, limits);
    line.close();
    return null;
  } catch (fault) {
    return judgeFault(fault, false).reason;
  }
}
