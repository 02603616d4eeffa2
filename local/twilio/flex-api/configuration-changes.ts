/**
 * The update of an account's configuration. A property replaces the one before as a whole.
 * Source: https://www.twilio.com/docs/flex/developer/config/flex-configuration-rest-api
 */
import type { Context } from 'hono';
import { ACCOUNT } from '../../world/model';
import { badParameter } from '../conventions/errors';
import { isRecord } from '../conventions/json';
import { jsonParameters } from '../conventions/parameters';

type Kind = 'object' | 'array' | 'boolean' | 'string';

/** The properties that Flex or a plugin reads. All others are refused, because they would change nothing here. */
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
  call_recording_enabled: 'boolean',
  call_recording_webhook_url: 'string',
} as const satisfies Readonly<Record<string, Kind>>;

type Changeable = keyof typeof CHANGEABLE;

export type ConfigurationChanges = Readonly<Partial<Record<Changeable, unknown>>>;

const NAMES = Object.keys(CHANGEABLE) as Changeable[];

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  object: isRecord,
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
};

/** Reads the JSON body of an update. Throws Twilio's 400 with code 20001 if it is not one for this account. */
export async function configurationChanges(c: Context): Promise<ConfigurationChanges> {
  const given = await jsonParameters(c, ['account_sid', ...NAMES]);
  if (given.account_sid !== ACCOUNT.accountSid) throw badParameter("Invalid account_sid: it is not the account's own");
  const changed = NAMES.filter((name) => given[name] !== undefined);
  for (const name of changed) {
    const kind = CHANGEABLE[name];
    if (given[name] !== null && !IS[kind](given[name])) throw badParameter(`Invalid ${name}: it is no ${kind}`);
  }
  return Object.fromEntries(changed.map((name) => [name, given[name]]));
}
