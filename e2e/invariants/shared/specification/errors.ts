/**
 * Twilio's error answers. Its OpenAPI documents declare only successful answers.
 *
 * Source: the body is documented for the REST API as a whole, the codes in Twilio's error dictionary.
 */
import type { OpenApi, Schema } from './open-api';

/** The error codes that each status may have. */
const CODES: Readonly<Record<number, readonly number[]>> = {
  400: [20001],
  401: [20003],
  404: [20404, 54100, 54151, 54201],
  409: [20409, 54208, 54301],
  412: [20412, 54205],
  413: [54006],
  429: [20429, 54009],
};

const errorWith = (status: string, codes: readonly number[]): Schema => ({
  type: 'object',
  properties: {
    code: { type: 'integer', enum: codes },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', pattern: `^https://www\\.twilio\\.com/docs/errors/(${codes.join('|')})$` },
    status: { type: 'integer', enum: [Number(status)] },
  },
});

/** By status. */
export const ERRORS: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(CODES).map(([status, codes]) => [status, errorWith(status, codes)]),
);

export const ERROR_DOCUMENT: OpenApi = { paths: {}, components: { schemas: {} } };
