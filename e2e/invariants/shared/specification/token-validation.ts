/**
 * The validation of Flex tokens, which no OpenAPI document of Twilio's describes. Roles may be any text, because Flex
 * has more roles than this product uses.
 *
 * Source: the package `twilio-flex-token-validator` 1.6.0, which sends JSON with the account's credentials.
 */
import type { OpenApi, Schema } from './open-api';

const text: Schema = { type: 'string', minLength: 1 };

export const TOKEN_VALIDATION: OpenApi = {
  paths: {
    '/v1/Accounts/{AccountSid}/Tokens/validate': {
      post: {
        security: [{ accountSid_authToken: [] }],
        parameters: [
          {
            name: 'AccountSid',
            in: 'path',
            required: true,
            schema: { type: 'string', pattern: '^AC[0-9a-fA-F]{32}$' },
          },
        ],
        requestBody: {
          content: { 'application/json': { schema: { type: 'object', properties: { token: text } } } },
        },
        responses: {
          200: {
            content: {
              'application/json': {
                schema: { oneOf: [{ $ref: '#/components/schemas/valid' }, { $ref: '#/components/schemas/invalid' }] },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      valid: {
        type: 'object',
        properties: {
          valid: { type: 'boolean', enum: [true] },
          expiration: { type: 'string', format: 'date-time' },
          realm_user_id: text,
          identity: text,
          roles: { type: 'array', minItems: 1, items: text },
          worker_sid: { type: 'string', pattern: '^WK[0-9a-fA-F]{32}$', nullable: true },
        },
      },
      invalid: {
        type: 'object',
        properties: { valid: { type: 'boolean', enum: [false] }, code: { type: 'integer' }, message: text },
      },
    },
  },
};
