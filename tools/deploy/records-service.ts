import * as v from 'valibot';
import { readResources } from '../account/twilio-cli';

const FRIENDLY_NAME = 'Interaction webhooks: records';

const service = v.object({ sid: v.string(), friendlyName: v.nullable(v.string()), aclEnabled: v.boolean() });

export type RecordsService = v.InferOutput<typeof service>;

/** Returns the private Sync service for the attachments' records. */
export const findRecordsService = (): RecordsService | undefined =>
  readResources('sync:v1:services:list', ['--no-limit'], service).find(
    ({ friendlyName }) => friendlyName === FRIENDLY_NAME,
  );

/**
 * Creates the service if it is missing, and turns on its access control if it is off, so that Flex tokens have no
 * access. Returns its SID.
 */
export function ensureRecordsService(found: RecordsService | undefined): string {
  if (found?.aclEnabled) return found.sid;
  const [ensured] = found
    ? readResources('sync:v1:services:update', ['--sid', found.sid, '--acl-enabled'], service)
    : readResources('sync:v1:services:create', ['--friendly-name', FRIENDLY_NAME, '--acl-enabled'], service);
  if (ensured === undefined) throw new Error('The Twilio CLI printed no Sync service.');
  return ensured.sid;
}
