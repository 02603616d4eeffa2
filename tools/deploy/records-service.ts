import * as v from 'valibot';
import { readResources } from '../account/twilio-cli';

const FRIENDLY_NAME = 'Interaction webhooks: records';

const service = v.object({ sid: v.string(), friendlyName: v.nullable(v.string()), aclEnabled: v.boolean() });

/**
 * Creates the private Sync service for the attachments' records if it is missing, and turns on its access control if it
 * is off, so that Flex tokens have no access. Returns its SID.
 */
export function ensureRecordsService(): string {
  const found = readResources('sync:v1:services:list', ['--no-limit'], service).find(
    ({ friendlyName }) => friendlyName === FRIENDLY_NAME,
  );
  if (found?.aclEnabled) return found.sid;
  const [ensured] = found
    ? readResources('sync:v1:services:update', ['--sid', found.sid, '--acl-enabled'], service)
    : readResources('sync:v1:services:create', ['--friendly-name', FRIENDLY_NAME, '--acl-enabled'], service);
  if (ensured === undefined) throw new Error('The Twilio CLI printed no Sync service.');
  return ensured.sid;
}
