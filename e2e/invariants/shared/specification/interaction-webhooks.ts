/**
 * `Instances/{GO}/InteractionWebhooks`, which Twilio's OpenAPI leaves out.
 *
 * Source: "Register a webhook to receive Interactions events". Its parameter table (`Filters`, `Method`) and its
 * examples (`WebhookEvents`, `WebhookMethod`) differ. This description follows the examples, as all clients in use do.
 */
import type { OpenApi, Operation, Parameter, Schema } from './open-api';

const EVENTS = [
  'onInteractionCreated',
  'onChannelCreated',
  'onChannelCreateFailed',
  'onChannelStatusUpdated',
  'onParticipantJoined',
  'onParticipantLeft',
  'onParticipantUpdated',
  // Not in the list of events, but in the examples.
  'onChannelUpdated',
];

const sid = (prefix: string): Schema => ({ type: 'string', pattern: `^${prefix}[0-9a-fA-F]{32}$` });
const ttid: Schema = { type: 'string', pattern: '^flex_interactionwebhook_[0-9A-Za-z]+$' };
const type: Schema = { type: 'string', enum: ['global', 'interaction'] };
const method: Schema = { type: 'string', enum: ['POST', 'GET'] };
const events: Schema = { type: 'array', minItems: 1, items: { type: 'string', enum: EVENTS } };
const uri: Schema = { type: 'string', format: 'uri' };
const friendlyName: Schema = { type: 'string', minLength: 1 };

const instance: Parameter = { name: 'InstanceSid', in: 'path', required: true, schema: sid('GO') };
const webhook: Parameter = { name: 'Ttid', in: 'path', required: true, schema: ttid };

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const form = (schema: Schema) => ({ content: { 'application/x-www-form-urlencoded': { schema } } });
const one = json({ $ref: '#/components/schemas/webhook' });

const security: Operation['security'] = [{ accountSid_authToken: [] }];
const changes = { WebhookUrl: uri, WebhookMethod: method, WebhookEvents: events, FriendlyName: friendlyName };

export const INTERACTION_WEBHOOKS: OpenApi = {
  paths: {
    '/v1/Instances/{InstanceSid}/InteractionWebhooks': {
      get: {
        security,
        parameters: [
          instance,
          { name: 'type', in: 'query', schema: type },
          { name: 'PageSize', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000 } },
          { name: 'Page', in: 'query', schema: { type: 'integer', minimum: 0 } },
          // Not in the documentation of this list. Twilio's helper library sends it to Flex's other lists.
          { name: 'PageToken', in: 'query', schema: { type: 'string', minLength: 1 } },
        ],
        responses: { 200: json({ $ref: '#/components/schemas/webhooks' }) },
      },
      post: {
        security,
        parameters: [instance],
        requestBody: form({
          type: 'object',
          required: ['WebhookUrl', 'WebhookEvents'],
          properties: { ...changes, Type: type },
        }),
        responses: { 201: one },
      },
    },
    '/v1/Instances/{InstanceSid}/InteractionWebhooks/{Ttid}': {
      get: { security, parameters: [instance, webhook], responses: { 200: one } },
      post: {
        security,
        parameters: [instance, webhook],
        requestBody: form({ type: 'object', required: [], properties: changes }),
        responses: { 200: one },
      },
      delete: { security, parameters: [instance, webhook], responses: { 204: {} } },
    },
  },
  components: {
    schemas: {
      webhook: {
        type: 'object',
        // Twilio's examples omit `friendly_name` if none was given.
        required: [
          'ttid',
          'account_sid',
          'instance_sid',
          'webhook_url',
          'webhook_events',
          'webhook_method',
          'type',
          'url',
        ],
        properties: {
          ttid,
          account_sid: sid('AC'),
          instance_sid: sid('GO'),
          webhook_url: uri,
          webhook_events: { type: 'array', items: { type: 'string', enum: EVENTS } },
          webhook_method: method,
          friendly_name: { type: 'string' },
          type,
          url: uri,
        },
      },
      webhooks: {
        type: 'object',
        properties: {
          meta: {
            type: 'object',
            properties: {
              page: { type: 'integer', minimum: 0 },
              page_size: { type: 'integer', minimum: 1 },
              first_page_url: uri,
              previous_page_url: { ...uri, nullable: true },
              url: uri,
              next_page_url: { ...uri, nullable: true },
              key: { type: 'string', enum: ['data'] },
            },
          },
          data: { type: 'array', items: { $ref: '#/components/schemas/webhook' } },
        },
      },
    },
  },
};
