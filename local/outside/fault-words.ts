/** The endpoints, faults and calls that `/outside` offers, and their labels. */
import { everyFault } from '../faults/every-fault';
import type { Fault, Moment } from '../faults/fault';
import type { Calls } from '../faults/rule';

const WEBHOOKS = 'flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const INTERACTION = 'flex-api.twilio.com/v1/Interactions/:interaction';
const RECORDS = 'sync.twilio.com/v1/Services/:service/Maps/:map/Items';

export const BIND = `POST ${INTERACTION}`;
export const DELETE_WEBHOOK = `DELETE ${WEBHOOKS}/:webhook`;

/** The endpoints that the functions use, with their labels. */
export const ENDPOINTS: readonly { readonly words: string; readonly endpoint: string }[] = [
  { words: 'Register a webhook', endpoint: `POST ${WEBHOOKS}` },
  { words: 'Bind the webhook to the interaction', endpoint: BIND },
  { words: 'Delete a webhook', endpoint: DELETE_WEBHOOK },
  { words: 'Read a webhook', endpoint: `GET ${WEBHOOKS}/:webhook` },
  { words: 'List webhooks', endpoint: `GET ${WEBHOOKS}` },
  { words: 'Read the interaction', endpoint: `GET ${INTERACTION}` },
  { words: 'Read the interaction’s participants', endpoint: `GET ${INTERACTION}/Channels/:channel/Participants` },
  { words: 'Validate a token', endpoint: 'POST iam.twilio.com/v1/Accounts/:account/Tokens/validate' },
  { words: 'Read the account’s configuration', endpoint: 'GET flex-api.twilio.com/v1/Configuration' },
  { words: 'Read the record', endpoint: `GET ${RECORDS}/:item` },
  { words: 'Create the record', endpoint: `POST ${RECORDS}` },
  { words: 'Update the record', endpoint: `POST ${RECORDS}/:item` },
  { words: 'Delete the record', endpoint: `DELETE ${RECORDS}/:item` },
];

export const FAULTS = everyFault({ latenciesMs: [2_000, 10_000], retriesAfterSeconds: [2, 30] });

export const CALLS: readonly Calls[] = [{ kind: 'next', count: 1 }, { kind: 'next', count: 3 }, { kind: 'all' }];

export const endpointInWords = (endpoint: string) =>
  ENDPOINTS.find((known) => known.endpoint === endpoint)?.words ?? endpoint;

export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'latency':
      return `${fault.ms / 1_000} s slower`;
    case 'too-many-requests':
      return `429, retry after ${fault.retryAfterSeconds} s`;
    case 'server-error':
      return `500, ${effectOf(fault.moment)}`;
    case 'hang':
      return `No answer, ${effectOf(fault.moment)}`;
    case 'reset':
      return `Connection lost, ${effectOf(fault.moment)}`;
    case 'truncated':
      return 'Request carried out, answer cut off';
    case 'wrong-json':
      return 'Request carried out, answer has the wrong shape';
  }
}

const effectOf = (moment: Moment) => (moment === 'before' ? 'request not carried out' : 'request carried out');

export function callsInWords(calls: Calls): string {
  switch (calls.kind) {
    case 'nth':
      return `Call number ${calls.n}`;
    case 'next':
      return calls.count === 1 ? 'Next call' : `Next ${calls.count} calls`;
    case 'all':
      return 'Until turned off';
  }
}
