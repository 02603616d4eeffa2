/** The ways in which Twilio can behave otherwise than assumed, each with the questions that notice it. */
import { randomUUID } from 'node:crypto';
import { signature } from '../../local/delivery/signature';
import type { Behavior } from '../../local/twilio/flex-api/behavior';
import { ACCOUNT } from '../../local/world/model';
import type { World } from '../../local/world/world';
import { nameOf } from '../../tools/verify/names';
import type { Run } from '../../tools/verify/verify';
import { RECEIVER, refused, type Sent, type TestAccount } from './account';

/** A behavior of Twilio, and the assumptions of which it is the opposite. */
export interface Otherwise {
  readonly name: string;
  readonly titles: readonly string[];
  readonly behavior?: Partial<Behavior>;
  readonly prepare?: (account: TestAccount) => void;
  readonly options?: Partial<Run>;
}

const LIST = 'The list has numbered pages of up to 200';
const NO_ID = 'Events have no ID, time or order';
const TOKENS = 'A repetition has the idempotency token of the first delivery';
const NO_REPETITION = "Twilio doesn't deliver an event again";
const OVERRIDES = "Connection overrides in a URL's fragment work";

/** Behaviors that Local Twilio has a switch for. */
const SWITCHES: readonly (readonly [Partial<Behavior>, ...string[]])[] = [
  [{ emptyTtidClears: false }, 'An empty `WebhookTtid` unbinds'],
  [{ deletingUnbinds: true }, 'Deleting a bound webhook leaves its ttid on the interaction'],
  [{ absentTtidBinds: false }, "The ttid of a webhook that doesn't exist can be bound"],
  [
    { ttidsAreShared: false },
    'One webhook is bound to one interaction',
    'A second interaction can be created with a ttid that another one holds',
  ],
  // Longer than a request takes, and shorter than two.
  [{ interactionsAppearAfterMs: 100 }, 'A new interaction can be read when its first event arrives'],
  [{ channelsAreNested: false }, 'A channel is found only under its own interaction'],
  [{ spelling: 'any' }, 'Identifiers are spelled in one way'],
  [{ spelling: 'echoed' }, 'Identifiers are spelled in one way'],
  [{ pagesBy: 'token' }, LIST],
  [{ largestPage: 50 }, LIST],
  [{ instanceParameter: 'FlexInstanceSid' }, 'Events arrive as form POSTs with the documented parameters'],
  [{ deliveriesHaveToken: true }, NO_ID],
  [{ repetitions: 1 }, NO_REPETITION, OVERRIDES],
];

type Concerns = (sent: Sent, world: World) => boolean;
type Other = readonly [title: string, isConcerned: Concerns, change: Change];
type Body = Record<string, unknown>;
type Change = (body: Body, response: Response) => Response | Promise<Response>;

const json = (body: unknown, { status, headers }: Response) => new Response(JSON.stringify(body), { status, headers });

const isRegistration = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.endsWith('/InteractionWebhooks');
const isWebhook = ({ path }: { path: string }) => /InteractionWebhooks\/flex_/.test(path);
const isBind = ({ body }: { body: string }) => /^WebhookTtid=./.test(body);
const isChannel = ({ path }: { path: string }) => /Channels\/UO\w+$/.test(path);
const isValidation = ({ path }: { path: string }) => path.endsWith('/Tokens/validate');
const asks = (label: string) => (sent: { body: string }) => sent.body.includes(`verify+${label}`);
const bindsTo =
  (label: string): Concerns =>
  ({ body }, world) =>
    world.webhooks.get(new URLSearchParams(body).get('WebhookTtid') ?? '')?.friendlyName === nameOf(label);
const isOnly =
  (...tests: Concerns[]): Concerns =>
  (sent, world) =>
    tests.every((holds) => holds(sent, world));

