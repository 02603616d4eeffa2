/** The retry of `npm run retry`, over HTTP and the real runtime, which checks signatures as Twilio's platform does. */
import { FUNCTIONS_URL } from '../../local/functions/address';
import { ACCOUNT } from '../../local/world/model';
import { runRetryRounds } from '../../tools/retry/rounds';
import { callDeployedRetry } from '../../tools/retry/scheduled';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4380;

let functions: DeployedFunctions;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
  await functions.redeploy();
}, 60_000);

afterAll(() => functions.stop());

const retry = (authToken: string) => {
  const call = callDeployedRetry({
    url: FUNCTIONS_URL,
    authToken,
    fetch: (url, init) => fetch(url.replace(FUNCTIONS_URL, functions.origin), init),
  });
  return runRetryRounds(call, { wait: async () => undefined });
};

test('a signed request tries what is due', async () => {
  expect(await retry(ACCOUNT.authToken)).toEqual({ ok: true, value: { delivered: 0, failed: 0, stopped: 0 } });
}, 20_000);

test('a request signed with another token is refused', async () => {
  expect(await retry('another-token')).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});
