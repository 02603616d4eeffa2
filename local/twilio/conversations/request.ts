/** Reads the parameters of requests to conversations.twilio.com. All throw Twilio's 400 with code 20001. */
import type { Context } from 'hono';
import type { Conversation } from '../../world/model';
import { badParameter } from '../conventions/errors';
import { parseJson } from '../conventions/json';
import type { Parameters } from '../conventions/parameters';

/** Text of at most `most` characters. */
export function text<Name extends string>(form: Parameters<Name>, name: Name, most = 256): string | undefined {
  const value = form.optional(name);
  if (value !== undefined && value.length > most) throw badParameter(`Invalid ${name}: longer than ${most} characters`);
  return value;
}

const KIB = 1_024;

/** The sizes that Twilio's "Conversations Limits" documents, in bytes. */
const LARGEST = { conversation: 16 * KIB, participant: 4 * KIB, message: 4 * KIB } as const;

/** JSON of any kind, as text. */
export function attributesIn(form: Parameters<'Attributes'>, owner: keyof typeof LARGEST): string | undefined {
  const value = form.optional('Attributes');
  if (value === undefined) return undefined;
  if (Buffer.byteLength(value) > LARGEST[owner]) {
    throw badParameter(`Invalid Attributes: longer than ${LARGEST[owner]} bytes`);
  }
  if (parseJson(value) === undefined) throw badParameter('Invalid Attributes: not JSON, or nested too deeply');
  return value;
}

/** A SID with this prefix. */
export function sid<Name extends string>(form: Parameters<Name>, name: Name, prefix: string): string | undefined {
  const value = form.optional(name);
  if (value !== undefined && !new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(value)) {
    throw badParameter(`Invalid ${name}: '${value}' is not a ${prefix} SID`);
  }
  return value;
}

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** A date and time in ISO 8601, as epoch milliseconds. */
export function time<Name extends string>(form: Parameters<Name>, name: Name): number | undefined {
  const value = form.optional(name);
  if (value === undefined) return undefined;
  const parsed = ISO_8601.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(parsed)) throw badParameter(`Invalid ${name}: '${value}' is not a date and time in ISO 8601`);
  return parsed;
}

/** A date, as the epoch milliseconds at which it begins in UTC. */
export function day<Name extends string>(query: Parameters<Name>, name: Name): number | undefined {
  const value = query.optional(name);
  if (value === undefined) return undefined;
  const parsed = Date.parse(value);
  // JavaScript takes the 30th of February for the 2nd of March.
  if (Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== value) {
    throw badParameter(`Invalid ${name}: '${value}' is not a date like 2026-01-31`);
  }
  return parsed;
}

/** Either value changes nothing: the account has no webhooks of Conversations. */
export function checkWebhookHeader(c: Context) {
  const given = c.req.header('X-Twilio-Webhook-Enabled');
  if (given !== undefined && !['true', 'false'].includes(given)) {
    throw badParameter(`Invalid X-Twilio-Webhook-Enabled: '${given}' is not true or false`);
  }
}

/** Finds the conversation that a path names by its SID or its unique name. Throws Twilio's 20404. */
export type FindConversation = (c: Context) => Conversation;
