/** Schemas of the requests to `/outside/api/faults`. Their messages are shown to people. */
import * as v from 'valibot';
import { FAULT_KINDS } from '../faults/every-fault';
import { MOMENTS } from '../faults/fault';
import { REST_HOSTS } from '../twilio/hosts';
import { integer } from './integer';

const INVALID_MOMENT = 'The moment must be before or after.';
const moment = v.pipe(v.optional(v.string(INVALID_MOMENT), ''), v.picklist(MOMENTS, INVALID_MOMENT));

const MAX_CALLS = 1_000_000;
const MAX_LATENCY_MS = 600_000;
const MAX_RETRY_AFTER_SECONDS = 3_600;

const fault = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('latency'), ms: integer('The latency in ms', 0, MAX_LATENCY_MS) }),
    v.object({
      kind: v.literal('too-many-requests'),
      retryAfterSeconds: integer('Retry-After in seconds', 0, MAX_RETRY_AFTER_SECONDS),
    }),
    v.object({ kind: v.literal('server-error'), moment }),
    v.object({ kind: v.literal('hang'), moment }),
    v.object({ kind: v.literal('reset'), moment }),
    v.object({ kind: v.literal('truncated') }),
    v.object({ kind: v.literal('wrong-json') }),
  ],
  `The fault must be one of ${FAULT_KINDS.join(', ')}.`,
);

const calls = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('nth'), n: integer('The number of the call', 1, MAX_CALLS) }),
    v.object({ kind: v.literal('next'), count: integer('The number of calls', 1, MAX_CALLS) }),
    v.object({ kind: v.literal('all') }),
  ],
  'The calls must be one of nth, next, all.',
);

const INVALID_ENDPOINT =
  'The endpoint must be a method and an address, such as POST flex-api.twilio.com/v1/Interactions/:interaction.';
const INVALID_HOST = `The endpoint’s host must be one of ${REST_HOSTS.join(', ')}.`;

const hostOf = (endpoint: string) => endpoint.split(/[ /]/)[1];

const endpoint = v.pipe(
  v.optional(v.string(INVALID_ENDPOINT), ''),
  v.regex(/^(GET|POST|DELETE) [^\s/?#]+(\/[^\s/?#]+)+$/, INVALID_ENDPOINT),
  v.check((text) => REST_HOSTS.some((host) => host === hostOf(text)), INVALID_HOST),
);

export const newRule = v.object(
  {
    endpoint,
    calls,
    fault,
    browsers: v.optional(v.boolean('Browsers must be true or false.'), false),
  },
  'A rule must be an object with an endpoint, calls and a fault.',
);

export const newScript = v.object(
  { rules: v.array(newRule, 'The rules must be a list.') },
  'The body must be { rules: [ … ] }.',
);
