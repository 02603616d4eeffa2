import { ACCOUNT } from '../../world/model';

/**
 * The only parameters that Local Twilio accepts and ignores. Flex or an SDK sends each of them, and none changes what
 * Local Twilio would answer.
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

export const IGNORED_PARAMETERS: readonly IgnoredParameter[] = [
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
