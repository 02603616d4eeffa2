/**
 * The update of an account's configuration. A property replaces the one before as a whole.
 * Source: https://www.twilio.com/docs/flex/developer/config/flex-configuration-rest-api
 */
import type { Context } from 'hono';
import { ACCOUNT } from '../../world/model';
import { badParameter } from '../conventions/errors';
import { isRecord, parseJson } from '../conventions/json';
import { jsonParameters, Parameters } from '../conventions/parameters';

type Kind = 'object' | 'array' | 'list of texts' | 'boolean' | 'string';

/** The properties that Flex, a plugin or the CLI reads. All others are refused, because they would change nothing. */
const CHANGEABLE = {
  attributes: 'object',
  public_attributes: 'object',
  ui_attributes: 'object',
  outbound_call_flows: 'object',
  notifications: 'object',
  markdown: 'object',
  queue_stats_configuration: 'object',
  agent_conv_end_methods: 'object',
  taskrouter_skills: 'array',
  serverless_service_sids: 'list of texts',
  call_recording_enabled: 'boolean',
  call_recording_webhook_url: 'string',
} as const satisfies Readonly<Record<string, Kind>>;

type Changeable = keyof typeof CHANGEABLE;

export type ConfigurationChanges = Readonly<Partial<Record<Changeable, unknown>>>;

const NAMES = Object.keys(CHANGEABLE) as Changeable[];

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  object: isRecord,
  array: Array.isArray,
  'list of texts': (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
};

/** Reads the body of an update. Throws Twilio's 400 with code 20001 if it is not one for this account. */
export async function configurationChanges(c: Context): Promise<ConfigurationChanges> {
  const given = (await isForm(c)) ? await formProperties(c) : await jsonParameters(c, ['account_sid', ...NAMES]);
  if (given.account_sid !== ACCOUNT.accountSid) throw badParameter("Invalid account_sid: it is not the account's own");
  const changed = NAMES.filter((name) => given[name] !== undefined);
  for (const name of changed) {
    const kind = CHANGEABLE[name];
    if (given[name] !== null && !IS[kind](given[name])) throw badParameter(`Invalid ${name}: it is no ${kind}`);
  }
  return Object.fromEntries(changed.map((name) => [name, given[name]]));
}

/** Twilio's helper library calls its JSON a form. */
const isForm = async (c: Context) =>
  c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
  parseJson(await c.req.text()) === undefined;

/** Reads the form that the script `flex-plugin deploy` sends. */
async function formProperties(c: Context): Promise<Readonly<Partial<Record<Changeable | 'account_sid', unknown>>>> {
  const form = await Parameters.ofForm(c, ['account_sid', 'serverless_service_sids']);
  return {
    account_sid: form.optional('account_sid'),
    serverless_service_sids: form.all('serverless_service_sids'),
  };
}
