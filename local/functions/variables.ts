/** The variables of the functions in Local Twilio, the same ones as in a deployment. */
import type { Forward } from '../delivery/forward-option';
import { ACCOUNT } from '../world/model';
import { FUNCTIONS_DOMAIN } from './address';

export const FUNCTION_VARIABLES: Readonly<Record<string, string>> = {
  ACCOUNT_SID: ACCOUNT.accountSid,
  AUTH_TOKEN: ACCOUNT.authToken,
  DOMAIN_NAME: FUNCTIONS_DOMAIN,
  RECORDS_SYNC_SERVICE_SID: ACCOUNT.recordsSyncServiceSid,
  DESTINATION_CRM: 'CRM | https://crm.example.com/interaction-events',
  ALLOWED_HOSTS: 'example.com',
  DESTINATION_QUALITY: 'Quality team | https://crm.example.com/quality | supervisor, admin',
};

/** The further destinations of `npm start`, with one for each forwarded host that has none. */
export function demoDestinations(forwards: readonly Forward[]): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {
    DESTINATION_ANALYTICS: 'Analytics | https://analytics.example.com/interaction-events',
  };
  const known = Object.values({ ...FUNCTION_VARIABLES, ...variables });
  for (const [index, { host }] of forwards.entries()) {
    const url = `https://${host}/`;
    if (known.some((value) => value.includes(url))) continue;
    variables[`DESTINATION_FORWARD_${index + 1}`] = `${host} | ${url}interaction-events`;
  }
  return variables;
}
