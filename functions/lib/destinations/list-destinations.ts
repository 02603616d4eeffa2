/** Lists the named destinations for the console, with how they are doing. */
import type { DestinationDetails } from '../../../src/contract/destination';
import { ok } from '../../../src/contract/result';
import type { Operation } from '../endpoint/context';
import { addressFor } from '../endpoint/visible-url';
import { mayEnterUrl } from '../settings/destinations';
import { destinationHealth } from '../twilio/destination-health';

const NEVER_TRIED = { lastSuccess: null, lastFailure: null };

/** The list does not depend on the health, which is shown as unknown if Sync does not answer. */
export const listDestinations: Operation<'listDestinations'> = async ({ actor, http, settings }) => {
  const health = await destinationHealth(http, settings.recordsServiceSid).read();
  const destinations = settings.destinations.map(
    ({ key, label, url, roles, isRelayed, secrets }): DestinationDetails => ({
      key,
      label,
      address: addressFor(actor, url),
      roles: [...roles],
      isRelayed,
      isSigned: secrets.length > 0,
      canUse: roles.includes(actor.role),
      health: health.ok ? (health.value.get(key) ?? NEVER_TRIED) : null,
    }),
  );
  return ok({ destinations, canUseUrl: mayEnterUrl(actor.role, settings) });
};
