/** The built functions in Twilio's own local runtime, called over HTTP as a browser calls them, with Local Twilio. */

import type { Forward } from '../../local/delivery/forward-option';
import { startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';
import { issueFlexToken } from '../../local/twilio/conventions/flex-tokens';
import { ASSUMED, type Behavior } from '../../local/twilio/flex-api/behavior';
import { type Answer, ENDPOINTS, type Endpoint, type Request } from '../../src/contract/endpoints';
import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';
import { readAnswer, requestFields, withContract } from '../fixtures/plugin-requests';

const HOUR_MS = 3_600_000;

export interface DeployedFunctions {
  /** The real address of the functions, which Twilio knows as `FUNCTIONS_URL`. */
  readonly origin: string;
  /** Deploys the functions again, cold, and replaces Local Twilio by one with a fresh world. */
  readonly redeploy: (behavior?: Behavior, forwards?: readonly Forward[]) => Promise<LocalTwilio>;
  /** Sends a request on behalf of a person, as the plugin does. */
  readonly as: <E extends Endpoint>(
    identity: string,
    name: E,
    request: Request<E>,
  ) => Promise<Result<Answer<E>, Failure>>;
  readonly stop: () => Promise<void>;
}

/** Starts the functions on `port + 1`; Local Twilio will use `port`. */
export async function startDeployedFunctions(port: number, forksCalls = false): Promise<DeployedFunctions> {
  const functions = await startFunctions({
    port: port + 1,
    twilioOrigin: `http://127.0.0.1:${port}`,
    forksCalls,
    isQuiet: true,
  });
  const { origin } = functions;
  let twilio: LocalTwilio | undefined;
  return {
    origin,
    redeploy: async (behavior = ASSUMED, forwards = []) => {
      await twilio?.close();
      functions.reload();
      twilio = await startLocalTwilio({
        port,
        functions: { domain: FUNCTIONS_DOMAIN, origin },
        flexFile: 'not needed',
        plugins: [],
        behavior,
        forwards,
      });
      return twilio;
    },
    as: async (identity, name, request) => {
      const token = issueFlexToken({ identity, expiresAt: Date.now() + HOUR_MS });
      const response = await fetch(`${origin}${ENDPOINTS[name].path}`, {
        method: 'POST',
        body: new URLSearchParams(withContract(requestFields(token, request))),
      });
      return readAnswer(name, await response.json());
    },
    stop: async () => {
      await twilio?.close();
      await functions.stop();
    },
  };
}
