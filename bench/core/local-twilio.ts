import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, type LocalTwilioOptions, startLocalTwilio } from '../../local/server';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';

type Options = Partial<LocalTwilioOptions> & { readonly port: number; readonly functionsPort: number };

/** Starts Local Twilio in this process. Without further options, it has no Flex and no plugin. */
export const startTwilio = ({ functionsPort, ...options }: Options): Promise<LocalTwilio> =>
  startLocalTwilio({
    functions: { domain: FUNCTIONS_DOMAIN, origin: `http://localhost:${functionsPort}` },
    flexFile: 'not needed',
    plugins: [],
    ...options,
  });

const HOURS_MS = 10 * 3_600_000;

/** Returns a Flex token that a person keeps for the whole run. */
export const lastingToken = (identity: string): string =>
  issueFlexToken({ identity, expiresAt: Date.now() + HOURS_MS });
