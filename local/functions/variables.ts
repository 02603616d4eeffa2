/** The variables of the functions in Local Twilio. */
import type { Forward } from '../delivery/forward-option';
import { ACCOUNT } from '../world/model';
import { FUNCTIONS_DOMAIN } from './address';

export type Variables = Readonly<Record<string, string>>;

/** Those that Twilio's platform sets. */
export const platformVariables = (domain: string): Variables => ({
  ACCOUNT_SID: ACCOUNT.accountSid,
  AUTH_TOKEN: ACCOUNT.authToken,
  DOMAIN_NAME: domain,
});

/** Those that a deployment sets. */
export const DEPLOYED_VARIABLES: Variables = {
  RECORDS_SYNC_SERVICE_SID: ACCOUNT.recordsSyncServiceSid,
  DESTINATION_CRM: 'CRM | https://crm.example.com/interaction-events',
  ALLOWED_HOSTS: 'example.com',
  DESTINATION_QUALITY: 'Quality team | https://quality.example.com/events | supervisor, admin',
};

export const FUNCTION_VARIABLES: Variables = { ...platformVariables(FUNCTIONS_DOMAIN), ...DEPLOYED_VARIABLES };

/** The further destinations of `npm start`, with one for each forwarded host that has none. */
export function demoDestinations(forwards: readonly Forward[]): Variables {
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
