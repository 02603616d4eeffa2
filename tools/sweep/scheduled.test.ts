/** Through the real runtime, over HTTP, with the signature checked as Twilio's platform does. */
import { formatFriendlyName } from '../../functions/lib/attachment/friendly-name';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import { FUNCTIONS_DOMAIN, FUNCTIONS_URL } from '../../local/functions/address';
import { type LocalTwilio, startLocalTwilio } from '../../local/server';
import { ACCOUNT } from '../../local/world/model';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { InteractionSid } from '../../src/contract/sids';
import { sweepAll } from './passes';
import { askDeployed } from './scheduled';

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
  askDeployed({
    url: FUNCTIONS_URL,
    authToken,
    fetch: (url, init) => fetch(url.replace(FUNCTIONS_URL, functions.origin), init),
  });

const wait = async () => undefined;

function register(friendlyName: string) {
  const details = { type: 'interaction', url: 'https://crm.example.com/', method: 'POST' } as const;
  return twilio.world.registerWebhook({ ...details, events: [...LIVE_EVENTS], friendlyName });
}

test('a signed request sweeps until nothing is left', async () => {
  const other = register('by hand');
  for (let number = 0; number < 120; number += 1) {
    const interaction = `KD${String(number).padStart(32, 'f')}` as InteractionSid;
    register(formatFriendlyName({ interaction, createdAt: Date.now() - HOUR_MS, nonce: '00000000000000ff' }));
  }
  const swept = await sweepAll(deployed(ACCOUNT.authToken), { wait });
  expect(swept).toMatchObject({ ok: true, value: { removed: 120 } });
  expect([...twilio.world.webhooks.keys()]).toEqual([other.ttid]);
}, 20_000);

test('a request signed with another token is refused', async () => {
  const swept = await sweepAll(deployed('another-token'), { wait });
  expect(swept).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});
