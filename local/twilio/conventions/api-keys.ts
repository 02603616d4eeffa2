/**
 * The account's API keys. The secret of a key follows from its SID, so that a key of an earlier start is still valid.
 */
import { createHmac } from 'node:crypto';
import { ACCOUNT } from '../../world/model';

const SECRET_CHARACTERS = 32;

/** Null if the name is not that of an API key. */
export const secretOfApiKey = (sid: string): string | null =>
  /^SK[0-9a-f]{32}$/.test(sid)
    ? createHmac('sha256', ACCOUNT.authToken).update(sid).digest('base64url').slice(0, SECRET_CHARACTERS)
    : null;
