/** The variables of the functions in Local Twilio, the same ones as in a deployment. */
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
