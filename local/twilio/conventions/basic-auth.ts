import { basicAuth } from 'hono/basic-auth';
import { ACCOUNT } from '../../world/model';
import { errorBody } from './errors';

/** Lets requests with the account's SID and auth token pass; all others get Twilio's 401 with code 20003. */
export const accountAuth = () =>
  basicAuth({
    username: ACCOUNT.accountSid,
    password: ACCOUNT.authToken,
    realm: 'Twilio API',
    invalidUserMessage: errorBody(401, 20003, 'Authenticate'),
  });
