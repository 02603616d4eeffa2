/** Flex tokens, which a function validates with a raw request. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scenario } from '../scene';
import { raw, signedInClient } from './client';

const VALIDATE = `https://iam.twilio.com/v1/Accounts/${ACCOUNT.accountSid}/Tokens/validate`;

const validation = v.object({
  valid: v.boolean(),
  identity: v.optional(v.string()),
  roles: v.optional(v.array(v.string())),
});

export const tokens: Scenario = async (scene) => {
  const { step, account } = scene;
  const client = signedInClient(scene);
  const validate = async (token: string) => {
    const { status, body } = await raw(client, { method: 'post', uri: VALIDATE, data: { token } });
    assert.equal(status, 200);
    return v.parse(validation, body);
  };

  await step('learns whose token it is', async () => {
    assert.deepEqual(await validate(account.token('sam')), { valid: true, identity: 'sam', roles: ['supervisor'] });
  });
  await step('learns that a token is forged', async () => {
    assert.equal((await validate(`${account.token('sam').slice(0, -3)}xyz`)).valid, false);
  });
};
