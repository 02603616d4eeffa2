/** The rules that `/outside/api/faults` accepts. The messages are shown to people as they are. */
import * as v from 'valibot';
import { FAULT_KINDS } from '../faults/every-fault';
import { MOMENTS } from '../faults/fault';
import { REST_HOSTS } from '../twilio/hosts';

/** Below every number that can be given. */
const MISSING = -1;

const whole = (what: string, least: number, most: number) => {
  const message = `${what} is not a whole number from ${least} to ${most}.`;
  return v.pipe(
    v.optional(v.number(message), MISSING),
    v.integer(message),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
};

const NO_MOMENT = 'The moment is neither before nor after.';
const moment = v.pipe(v.optional(v.string(NO_MOMENT), ''), v.picklist(MOMENTS, NO_MOMENT));

const MOST_CALLS = 1_000_000;
const LONGEST_MS = 600_000;
const LONGEST_RETRY_AFTER = 3_600;

const fault = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('latency'), ms: whole('The latency in ms', 0, LONGEST_MS) }),
    v.object({
      kind: v.literal('too-many-requests'),
      retryAfterSeconds: whole('Retry-After in seconds', 0, LONGEST_RETRY_AFTER),
    }),
    v.object({ kind: v.literal('server-error'), moment }),
    v.object({ kind: v.literal('hang'), moment }),
    v.object({ kind: v.literal('reset'), moment }),
    v.object({ kind: v.literal('truncated') }),
    v.object({ kind: v.literal('wrong-json') }),
  ],
  `The fault is none of ${FAULT_KINDS.join(', ')}.`,
);

const calls = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('nth'), n: whole('The number of the call', 1, MOST_CALLS) }),
    v.object({ kind: v.literal('next'), count: whole('The number of calls', 1, MOST_CALLS) }),
    v.object({ kind: v.literal('all') }),
  ],
  'The calls are none of nth, next, all.',
);

const NO_ENDPOINT =
  'The endpoint is not a method and an address, such as POST flex-api.twilio.com/v1/Interactions/:interaction.';
const NO_HOST = `The endpoint is at none of ${REST_HOSTS.join(', ')}.`;

const hostOf = (endpoint: string) => endpoint.split(/[ /]/)[1];

const endpoint = v.pipe(
  v.optional(v.string(NO_ENDPOINT), ''),
  v.regex(/^(GET|POST|DELETE) [^\s/?#]+(\/[^\s/?#]+)+$/, NO_ENDPOINT),
  v.check((text) => REST_HOSTS.some((host) => host === hostOf(text)), NO_HOST),
);

export const newRule = v.object(
  {
    endpoint,
    calls,
    fault,
    browsers: v.optional(v.boolean('Browsers is neither true nor false.'), false),
  },
  'A rule is an object with an endpoint, calls and a fault.',
);

export const newScript = v.object(
  { rules: v.array(newRule, 'The rules are not a list.') },
  'The body is not { rules: [ … ] }.',
);
