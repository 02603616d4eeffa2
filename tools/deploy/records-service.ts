/** The private Sync service for the records of what is attached: no Flex token reaches it. */
import * as v from 'valibot';
import { readResources } from '../account/twilio-cli';

const FRIENDLY_NAME = 'Interaction webhooks: records';

const service = v.object({ sid: v.string(), friendlyName: v.nullable(v.string()), aclEnabled: v.boolean() });

/** The service's SID. It is created when there is none, and its access control is switched on when it is off. */
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
