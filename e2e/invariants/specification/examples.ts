/** Values for parameters, and the requests that give every list something to show. */
import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { ACCOUNT } from '../../../local/world/model';
import { sid } from '../../../local/world/sids';
import type { World } from '../../../local/world/world';
import { absentSid } from '../../fixtures/subjects';
import type { Schema } from '../shared/specification/open-api';
import type { Values } from './account';
import { type Field, nameOf, type ServedOperation } from './operations';
import { SERVERLESS } from './serverless-service';

/** A value of a parameter: one text, or several for a list. */
export type Example = string | readonly string[];

export const valuesOf = (example: Example): readonly string[] => (typeof example === 'string' ? [example] : example);

export const json = (value: unknown) => JSON.stringify(value);

const FLEX = 'flex-api.twilio.com';
const SYNC = 'sync.twilio.com';
const TASKROUTER = 'taskrouter.twilio.com';
const CONVERSATIONS = 'conversations.twilio.com';
const SERVICE = 'serverless.twilio.com/v1/Services/{ServiceSid}';
const PLUGIN_SERVICE = `${FLEX}/v1/PluginService`;
const WORKSPACE = `${TASKROUTER}/v1/Workspaces/{WorkspaceSid}`;
const CHANNEL = `${FLEX}/v1/Interactions/{InteractionSid}/Channels/{ChannelSid}`;

const ROUTING = {
  properties: {
    workspace_sid: ACCOUNT.workspaceSid,
    workflow_sid: ACCOUNT.workflowSid,
    queue_sid: ACCOUNT.queueSid,
    task_channel_unique_name: 'sms',
    attributes: { customerName: 'Nora North', order: 'A-17' },
  },
};

const aWorker = (world: World, identity: string) => world.users.get(identity)?.workerSid ?? '';

/** The agent of the first interaction, with the task that this agent has. */
function agentOf(world: World) {
  const participant = [...world.participants.values()].find(({ type }) => type === 'agent');
  if (participant?.routing == null) return undefined;
  const { taskSid: task_sid, workerSid: worker_sid, reservationSid: reservation_sid } = participant.routing;
  return { sid: participant.sid, routing: { task_sid, worker_sid, reservation_sid } };
}

/**
 * Examples by the name of a parameter, or of an operation and a parameter, which comes first. The first example is used
 * where another parameter is tried.
 */
