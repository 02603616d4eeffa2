/** The built functions in a process for each call, which is the default of `twilio-run`. */
import type { LocalTwilio } from '../../local/server';
import { boundTtid } from '../fixtures/account-state';
import { newAttachRequest } from '../fixtures/attachments';
import { unwrap } from '../fixtures/results';
import { aliceSubject } from '../fixtures/subjects';
import { type DeployedFunctions, startDeployedFunctions } from './deployed-functions';

const PORT = 4386;

let functions: DeployedFunctions;
let twilio: LocalTwilio;

beforeAll(async () => {
  functions = await startDeployedFunctions(PORT, true);
  twilio = await functions.redeploy();
}, 60_000);

afterAll(() => functions.stop());

test('functions reach Local Twilio from their own processes', async () => {
  const attached = unwrap(await functions.as('alice', 'attach', newAttachRequest(aliceSubject(twilio))));
  expect(attached.binding).toMatchObject({ state: 'attached', ttid: boundTtid(twilio) });
}, 60_000);
