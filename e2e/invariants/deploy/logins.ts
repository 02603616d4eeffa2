/**
 * The administrator's Twilio CLI is missing, or is logged in to nothing or to a wrong account: the deployment stops
 * before it changes anything, and names the account.
 */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { LocalTwilio } from '../../../local/server';
import { startTwilioAlone } from '../../../local/testing/server';
import { secretOfApiKey } from '../../../local/twilio/conventions/api-keys';
import { ACCOUNT } from '../../../local/world/model';
import { checkStop, type Refusal } from './refusal';
import { ask, type Scene, syncServices } from './scene';

const OTHER_SID = `AC${'2'.repeat(32)}`;
const API_KEY = `SK${'1'.repeat(32)}`;

const LOGINS: readonly Refusal[] = [
  {
    title: 'the CLI is not installed',
    variables: () => ({ PATH: process.env.PATH }),
    message: /The Twilio CLI is not installed/,
  },
  {
    title: 'a plugin of the CLI is not installed',
    // The CLI keeps the plugins of a user in the home folder.
    arrange: (_, { folder }) => {
      mkdirSync(join(folder, 'other-home'));
      return undefined;
    },
    variables: ({ folder }) => ({ HOME: join(folder, 'other-home'), XDG_CACHE_HOME: join(folder, 'other-home') }),
    message: /The Twilio CLI has no plugin @twilio-labs\/plugin-serverless\.\n +Run: twilio plugins:install/,
  },
  {
    title: 'the CLI is not logged in',
    variables: () => ({ TWILIO_ACCOUNT_SID: undefined, TWILIO_AUTH_TOKEN: undefined }),
    message: /The Twilio CLI is not logged in to an account/,
  },
  {
    title: 'the variables of the login are empty, as a workflow without secrets sets them',
    variables: () => ({ TWILIO_ACCOUNT_SID: '', TWILIO_API_KEY: '', TWILIO_API_SECRET: '', TWILIO_AUTH_TOKEN: '' }),
    message: /The Twilio CLI is not logged in to an account/,
  },
  {
    title: 'the Auth Token is wrong',
    variables: () => ({ TWILIO_AUTH_TOKEN: 'wrong' }),
    message: /Twilio does not accept the Twilio CLI’s login \(error 20003\)/,
  },
  {
    title: 'the API key is that of another account',
    variables: () => ({
      TWILIO_ACCOUNT_SID: OTHER_SID,
      TWILIO_AUTH_TOKEN: undefined,
      TWILIO_API_KEY: API_KEY,
      TWILIO_API_SECRET: secretOfApiKey(API_KEY) ?? '',
    }),
    message: new RegExp(`credentials of the profile \\[env\\] belong to ${ACCOUNT.accountSid}, not to ${OTHER_SID}\\.`),
  },
  {
    title: 'the CLI uses the account of a profile, because the variables name another account without its token',
    arrange: (_, { environment: { HOME = '' } }) => {
      const profile = { accountSid: ACCOUNT.accountSid, apiKey: API_KEY, apiSecret: secretOfApiKey(API_KEY) };
      const file = join(HOME, '.twilio-cli/config.json');
      writeFileSync(file, JSON.stringify({ profiles: { production: profile }, activeProject: 'production' }));
      return () => rmSync(file);
    },
    variables: () => ({ TWILIO_ACCOUNT_SID: OTHER_SID, TWILIO_AUTH_TOKEN: undefined }),
    message: new RegExp(`is ${OTHER_SID}, but the Twilio CLI uses its profile production for ${ACCOUNT.accountSid}\\.`),
  },
];

export async function checkLogins(scene: Scene): Promise<void> {
  const { twilio } = scene;
  const before = await services(twilio);
  const isUnchanged = async () => assert.deepEqual(await services(twilio), before);
  for (const login of LOGINS) await checkStop(scene, login, isUnchanged);

  const other = await startTwilioAlone({ hasFlex: false });
  try {
    const inOther = await services(other);
    await checkStop(scene, withoutFlex(other), async () => assert.deepEqual(await services(other), inOther));
  } finally {
    await other.close();
  }
}

const withoutFlex = ({ origin }: LocalTwilio): Refusal => ({
  title: 'the account has no Flex',
  variables: () => ({ LOCAL_TWILIO_ORIGIN: origin }),
  message: new RegExp(
    `The account ${ACCOUNT.accountSid} \\(profile \\[env\\]\\) has no Flex\\. Nothing was changed\\.`,
  ),
});

/** The numbers of services of Twilio Functions and of Sync. The first things that a deployment creates are services. */
const services = async (twilio: LocalTwilio) => [
  twilio.serverless.services.size,
  v.parse(v.object({ services: v.array(v.unknown()) }), await ask(syncServices(twilio))).services.length,
];