const EXAMPLES: Readonly<Record<string, (world: World) => readonly Example[]>> = {
  Attributes: () => [json({ tried: 'by the suite' })],
  Author: () => ['alice'],
  Body: () => ['Hello there.'],
  Data: () => [json({ tried: 'by the suite' }), json({ nested: { list: [1, 'two'] } })],
  FriendlyName: () => ['A friendly name'],
  Identity: () => ['nora'],
  [`GET ${SYNC}/v1/Services/{ServiceSid}/Lists/{ListSid}/Items From`]: () => ['0', '1'],
  [`GET ${SYNC}/v1/Services/{ServiceSid}/Maps/{MapSid}/Items From`]: () => ['first', 'second'],
  EndDate: () => ['2025-12-31', '2026-01-02'],
  LastReadTimestamp: () => [DATE],
  Ordering: () => ['DateCreated:desc', 'DateCreated:asc'],
  ReachabilityDebouncingWindow: () => ['7000'],
  RoutingTarget: (world) => [aWorker(world, 'bob')],
  StartDate: () => ['2025-12-31', '2026-01-02'],
  TaskChannel: () => ['sms', 'voice'],
  'MessagingBinding.Address': () => ['+15005550003'],
  'MessagingBinding.ProxyAddress': () => ['+15005550004'],
  'MessagingBinding.ProjectedAddress': () => ['+15005550005'],
  UniqueName: () => ['a-unique-name'],
  WebhookTtid: () => ['flex_interactionwebhook_01jke8z8vte4ette30t5w9h081'],
  WebhookEvents: () => [['onParticipantLeft'], ['onParticipantJoined', 'onChannelCreated']],
  WebhookUrl: () => ['https://crm.example.com/tried'],
  'POST iam.twilio.com/v1/Accounts/{AccountSid}/Tokens/validate token': (world) => [
    issueFlexToken({ identity: 'alice', expiresAt: world.now() + 60_000 }),
    issueFlexToken({ identity: 'sam', expiresAt: world.now() + 60_000 }),
  ],
  [`POST ${FLEX}/v1/Interactions Channel`]: () => [
    json({ type: 'sms', initiated_by: 'customer', participants: [{ address: '+15005550001' }] }),
    json({ type: 'email', initiated_by: 'customer', properties: { direction: 'outbound' } }),
  ],
  [`POST ${FLEX}/v1/Interactions Routing`]: () => [json(ROUTING)],
  [`POST ${FLEX}/v1/Interactions/{InteractionSid}/Channels/{Sid} Routing`]: () => [json({ status: 'closed' })],
  [`POST ${CHANNEL}/Invites Routing`]: (world) => [
    json({ properties: { ...ROUTING.properties, worker_sid: aWorker(world, 'sam') } }),
  ],
  [`POST ${CHANNEL}/Participants Type`]: () => ['supervisor'],
  [`POST ${CHANNEL}/Participants MediaProperties`]: () => [json({ identity: 'sam' })],
  [`POST ${CHANNEL}/Participants RoutingProperties`]: (world) => [json(agentOf(world)?.routing ?? {})],
  [`POST ${CHANNEL}/Transfers From`]: (world) => [agentOf(world)?.sid ?? ''],
  [`POST ${CHANNEL}/Transfers To`]: (world) => [aWorker(world, 'bob'), aWorker(world, 'sam')],
  [`GET ${WORKSPACE}/Tasks EvaluateTaskAttributes`]: () => ['channelType == "sms"', 'channelType == "fax"'],
  [`GET ${WORKSPACE}/TaskQueues EvaluateWorkerAttributes`]: () => ['email == "alice@example.com"', 'email == "x"'],
  [`GET ${WORKSPACE}/TaskQueues Ordering`]: () => ['DateUpdated:desc', 'DateUpdated:asc'],
  [`GET ${WORKSPACE}/TaskQueues WorkerSid`]: (world) => [aWorker(world, 'bob'), absentSid('WK')],
  [`GET ${WORKSPACE}/Tasks TaskQueueSid`]: () => [absentSid('WQ')],
  [`GET ${WORKSPACE}/Tasks WorkflowSid`]: () => [absentSid('WW')],
  [`GET ${WORKSPACE}/Workers Ordering`]: () => ['DateStatusChanged:desc', 'DateStatusChanged:asc'],
  [`GET ${WORKSPACE}/Workers TaskQueueSid`]: () => [ACCOUNT.queueSid, absentSid('WQ')],
  [`POST ${WORKSPACE}/Tasks TaskQueueSid`]: () => [ACCOUNT.queueSid, absentSid('WQ')],
  [`POST ${WORKSPACE}/Tasks WorkflowSid`]: () => [ACCOUNT.workflowSid, absentSid('WW')],
  [`GET ${WORKSPACE}/Workers TargetWorkersExpression`]: () => ['email == "alice@example.com"', 'email == "x"'],
  [`POST ${FLEX}/v1/Configuration serverless_service_sids`]: () => [json([SERVERLESS.service])],
  [`POST ${SERVICE}/Builds AssetVersions`]: () => [[SERVERLESS.assetVersion]],
  [`POST ${SERVICE}/Builds Dependencies`]: () => [json([{ name: 'twilio', version: '5.3.0' }])],
  [`POST ${SERVICE}/Builds FunctionVersions`]: () => [[SERVERLESS.functionVersion]],
  [`POST ${SERVICE}/Builds Runtime`]: () => ['node20', 'node22'],
  [`POST ${SERVICE}/Environments DomainSuffix`]: () => ['stage'],
  [`POST ${SERVICE}/Environments/{EnvironmentSid}/Deployments BuildSid`]: () => [SERVERLESS.buildToDeploy],
  [`POST ${PLUGIN_SERVICE}/Configurations Plugins`]: () => [[json({ plugin_version: sid('FV', 1), phase: 3 })]],
  [`POST ${PLUGIN_SERVICE}/Plugins/{PluginSid}/Versions ValidateStatus`]: () => ['success'],
  [`POST ${PLUGIN_SERVICE}/Releases ConfigurationId`]: () => [sid('FJ', 1)],
  [`POST ${WORKSPACE}/TaskQueues TargetWorkers`]: () => ['email == "alice@example.com"', '1==1'],
  [`POST ${WORKSPACE}/Workflows Configuration`]: () => [
    json({ task_routing: { filters: [], default_filter: { queue: ACCOUNT.queueSid } } }),
  ],
  [`POST ${WORKSPACE}/Tasks/{Sid} AssignmentStatus`]: () => ['wrapping', 'completed', 'canceled'],
};

