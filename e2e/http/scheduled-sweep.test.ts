/** The sweep of `npm run sweep`, over HTTP and the real runtime, which checks signatures as Twilio's platform does. */

import { FUNCTIONS_URL } from '../../local/functions/address';
import type { LocalTwilio } from '../../local/server';
import { ACCOUNT } from '../../local/world/model';
import type { InteractionSid } from '../../src/contract/sids';
import { runSweepPasses } from '../../tools/sweep/passes';
import { callDeployedSweep } from '../../tools/sweep/scheduled';
import { webhookTtids } from '../fixtures/account-state';
import { smallPages } from '../fixtures/behavior';
import { registerForeign } from '../fixtures/foreign-webhooks';
import { registerOurs } from '../fixtures/our-webhooks';
import { unwrap } from '../fixtures/results';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4392;

let functions: DeployedFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
  twilio = await functions.redeploy();
}, 60_000);

afterAll(() => functions.stop());

const sweep = (authToken: string) => {
  const ask = callDeployedSweep({
    url: FUNCTIONS_URL,
    authToken,
    fetch: (url, init) => fetch(url.replace(FUNCTIONS_URL, functions.origin), init),
  });
  return runSweepPasses(ask, { wait: async () => undefined });
};

test('a signed request sweeps until nothing is left', async () => {
  const foreign = registerForeign(twilio);
  for (let number = 0; number < 120; number += 1) {
    registerOurs(twilio, `KD${String(number).padStart(32, 'f')}` as InteractionSid);
  }
  expect(await sweep(ACCOUNT.authToken)).toMatchObject({ ok: true, value: { removed: 120 } });
  expect(webhookTtids(twilio)).toEqual([foreign]);
}, 20_000);

test('a list whose pages only a token names is listed and swept to its end', async () => {
  const behavior = smallPages('token', 20);
  twilio = await functions.redeploy(behavior);
  const first = registerForeign(twilio);
  for (let number = 0; number < 30; number += 1) {
    registerOurs(twilio, `KD${String(number).padStart(32, 'f')}` as InteractionSid);
  }
  const last = registerForeign(twilio);
  const { next } = unwrap(await functions.as('sam', 'list', { type: 'interaction', from: null }));
  if (next.kind !== 'more') throw new Error('The list has no second page.');
  const second = unwrap(await functions.as('sam', 'list', { type: 'interaction', from: next.from }));
  expect(second).toMatchObject({ next: { kind: 'end' } });
  expect(second.webhooks.map((webhook) => webhook?.ttid)).toContain(last);
  expect(await sweep(ACCOUNT.authToken)).toMatchObject({ ok: true, value: { removed: 30 } });
  expect(webhookTtids(twilio)).toEqual([first, last]);
}, 20_000);

test('a request signed with another token is refused', async () => {
  expect(await sweep('another-token')).toEqual({ ok: false, failure: { code: 'unauthenticated' } });
});

test('a request to the functions’ address on this machine is signed for that address', async () => {
  registerOurs(twilio, `KD${'e'.repeat(32)}` as InteractionSid);
  const ask = callDeployedSweep({ url: functions.origin, authToken: ACCOUNT.authToken });
  expect(await runSweepPasses(ask, { wait: async () => undefined })).toMatchObject({ ok: true, value: { removed: 1 } });
});
