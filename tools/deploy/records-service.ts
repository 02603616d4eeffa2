import * as v from 'valibot';
import { LISTS, MAPS } from '../../functions/lib/twilio/collections';
import { readResource, readResources } from '../account/twilio-cli';

/** The friendly name of the private Sync service. */
export const RECORDS_SERVICE = 'Interaction webhooks: records';

const service = v.object({ sid: v.string(), friendlyName: v.nullable(v.string()), aclEnabled: v.boolean() });

export type RecordsService = v.InferOutput<typeof service>;

/**
 * Returns the private Sync service for the attachments' records. If several have its name, it is the one that the
 * functions use already.
 */
export function findRecordsService(usedSid: string | null): RecordsService | undefined {
  const services = readResources('sync:v1:services:list', ['--no-limit'], service);
  const named = services.filter(({ friendlyName }) => friendlyName === RECORDS_SERVICE);
  return named.find(({ sid }) => sid === usedSid) ?? named[0];
}

/**
 * Creates the service if it is missing, and turns on its access control if it is off, so that Flex tokens have no
 * access. Returns its SID.
 */
export function ensureRecordsService(found: RecordsService | undefined): string {
  if (found?.aclEnabled) return found.sid;
  const ensured = found
    ? readResource('sync:v1:services:update', ['--sid', found.sid, '--acl-enabled'], service)
    : readResource('sync:v1:services:create', ['--friendly-name', RECORDS_SERVICE, '--acl-enabled'], service);
  return ensured.sid;
}

const collection = v.object({ uniqueName: v.nullable(v.string()) });

/**
 * Creates the maps and lists in the service that are missing. The functions would create them, too, but the person who
 * needs one first would have to wait for it.
 */
export function ensureCollections(serviceSid: string): void {
  const service = ['--service-sid', serviceSid];
  for (const [kind, names] of [
    ['maps', Object.values(MAPS)],
    ['lists', Object.values(LISTS)],
  ] as const) {
    const found = readResources(`sync:v1:services:${kind}:list`, [...service, '--no-limit'], collection);
    for (const name of names) {
      if (found.some(({ uniqueName }) => uniqueName === name)) continue;
      readResources(`sync:v1:services:${kind}:create`, [...service, '--unique-name', name], collection);
    }
  }
}
