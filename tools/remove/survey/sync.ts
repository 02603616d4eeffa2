/** Reads Sync: our private service, and our timelines in the account's default service. */
import * as v from 'valibot';
import { isAbsent } from '../../../functions/lib/twilio/http';
import { read } from '../../../functions/lib/twilio/read';
import { timelineName } from '../../../src/contract/timeline';
import { RECORDS_SERVICE } from '../../deploy/records-service';
import type { Named } from '../account';
import { required } from '../client';
import type { Lists } from '../lists';

export const SYNC = 'https://sync.twilio.com/v1/Services';
/** The default service, which Flex and other programs use, too. It is never removed. */
export const DEFAULT_SERVICE = `${SYNC}/default`;

const identified = v.object({ sid: v.string() });
const service = v.object({ sid: v.string(), friendly_name: v.nullish(v.string()) });
const map = v.object({ sid: v.string(), unique_name: v.nullish(v.string()) });

/** Returns the services with our name, first those in `used`. The default service is not ours, whatever its name. */
export async function readRecordsServices(lists: Lists, used: readonly string[]): Promise<string[]> {
  const services = await lists.all({ title: 'The list of Sync services', url: SYNC, key: 'services', item: service });
  const defaultSid = await readDefaultService(lists);
  const sids = services
    .filter(({ sid, friendly_name }) => friendly_name === RECORDS_SERVICE && sid !== defaultSid)
    .map(({ sid }) => sid);
  return [...sids.filter((sid) => used.includes(sid)), ...sids.filter((sid) => !used.includes(sid))];
}

async function readDefaultService(lists: Lists): Promise<string | null> {
  const reply = read(identified, await lists.http({ method: 'GET', url: DEFAULT_SERVICE }));
  return !reply.ok && isAbsent(reply.failure) ? null : required('The default Sync service', reply).sid;
}

export async function readTimelines(lists: Lists): Promise<Named[]> {
  const url = `${DEFAULT_SERVICE}/Maps`;
  const maps = await lists.all({ title: 'The list of Sync maps', url, key: 'maps', item: map });
  return maps.flatMap(({ sid, unique_name }) => (v.is(timelineName, unique_name) ? [{ sid, name: unique_name }] : []));
}
