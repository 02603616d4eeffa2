/** Everything that an account holds at one moment. */
import { ACCOUNT } from '../../../local/world/model';
import { timelines as timelinesOf } from '../../fixtures/events';
import type { Harness } from '../../fixtures/harness';

export const holdings = (harness: Harness) => {
  const { world, sync } = harness;
  const map = sync.service(ACCOUNT.recordsSyncServiceSid).maps.find('interaction-webhooks');
  const records = map?.items().map(({ key, data }) => [key, data]) ?? null;
  const timelines = timelinesOf(harness).map(({ uniqueName }) => uniqueName);
  return [[...world.webhooks.values()], [...world.interactions.values()], records, timelines];
};
