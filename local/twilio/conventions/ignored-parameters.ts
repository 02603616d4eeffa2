import { ACCOUNT } from '../../world/model';

/**
 * The only parameters that Local Twilio accepts and ignores. Flex, an SDK or the CLI sends each of them, and none
 * changes what Local Twilio would answer.
 */
interface IgnoredParameter {
  /** The method, the host and the path as registered, such as `GET sync.twilio.com/v1/Services/:service`. */
  readonly route: string;
  /** A parameter of the query, the form or the JSON body, or a header. */
  readonly name: string;
  readonly sentBy: string;
  readonly reason: string;
}

/** The changes of conversations, participants and messages. */
const CONVERSATION_CHANGES = ['/v1', `/v1/Services/${ACCOUNT.chatServiceSid}`].flatMap((base) => {
  const conversation = `${base}/Conversations/:conversation`;
  const [one, many] = [
    [conversation, `${conversation}/Participants/:participant`, `${conversation}/Messages/:message`],
    [`${base}/Conversations`, `${conversation}/Participants`, `${conversation}/Messages`],
  ];
  return [...many, ...one].map((path) => `POST ${path}`).concat(one.map((path) => `DELETE ${path}`));
});

const PLUGIN_SERVICE = 'flex-api.twilio.com/v1/PluginService';

/** The requests to the registry of plugins. */
const PLUGIN_SERVICE_REQUESTS = [
  ...['Plugins', 'Plugins/:plugin/Versions', 'Configurations', 'Releases'].flatMap((many) => [
    `GET ${PLUGIN_SERVICE}/${many}`,
    `POST ${PLUGIN_SERVICE}/${many}`,
  ]),
  ...['Plugins/:plugin', 'Plugins/:plugin/Versions/:pluginVersion', 'Configurations/:configuration'].flatMap((one) => [
    `GET ${PLUGIN_SERVICE}/${one}`,
    `POST ${PLUGIN_SERVICE}/${one}/Archive`,
  ]),
  `POST ${PLUGIN_SERVICE}/Plugins/:plugin`,
  `GET ${PLUGIN_SERVICE}/Configurations/:configuration/Plugins`,
  `GET ${PLUGIN_SERVICE}/Configurations/:configuration/Plugins/:plugin`,
  `GET ${PLUGIN_SERVICE}/Releases/:release`,
];

export const IGNORED_PARAMETERS: readonly IgnoredParameter[] = [
  ...PLUGIN_SERVICE_REQUESTS.map((route) => ({
    route,
    name: 'Flex-Metadata',
    sentBy: 'twilio, if asked to',
    reason: 'It names the program that asks, for statistics.',
  })),
  {
    route: `POST ${PLUGIN_SERVICE}/Plugins/:plugin/Versions`,
    name: 'CliVersion',
    sentBy: 'the Twilio CLI’s plugin for Flex',
    reason: 'No answer shows the version of the CLI.',
  },
  {
    route: 'POST serverless.twilio.com/v1/Services/:service/Environments',
    name: 'FriendlyName',
    sentBy: 'the Twilio CLI’s plugin for Functions',
    reason: 'An environment has no such property.',
  },
  {
    route: 'POST serverless.twilio.com/v1/Services/:service/Environments/:environment/Deployments',
    name: 'IsPlugin',
    sentBy: 'the Twilio CLI’s plugin for Flex',
    reason: 'The files of a plugin are deployed as all others are.',
  },
  ...CONVERSATION_CHANGES.map((change) => ({
    route: change.replace(' ', ' conversations.twilio.com'),
    name: 'X-Twilio-Webhook-Enabled',
    sentBy: 'twilio, if asked to',
    reason: 'The account has no webhooks of Conversations.',
  })),
  ...['Lists', 'Maps'].map((folder) => ({
    route: `GET cds.us1.twilio.com/v3/${folder}/:object/Items`,
    name: 'HideExpired',
    sentBy: 'twilio-sync',
    reason: 'An expired item is removed at once, so that no list has it.',
  })),
  {
    route: 'GET flex-api.twilio.com/v1/Configuration',
    name: 'UiVersion',
    sentBy: 'Flex',
    reason: 'The version that is running. The account has one configuration for all versions.',
  },
  ...['flex-api', 'event-bridge'].map((api) => ({
    route: `POST ${api}.twilio.com/v1/Interactions`,
    name: 'Channel.properties.from_name',
    sentBy: 'Flex',
    reason: 'The name of the sender of an email. No email is sent.',
  })),
  {
    route: 'POST iam.twilio.com/v1/Accounts/:account/authenticate',
    name: 'products',
    sentBy: 'Flex',
    reason: 'It names Flex, the only product that a person can sign in to here.',
  },
  {
    route: 'POST cds.us1.twilio.com/v4/Subscriptions',
    name: 'event_protocol_version',
    sentBy: 'twilio-sync',
    reason: 'Events have the same form in each version that an SDK asks for.',
  },
  {
    route: 'POST cds.us1.twilio.com/v4/Subscriptions',
    name: 'retried_requests',
    sentBy: 'twilio-sync',
    reason: 'A number for statistics.',
  },
  {
    route: 'POST cds.us1.twilio.com/v4/Subscriptions',
    name: 'ttl_in_s',
    sentBy: 'twilio-sync',
    reason: 'It asks for subscriptions without an end, as all are here.',
  },
  {
    route: 'POST cds.us1.twilio.com/v4/Subscriptions',
    name: 'reason',
    sentBy: 'twilio-sync',
    reason: 'It says why the client subscribes again, for statistics.',
  },
  {
    route: 'POST cds.us1.twilio.com/v3/Insights/:index/Items',
    name: 'type',
    sentBy: 'twilio-sync',
    reason: 'It says whether the client will subscribe to the query. The items are the same.',
  },
  {
    route: 'GET aim.us1.twilio.com/Client/v2/Conversations/:conversation/MessageRecipients',
    name: 'MessageSid',
    sentBy: '@twilio/conversations',
    reason: 'The list is empty, because no message has recipients here.',
  },
  {
    route: 'GET aim.us1.twilio.com/Client/v2/Conversations/:conversation/MessageRecipients',
    name: 'PageSize',
    sentBy: '@twilio/conversations',
    reason: 'The list is empty, because no message has recipients here.',
  },
];