/** Requests that create what the seed has none of. */
export const preparation = (world: World): readonly { readonly operation: string; readonly form: Values }[] => [
  {
    operation: `POST ${FLEX}/v1/Instances/{InstanceSid}/InteractionWebhooks`,
    form: { WebhookUrl: ['https://crm.example.com/a'], WebhookEvents: ['onParticipantLeft'], FriendlyName: ['first'] },
  },
  {
    operation: `POST ${FLEX}/v1/Instances/{InstanceSid}/InteractionWebhooks`,
    form: { WebhookUrl: ['https://crm.example.com/b'], WebhookEvents: ['onParticipantJoined'], Type: ['interaction'] },
  },
  {
    operation: `POST ${FLEX}/v1/Interactions`,
    form: { Channel: [json({ type: 'sms', initiated_by: 'customer' })], Routing: [json(ROUTING)] },
  },
  {
    operation: `POST ${WORKSPACE}/Workers/{Sid}`,
    form: { ActivitySid: [[...world.activities.values()].find(({ available }) => available)?.sid ?? ''] },
  },
  {
    operation: `POST ${CHANNEL}/Transfers`,
    form: { Type: ['warm'], From: [agentOf(world)?.sid ?? ''], To: [aWorker(world, 'bob')] },
  },
  ...['first', 'second'].flatMap((name) => [
    { operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Documents`, form: { UniqueName: [name] } },
    { operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Lists`, form: { UniqueName: [name] } },
    { operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Maps`, form: { UniqueName: [name] } },
    { operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Streams`, form: { UniqueName: [name] } },
    { operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Lists/{ListSid}/Items`, form: { Data: [json({ name })] } },
    {
      operation: `POST ${SYNC}/v1/Services/{ServiceSid}/Maps/{MapSid}/Items`,
      form: { Key: [name], Data: [json({ name })] },
    },
  ]),
  ...['first', 'second'].map((name) => ({
    operation: `POST ${PLUGIN_SERVICE}/Plugins`,
    form: { UniqueName: [name] },
  })),
  ...['1.0.0', '1.0.1'].map((version) => ({
    operation: `POST ${PLUGIN_SERVICE}/Plugins/{PluginSid}/Versions`,
    form: { Version: [version], PluginUrl: ['https://default-1000-abc.twil.io/plugins/first/bundle.js'] },
  })),
  ...['first', 'second'].map((name) => ({
    operation: `POST ${PLUGIN_SERVICE}/Configurations`,
    form: { Name: [name], Plugins: [json({ plugin_version: sid('FV', 1), phase: 3 })] },
  })),
  ...[1, 2].map((number) => ({
    operation: `POST ${PLUGIN_SERVICE}/Releases`,
    form: { ConfigurationId: [sid('FJ', number)] },
  })),
  ...['Document', 'List', 'Map'].map((kind) => ({
    operation: `POST ${SYNC}/v1/Services/{ServiceSid}/${kind}s/{${kind}Sid}/Permissions/{Identity}`,
    form: { Read: ['true'], Write: ['true'], Manage: ['false'] },
  })),
];

/** Values of a path that no list shows. */
export const PATH_VALUES: Readonly<Record<string, (world: World) => string>> = {
  'serverless.twilio.com/v1/Services/{}': () => SERVERLESS.service,
  'serverless.twilio.com/v1/Services/{}/Environments/{}': () => SERVERLESS.environment,
  'serverless.twilio.com/v1/Services/{}/Functions/{}': () => sid('ZH', 1),
  'serverless.twilio.com/v1/Services/{}/Assets/{}': () => sid('ZH', 3),
  [`${FLEX}/v1/Interactions/{}`]: (world) => [...world.interactions.keys()][0] ?? '',
  [`${FLEX}/v1/Instances/{}`]: () => ACCOUNT.instanceSid,
  [`${FLEX}/v2/Instances/{}`]: () => ACCOUNT.instanceSid,
  [`${FLEX}/v2/Instances/{}/Users/{}`]: (world) => world.users.get('alice')?.flexUserSid ?? '',
  [`${TASKROUTER}/v1/Workspaces/{}`]: () => ACCOUNT.workspaceSid,
  [`${CONVERSATIONS}/v1/Services/{}`]: () => ACCOUNT.chatServiceSid,
  'iam.twilio.com/v1/Accounts/{}': () => ACCOUNT.accountSid,
  ...Object.fromEntries(
    ['Documents', 'Lists', 'Maps'].map((kind) => [`${SYNC}/v1/Services/{}/${kind}/{}/Permissions/{}`, () => 'alice']),
  ),
};

/** SIDs of resources that exist, by the letters of their kind. */
const SIDS: Readonly<Record<string, (world: World) => string>> = {
  AC: () => ACCOUNT.accountSid,
  GO: () => ACCOUNT.instanceSid,
  IS: () => ACCOUNT.defaultSyncServiceSid,
  KD: (world) => [...world.interactions.keys()][0] ?? '',
  WA: (world) => [...world.activities.keys()][0] ?? '',
  WK: (world) => aWorker(world, 'bob'),
  WQ: () => ACCOUNT.queueSid,
  WS: () => ACCOUNT.workspaceSid,
  WT: (world) => [...world.tasks.keys()][0] ?? '',
  WW: () => ACCOUNT.workflowSid,
};

export function examplesFor(operation: ServedOperation, field: Field, world: World): readonly Example[] {
  const { name, schema } = field;
  const given = EXAMPLES[`${nameOf(operation)} ${name}`] ?? EXAMPLES[name];
  if (given !== undefined) return given(world);
  return field.in === 'json' && schema.type === 'array'
    ? [json([{ tried: 'by the suite' }])]
    : fromSchema(schema, world);
}

/** Before the present of the account. */
const DATE = '2025-12-01T03:04:05Z';

function fromSchema({ type, format, enum: values, pattern, items, minimum }: Schema, world: World): readonly Example[] {
  if (values !== undefined) return values.map(String);
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'integer' || type === 'number') return [String(Math.max(minimum ?? 0, 77))];
  if (type === 'array') return fromSchema(items ?? {}, world).map((example) => valuesOf(example));
  if (format === 'uri') return ['https://crm.example.com/tried'];
  if (format === 'date-time') return [DATE];
  const kind = /^\^([A-Z]{2})\[0-9a-fA-F\]\{32\}\$$/.exec(pattern ?? '')?.[1];
  if (kind !== undefined) return [SIDS[kind]?.(world) ?? `${kind}${'a'.repeat(32)}`];
  return type === 'string' ? ['tried by the suite'] : [json({ tried: 'by the suite' })];
}

/** Parameters without which another one has no meaning, or without which an operation is refused. */
export const COMPANIONS: Readonly<Record<string, (world: World) => Readonly<Record<string, Example>>>> = {
  [`POST ${SERVICE}/Builds`]: () => ({ FunctionVersions: [SERVERLESS.functionVersion] }),
  [`POST ${SERVICE}/Environments/{EnvironmentSid}/Deployments`]: () => ({ BuildSid: SERVERLESS.buildToDeploy }),
  [`GET ${SYNC}/v1/Services/{ServiceSid}/Lists/{ListSid}/Items Bounds`]: () => ({ From: '0' }),
  [`GET ${SYNC}/v1/Services/{ServiceSid}/Maps/{MapSid}/Items Bounds`]: () => ({ From: 'first' }),
  ...Object.fromEntries(
    ['', '/Services/{ChatServiceSid}'].flatMap((base) => {
      const operation = `POST ${CONVERSATIONS}/v1${base}/Conversations/{ConversationSid}/Participants`;
      const address = { 'MessagingBinding.Address': '+15005550003' };
      const proxyAddress = { 'MessagingBinding.ProxyAddress': '+15005550004' };
      return [
        [operation, () => ({ Identity: 'nora' })],
        [`${operation} MessagingBinding.Address`, () => proxyAddress],
        [`${operation} MessagingBinding.ProxyAddress`, () => address],
        [`${operation} MessagingBinding.ProjectedAddress`, () => ({ Identity: 'nora' })],
      ];
    }),
  ),
  [`POST ${WORKSPACE}/Workers/{Sid} RejectPendingReservations`]: (world) => ({
    ActivitySid: [...world.activities.keys()][0] ?? '',
  }),
  [`POST ${WORKSPACE}/Tasks/{Sid} Reason`]: () => ({ AssignmentStatus: 'completed' }),
};
