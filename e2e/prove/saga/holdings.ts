/** Everything that an account holds at one moment. */
import { ACCOUNT } from '../../../local/world/model';
import { timelines as timelinesOf } from '../../functions/events';
import type { Stage } from '../../functions/stage';

export const holdings = (stage: Stage) => {
  const { world, sync } = stage;
  const map = sync.service(ACCOUNT.recordsSyncServiceSid).maps.find('interaction-webhooks');
  const records = map?.items().map(({ key, data }) => [key, data]) ?? null;
  const timelines = timelinesOf(stage).map(({ uniqueName }) => uniqueName);
  return [[...world.webhooks.values()], [...world.interactions.values()], records, timelines];
};
