/**
 * Calls Twilio's REST APIs directly, with the client of the functions: an account can have thousands of webhooks, and
 * the Twilio CLI takes most of a second for one call. Waits longer and tries more often than a function can.
 */
import { Deadline } from '../../functions/lib/twilio/deadline';
import {
  type Credentials,
  type Reply,
  type TwilioError,
  type TwilioHttp,
  twilioHttp,
} from '../../functions/lib/twilio/http';
import type { Io } from '../../functions/lib/twilio/io';
import { StepFailed } from '../account/step-failed';

/** The longest time for one call, in ms. Deleting a whole service can take longer than a function may wait. */
const CALL_MS = 30_000;
const ATTEMPTS = 6;

class PatientDeadline extends Deadline {
  override callBudget(): number {
    return CALL_MS;
  }
}

export const patientHttp = (credentials: Credentials, io: Io): TwilioHttp =>
  twilioHttp(credentials, new PatientDeadline(io.now, Number.POSITIVE_INFINITY), io, ATTEMPTS);

const KINDS = {
  refused: 'Twilio refused it',
  overloaded: 'Twilio is overloaded',
  unclear: 'Twilio gave no clear answer',
} as const satisfies Record<TwilioError['kind'], string>;

/** Describes an error of Twilio without Twilio's text. */
export function reasonOf(error: TwilioError): string {
  const details = [
    ...(error.kind === 'refused' ? [`status ${error.status}`] : []),
    ...(error.twilioCode === null ? [] : [`error ${error.twilioCode}`]),
    ...(error.requestId === null ? [] : [`request ${error.requestId}`]),
  ];
  return details.length === 0 ? KINDS[error.kind] : `${KINDS[error.kind]} (${details.join(', ')})`;
}

/** Returns the value of a reply. Throws `StepFailed` if there is none. */
export function required<T>(title: string, reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new StepFailed(
    `${title} could not be read: ${reasonOf(reply.failure)}.`,
    'Check the credentials and their rights, or try again later. A repeated removal continues where this one stopped.',
  );
}
