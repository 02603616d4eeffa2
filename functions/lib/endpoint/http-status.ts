/** The HTTP status of each failure. */
import type { NewInteractionFailure } from '../../../src/contract/new-interaction';

export const HTTP_STATUS: Readonly<Record<NewInteractionFailure['code'], number>> = {
  'bad-request': 400,
  'not-current': 400,
  'contract-mismatch': 400,
  'unknown-destination': 400,
  'url-refused': 400,
  'name-refused': 400,
  unauthenticated: 401,
  'not-permitted': 403,
  'switched-off': 403,
  'not-found': 404,
  conflict: 409,
  changed: 409,
  'in-progress': 409,
  'operation-reused': 409,
  'too-many-requests': 429,
  'too-many-waiting': 429,
  internal: 500,
  misconfigured: 500,
  'left-behind': 502,
  'outcome-unknown': 502,
  'webhook-unreadable': 502,
  'twilio-refused': 502,
  'twilio-unavailable': 503,
};
