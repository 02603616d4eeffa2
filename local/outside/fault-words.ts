/** Faults in plain words: what `/outside` offers, and how it names what is in force. */
import { everyFault } from '../faults/every-fault';
import type { Fault, Moment } from '../faults/fault';
import type { Calls } from '../faults/rule';

const WEBHOOKS = 'flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks';
const INTERACTION = 'flex-api.twilio.com/v1/Interactions/:interaction';
const RECORDS = 'sync.twilio.com/v1/Services/:service/Maps/:map/Items';

/** The endpoints that the functions use, by what they are for. */
export const ENDPOINTS: readonly { readonly words: string; readonly endpoint: string }[] = [
  { words: 'Register a webhook', endpoint: `POST ${WEBHOOKS}` },
  { words: 'Bind it to the interaction', endpoint: `POST ${INTERACTION}` },
  { words: 'Delete a webhook', endpoint: `DELETE ${WEBHOOKS}/:webhook` },
  { words: 'Read a webhook', endpoint: `GET ${WEBHOOKS}/:webhook` },
  { words: 'List the webhooks', endpoint: `GET ${WEBHOOKS}` },
  { words: 'Read the interaction', endpoint: `GET ${INTERACTION}` },
  { words: 'Read its participants', endpoint: `GET ${INTERACTION}/Channels/:channel/Participants` },
  { words: 'Validate a token', endpoint: 'POST iam.twilio.com/v1/Accounts/:account/Tokens/validate' },
  { words: 'Read the account’s configuration', endpoint: 'GET flex-api.twilio.com/v1/Configuration' },
  { words: 'Read the record', endpoint: `GET ${RECORDS}/:item` },
  { words: 'Write a new record', endpoint: `POST ${RECORDS}` },
  { words: 'Change the record', endpoint: `POST ${RECORDS}/:item` },
  { words: 'Delete the record', endpoint: `DELETE ${RECORDS}/:item` },
];

export const FAULTS = everyFault({ latenciesMs: [2_000, 10_000], retriesAfterSeconds: [2, 30] });

export const CALLS: readonly Calls[] = [{ kind: 'next', count: 1 }, { kind: 'next', count: 3 }, { kind: 'all' }];

export const endpointInWords = (endpoint: string) =>
  ENDPOINTS.find((known) => known.endpoint === endpoint)?.words ?? endpoint;

export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'latency':
      return `Slow: ${fault.ms / 1_000} s more`;
    case 'too-many-requests':
      return `429: try again after ${fault.retryAfterSeconds} s`;
    case 'server-error':
      return `500, ${done(fault.moment)}`;
    case 'hang':
      return `No answer, ${done(fault.moment)}`;
    case 'reset':
      return `Connection lost, ${done(fault.moment)}`;
    case 'truncated':
      return 'Done, but the answer breaks off';
    case 'wrong-json':
      return 'Done, but the answer has another shape';
  }
}

const done = (moment: Moment) => (moment === 'before' ? 'nothing done' : 'but it was done');

export function callsInWords(calls: Calls): string {
  switch (calls.kind) {
    case 'nth':
      return `Call number ${calls.n}`;
    case 'next':
      return calls.count === 1 ? 'Next call' : `Next ${calls.count} calls`;
    case 'all':
      return 'Until switched off';
  }
}
