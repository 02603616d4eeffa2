/** A program's request over HTTP and the real runtime, which checks signatures as Twilio's platform does. */
import { signature } from '../../local/delivery/signature';
import { FUNCTIONS_URL } from '../../local/functions/address';
import type { LocalTwilio } from '../../local/server';
import { ACCOUNT } from '../../local/world/model';
import { NEW_INTERACTION_PATH } from '../../src/contract/new-interaction';
import type { FormFields } from '../fixtures/plugin-requests';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4378;

let functions: DeployedFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT);
  twilio = await functions.redeploy();
}, 60_000);

afterAll(() => functions.stop());

const fields = (): FormFields => ({
  destinations: 'crm,inspector',
  url: '',
  events: 'onInteractionCreated',
  requestId: 'aaaaaaaa-0000-4000-8000-000000000001',
  issuedAt: new Date().toISOString(),
});

/** Returns the status of the answer to these fields, which are signed as `signed` with `authToken`. */
async function ask(sent: FormFields, signed: FormFields | null = sent, authToken: string = ACCOUNT.authToken) {
  const url = `${FUNCTIONS_URL}${NEW_INTERACTION_PATH}`;
  const headers = signed === null ? {} : { 'X-Twilio-Signature': signature(authToken, url, signed) };
  const body = new URLSearchParams(sent);
  const { status } = await fetch(`${functions.origin}${NEW_INTERACTION_PATH}`, { method: 'POST', headers, body });
  return status;
}

test.each<[string, (request: FormFields) => Promise<number>]>([
  ['that nobody has signed', (request) => ask(request, null)],
  ['signed with another token', (request) => ask(request, request, 'another-token')],
  ['with another destination than was signed', (request) => ask({ ...request, destinations: 'crm' }, request)],
  ['with another moment than was signed', (request) => ask({ ...request, issuedAt: '2026-01-01T00:00:00Z' }, request)],
])('a request %s is refused, and registers nothing', async (_, send) => {
  expect(await send(fields())).toBe(403);
  expect(twilio.world.webhooks.size).toBe(0);
});

test('a signed request registers a webhook, and the same one again registers none', async () => {
  const request = fields();
  expect([await ask(request), await ask(request)]).toEqual([200, 200]);
  expect(twilio.world.webhooks.size).toBe(1);
}, 20_000);
