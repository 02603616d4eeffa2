/** Tests the sweep over HTTP with Twilio's real runtime and a signature check like the platform's. */
import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';
import { ACCOUNT } from '../../local/world/model';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid } from '../../src/contract/sids';
import { runSweepPasses } from './passes';
import { callDeployedSweep } from './scheduled';

const FLEX_PORT = 4392;
const HOUR_MS = 3_600_000;

let functions: RunningFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startFunctions({
    port: FLEX_PORT + 1,
    twilioOrigin: `http://127.0.0.1:${FLEX_PORT}`,
    isQuiet: true,
  });
  twilio = await startLocalTwilio({
    port: FLEX_PORT,
    functions: { domain: FUNCTIONS_DOMAIN, origin: functions.origin },
    flexFile: 'not needed',
    pluginFile: 'not needed',
  });
}, 60_000);

afterAll(async () => {
  await twilio?.close();
  await functions?.stop();
});

const deployed = (authToken: string) =>
  callDeployedSweep({
    url: FUNCTIONS_URL,
    authToken,
    fetch: (url, init) => fetch(url.replace(FUNCTIONS_URL, functions.origin), init),
  });

const wait = async () => undefined;

function register(friendlyName: string) {
  const details = { type: 'interaction', url: 'https://crm.example.com/', method: 'POST' } as const;
  return twilio.world.registerWebhook({ ...details, events: [...LIVE_EVENTS], friendlyName });
}

test('signed requests delete every unused webhook', async () => {
  const other = register('by hand');
  for (let number = 0; number < 120; number += 1) {
    const interaction = `KD${String(number).padStart(32, 'f')}` as InteractionSid;
    register(formatFriendlyName({ interaction, createdAt: Date.now() - HOUR_MS, nonce: '00000000000000ff' }));
  }
  const swept = await runSweepPasses(deployed(ACCOUNT.authToken), { wait });
  expect(swept).toMatchObject({ ok: true, value: { removed: 120 } });
  expect([...twilio.world.webhooks.keys()]).toEqual([other.ttid]);
}, 20_000);

test('refuses a request signed with another token', async () => {
  const swept = await runSweepPasses(deployed('another-token'), { wait });
  expect(swept).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});
