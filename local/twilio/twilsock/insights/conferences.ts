/** The Sync maps that Flex opens for the conference behind a voice task, in which nothing is known here. */

import type { World } from '../../../world/world';
import type { SyncService } from '../../sync/store/service';

/** From now on every new voice task in `world` has its map in `service`. */
export function offerConferenceMaps(world: World, service: SyncService) {
  world.listen((event) => {
    if (event.kind !== 'reservation' || event.change !== 'created') return;
    const task = world.tasks.get(world.reservations.get(event.reservationSid)?.taskSid ?? '');
    if (task === undefined || task.channel !== 'voice') return;
    const uniqueName = `${task.sid}.CS`;
    if (service.maps.find(uniqueName) === undefined) service.maps.create({ uniqueName }, { by: 'system' });
  });
}
