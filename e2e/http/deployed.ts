/** The built functions in Twilio's own local runtime, asked over HTTP as a browser asks them; Local Twilio behind them. */
import * as v from 'valibot';
import { startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';

import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { envelope, formFields } from '../../src/contract/encoding';
import { CONTRACT_VERSION, ENDPOINTS, type Endpoint, type Request } from '../../src/contract/endpoints';

import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';

const HOUR_MS = 3_600_000;

export interface Deployed {
  /** A fresh world behind functions that have just been deployed, in the place of the one before. */
  readonly renew: () => Promise<LocalTwilio>;
  readonly ask: <E extends Endpoint>(
    identity: string,
    name: E,
    request: Request<E>,
  ) => Promise<Result<unknown, Failure>>;
  readonly stop: () => Promise<void>;
}

/** Takes `port` for Local Twilio and the next one for the functions. */
export async function startDeployed(port: number): Promise<Deployed> {
  const functions = await startFunctions({ port: port + 1, twilioOrigin: `http://127.0.0.1:${port}`, isQuiet: true });
  let twilio: LocalTwilio | undefined;
  return {
    renew: async () => {
      await twilio?.close();
      functions.reload();
      twilio = await startLocalTwilio({
        port,
        functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
        flexFile: 'not needed',
        pluginFile: 'not needed',
      });
      return twilio;
    },
    ask: async (identity, name, request) => {
      const Token = issueFlexToken({ identity, expiresAt: Date.now() + HOUR_MS });
      const response = await fetch(`${functions.origin}${ENDPOINTS[name].path}`, {
        method: 'POST',
        body: new URLSearchParams({ contract: String(CONTRACT_VERSION), Token, ...formFields(request) }),
      });
      return v.parse(envelope, await response.json());
    },
    stop: async () => {
      await twilio?.close();
      await functions.stop();
    },
  };
}