/** Answers that Local Twilio does not give. */
const ANSWERS: readonly Other[] = [
  [
    'An interaction in progress can be bound, and a new binding replaces the previous one',
    isOnly(isBind, bindsTo('replacement')),
    () => refused(20001),
  ],
  [
    'The answer to a bind shows the interaction as it is afterward',
    isOnly(isBind, bindsTo('bound after')),
    (body, response) => json({ ...body, webhook_ttid: null }, response),
  ],
  [
    'The parameters are `WebhookEvents` and `WebhookMethod`',
    isOnly(isRegistration, asks('parameters')),
    ({ webhook_events: webhook_eventsfilters, ...rest }, response) =>
      json({ ...rest, webhook_eventsfilters }, response),
  ],
  [
    'Twilio keeps a friendly name of 93 characters unchanged',
    isOnly(isRegistration, asks('name+of+93')),
    (body, response) => json({ ...body, friendly_name: String(body.friendly_name).slice(0, 64) }, response),
  ],
  [
    'Twilio keeps a URL exactly as registered',
    isOnly(isRegistration, asks('URL')),
    (body, response) => json({ ...body, webhook_url: String(body.webhook_url).replace(/#.*/, '') }, response),
  ],
  [
    'Twilio refuses an unknown event and a URL that it cannot use',
    isOnly(isRegistration, asks('wrong+value')),
    () => new Response('{"ttid":"flex_interactionwebhook_1"}', { status: 201 }),
  ],
  [
    'Deleting a webhook stops its events at once and answers without a body',
    isOnly(isWebhook, ({ method }) => method === 'DELETE'),
    (_, response) => (response.status === 204 ? new Response('{}', { status: 200 }) : response),
  ],
  [
    'An update may leave fields out',
    isOnly(isWebhook, ({ method }) => method === 'GET'),
    (body, response) =>
      json({ ...body, friendly_name: body.webhook_method === 'GET' ? '' : body.friendly_name }, response),
  ],
  [
    'An interaction has ended if all its channels are `closed` or `failed`',
    isOnly(isChannel, ({ method }) => method === 'GET'),
    (body, response) => json({ ...body, status: body.status === 'closed' ? 'inactive' : body.status }, response),
  ],
  [
    'Participants and channels name their interaction',
    ({ method, path }) => method === 'GET' && path.endsWith('/Participants'),
    (body, response) =>
      json(
        Array.isArray(body.participants)
          ? { ...body, participants: body.participants.map(({ channel_sid: _, ...rest }: Body) => rest) }
          : body,
        response,
      ),
  ],
  [
    '`Services/default` is that service',
    ({ path, method }) => method === 'GET' && path === 'sync.twilio.com/v1/Services/default',
    (body, response) => json({ ...body, sid: null }, response),
  ],
  [
    'Sync honors `If-Match`, unique keys and lifetimes',
    ({ path, body }) => path.endsWith('/Items/one') && body.includes('4'),
    (_, response) => new Response('{}', { ...response, status: 200 }),
  ],
  [
    'Sync lists the items of a map in the order of their keys',
    ({ method, path }) => method === 'GET' && path.endsWith('-order/Items'),
    (body, response) => json({ ...body, items: [] }, response),
  ],
  [
    'Sync dates its answers and its items by one clock',
    ({ path }) => path.endsWith('-clock/Items'),
    (body, response) => json({ ...body, date_updated: '2026-01-01T13:00:00.000Z' }, response),
  ],
  [
    "A web-chat visitor's token is not a Flex token",
    isValidation,
    (body, response) => (body.valid === true ? json(body, response) : Response.json({ valid: true })),
  ],
  [
    'An API key cannot read the account or create keys',
    ({ path }) => path.startsWith('api.twilio.com'),
    () => new Response('{}', { status: 200 }),
  ],
  [
    'A task can be wrapped up, completed and canceled without a reason',
    ({ body }) => body === 'AssignmentStatus=canceled',
    () => refused(20001),
  ],
  [
    'A refused cancellation has the words of a refused completion',
    ({ body }) => body.endsWith('Reason=Verification'),
    (body, response) => (response.status === 400 ? refused(20001) : json(body, response)),
  ],
  [
    'Workers are ordered by `DateStatusChanged` or `DateCreated`, queues by `DateUpdated`',
    ({ url }) => url.includes('DateStatusChanged'),
    () => refused(20001),
  ],
  [
    'A task without a task channel has the channel `default`, with a capacity of 1',
    ({ path, method }) => method === 'POST' && path.endsWith('/Tasks'),
    (body, response) => json({ ...body, task_channel_unique_name: 'chat' }, response),
  ],
  [
    'The revision in `ETag` is a number in quotation marks',
    ({ path, method }) => method === 'GET' && /Workers\/WK/.test(path),
    (body) => new Response(JSON.stringify(body), { status: 200, headers: { etag: '7' } }),
  ],
  [
    '`Retry-After` and `Twilio-Request-Id` are response headers',
    ({ path }) => path.endsWith('/Configuration'),
    (body) => new Response(JSON.stringify(body), { status: 200 }),
  ],
  [
    'An interaction on an existing conversation has its members as customers',
    ({ method, path }) => method === 'GET' && path.endsWith('/Participants'),
    ({ participants, ...rest }, response) =>
      json(
        {
          ...rest,
          participants: Array.isArray(participants)
            ? participants.map((one: Body) => ({ ...one, type: one.type === 'customer' ? 'unknown' : one.type }))
            : participants,
        },
        response,
      ),
  ],
  [
    'Twilio validates a Flex token and returns identity, roles, worker and expiration',
    isValidation,
    ({ worker_sid: _, ...rest }, response) => json(rest, response),
  ],
  [
    'The roles are `agent`, `supervisor` and `admin`',
    isValidation,
    (body, response) => json({ ...body, roles: ['agent', 'wfo.full_access'] }, response),
  ],
  [
    'A Flex token cannot list the maps of the default Sync service',
    ({ method, path }) => method === 'GET' && path === 'sync.twilio.com/v1/Services/default/Maps',
    () => new Response('{"maps":[]}', { status: 200 }),
  ],
];

const LONG_TOKEN = 'a'.repeat(8_193);

/** Does more to a request than to change its answer. */
const onRequest =
  (act: (sent: Sent, account: TestAccount, send: () => Promise<Response>) => Promise<Response> | Response) =>
  (account: TestAccount) => {
    account.network = async (sent, send) => act(sent, account, send);
  };

/** Returns whether an argument is seen for the first time. */
function firstTime(): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => seen.size < seen.add(key).size;
}

const last = ({ path }: Sent) => path.split('/').at(-1) ?? '';

/** Changes an event of the story, which stays signed. */
const inStory = (change: (form: Record<string, string>) => Record<string, string>) => (account: TestAccount) => {
  account.delivery = (init, address) => {
    if (!address.includes('label=story')) return init;
    const form = change(Object.fromEntries(new URLSearchParams(String(init.body))));
    const headers = new Headers(init.headers);
    headers.set('x-twilio-signature', signature(ACCOUNT.authToken, address, form));
    return { ...init, headers, body: new URLSearchParams(form).toString() };
  };
};

/** Lets the interaction of the story hold nothing while `isLost`. */
const losingStory = (isLost: (wasPaused: boolean) => boolean) => {
  let wasPaused = false;
  return onRequest(async (sent, { world }, send) => {
    const response = await send();
    if (sent.body.startsWith('Status=pause')) wasPaused = true;
    if (sent.method !== 'GET' || !/Interactions\/KD\w+$/.test(sent.path) || !isLost(wasPaused)) return response;
    const body = await response.json();
    const isStory = world.webhooks.get(body.webhook_ttid)?.friendlyName === nameOf('story');
    return json(isStory ? { ...body, webhook_ttid: null } : body, response);
  });
};

/** Adds a header to each request. */
const withHeader = (name: string, value: () => string) => (account: TestAccount) => {
  account.delivery = (init) => {
    const headers = new Headers(init.headers);
    headers.set(name, value());
    return { ...init, headers };
  };
};

const EVENTS = 'Events arrive as form POSTs with the documented parameters';
const SIGNED = "Deliveries are signed like all of Twilio's webhooks";
const SIGNATURE = 'A protected function can read the header `X-Twilio-Signature`';

/** Behavior of Twilio other than its answers. */
const DEEDS: readonly (readonly [name: string, titles: readonly string[], prepare: (account: TestAccount) => void])[] =
  [
    [
      'the first list of channels that is not found',
      ['The list of channels may be empty right after an interaction is created'],
      (account) => {
        const isFirst = firstTime();
        onRequest((sent, _, send) =>
          sent.method === 'GET' && sent.path.endsWith('/Channels') && isFirst(sent.path) ? refused(20404, 404) : send(),
        )(account);
      },
    ],
    [
      'a member of a conversation who becomes a participant of the channel',
      ["A conversation's participant is not one of its channel"],
      onRequest(async (sent, { world }, send) => {
        const response = await send();
        const channel = [...world.channels.values()].find(({ conversationSid }) => sent.path.includes(conversationSid));
        if (channel !== undefined && sent.body.includes('second+member')) {
          world.addToChannel(channel.sid, { type: 'unknown', identity: 'second', media: {}, routing: null });
        }
        return response;
      }),
    ],
    [
      'an invite after which the channel stays parked',
      ['An invite makes a parked channel active'],
      (account) => {
        const invited = new Set<string>();
        onRequest(async (sent, _, send) => {
          const response = await send();
          if (sent.path.endsWith('/Invites')) invited.add(sent.path.split('/').at(-2) ?? '');
          if (sent.method !== 'GET' || !invited.has(last(sent))) return response;
          return json({ ...(await response.json()), status: 'inactive' }, response);
        })(account);
      },
    ],
    [
      'a conversation that closes its channel',
      ['Closing a conversation leaves its channel open'],
      onRequest(async (sent, { world }, send) => {
        const response = await send();
        const channel = [...world.channels.values()].find(({ conversationSid }) => conversationSid === last(sent));
        if (channel !== undefined && sent.body === 'State=closed') world.closeChannel(channel.sid, 'closed');
        return response;
      }),
    ],
    [
      'a redirect',
      ["Twilio's APIs do not redirect"],
      (account) => {
        const isFirst = firstTime();
        onRequest((sent, _, send) =>
          isFirst(sent.path) && sent.path.endsWith('/Conversations/interaction-webhooks-verify-1')
            ? new Response(null, { status: 307 })
            : send(),
        )(account);
      },
    ],
    [
      'a slow answer to each bind',
      ['Twilio answers a call within 2.5 seconds'],
      onRequest(async (sent, account, send) => {
        if (isBind(sent)) await account.time.sleep(3_000);
        return send();
      }),
    ],
    [
      'a Flex token of more characters',
      ['A Flex token has at most 8,192 characters'],
      onRequest((sent, _, send) =>
        sent.body.includes(LONG_TOKEN)
          ? Response.json({ valid: true, identity: 'a', roles: ['agent'], worker_sid: 'WK', expiration: '2027-01-01' })
          : send(),
      ),
    ],
    [
      'a creation whose events do not arrive',
      ['An interaction can be created with `WebhookTtid`, and its first events arrive'],
      (account) => {
        account.delivery = (init, address) => (address.includes('label=creation') ? {} : init);
      },
    ],
    [
      'an event that is too early for an interaction in progress',
      ['Three events are too late for an interaction in progress'],
      inStory((form) => (form.EventType === 'onParticipantLeft' ? { ...form, EventType: 'onChannelCreated' } : form)),
    ],
    [
      'another word for a status',
      ['Events report more statuses of a channel than `active` and `closed`'],
      inStory((form) => (form.ChannelStatus === 'inactive' ? { ...form, ChannelStatus: 'parked' } : form)),
    ],
    [
      'a webhook that Leave unbinds',
      ['Leave and a resume keep the webhook bound'],
      losingStory((wasPaused) => !wasPaused),
    ],
    [
      'a webhook that Pause unbinds',
      ['Pause is reported and keeps the webhook bound'],
      losingStory((wasPaused) => wasPaused),
    ],
    ['a JSON body', [EVENTS], withHeader('content-type', () => 'application/json')],
    ['one idempotency token for all events', [NO_ID, TOKENS], withHeader('I-Twilio-Idempotency-Token', () => 'abc')],
    [
      'another idempotency token for each request',
      [NO_ID, TOKENS],
      withHeader('I-Twilio-Idempotency-Token', () => randomUUID()),
    ],
    [
      'one repetition of failed deliveries',
      [NO_REPETITION],
      (account) => {
        account.repetitions = (address) => (address.includes('overrides') ? 2 : 1);
      },
    ],
    [
      'ignored connection overrides',
      [OVERRIDES],
      (account) => {
        account.repetitions = () => 0;
      },
    ],
    [
      'functions that see no signature and no length',
      [SIGNED, SIGNATURE, 'A function sees the headers `Content-Type` and `Content-Length`'],
      (account) => {
        account.hiddenHeaders.push('x-twilio-signature', 'content-length');
      },
    ],
    [
      'functions that start again for each call',
      ['Warm instances keep memory'],
      (account) => {
        account.keepsWarm = false;
      },
    ],
    [
      'instances that work on several calls at once',
      ['An instance runs one invocation at a time'],
      (account) => {
        account.runsOneAtATime = false;
      },
    ],
    ...[5_000, 60_000].map(
      (limitMs) =>
        [
          `functions that end after ${limitMs / 1_000} seconds`,
          ['A function has 10 seconds'],
          (account: TestAccount) => {
            account.limitMs = limitMs;
          },
        ] as const,
    ),
    [
      'an alert in Monitor about the failed delivery',
      ["Twilio doesn't report whether a delivery reached another server"],
      (account) => {
        account.alerts.push({ request_url: `https://${RECEIVER}/receive` });
      },
    ],
    [
      'an unsigned request that is answered with 404',
      ['A protected function refuses an unsigned request with 400 or 403'],
      onRequest(({ path }, _, send) => (path.startsWith(RECEIVER) ? new Response(null, { status: 404 }) : send())),
    ],
    [
      'events that are delivered too early',
      ['The list of channels is current when the `closed` event arrives'],
      (account) => {
        account.listedStatus = 'active';
      },
    ],
    [
      'an event that reaches only one of two webhooks',
      ['Global and interaction webhooks both receive an event'],
      (account) => {
        account.delivery = (init, address) => (address.includes('label=global') ? {} : init);
      },
    ],
  ];

/** Lets other answers than Local Twilio's arrive. */
const answering = (isConcerned: Concerns, change: Change) =>
  onRequest(async (sent, { world }, send) => {
    const response = await send();
    if (!isConcerned(sent, world)) return response;
    const text = await response.clone().text();
    return change(text.startsWith('{') ? JSON.parse(text) : {}, response);
  });

export const OTHERWISE: readonly Otherwise[] = [
  ...SWITCHES.map(([behavior, ...titles]) => ({ name: JSON.stringify(behavior), titles, behavior })),
  ...ANSWERS.map(([title, isConcerned, change]) => ({
    name: `another answer to “${title}”`,
    titles: [title],
    prepare: answering(isConcerned, change),
  })),
  ...DEEDS.map(([name, titles, prepare]) => ({
    name,
    titles,
    prepare,
    ...(name === 'a Flex token of more characters' && { options: { flexToken: LONG_TOKEN } }),
  })),
];
