/** Reports failures that an administrator must act on: Flex passes a plugin's console errors to Twilio's Debugger. */
import type { Endpoint } from '../contract/endpoints';
import type { RequestFailure } from './backend';

/** Returns the line to report, or null if no administrator needs to act. It contains no personal data. */
export function failureReport(endpoint: Endpoint, failure: RequestFailure): string | null {
  const details = detailsOf(failure);
  return details === null ? null : ['interaction-webhooks', endpoint, failure.code, ...details].join(' ');
}

function detailsOf(failure: RequestFailure): readonly string[] | null {
  switch (failure.code) {
    case 'internal':
      return [];
    case 'misconfigured':
      return failure.variable === null ? [] : [`variable=${failure.variable}`];
    case 'contract-mismatch':
      return [`deploy=${failure.deploy}`];
    case 'unreadable-answer':
      return [`status=${failure.status}`];
    case 'left-behind':
      return [`ttid=${failure.ttid}`, `twilio-code=${failure.twilioCode}`, `twilio-request=${failure.requestId}`];
    default:
      return null;
  }
}
