/** The Sync maps that Flex opens for the conference behind a voice task. They are empty here. */

import type { World } from '../../../world/world';
import type { SyncService } from '../../sync/store/service';

/** Creates a map in `service` for every new voice task in `world` from now on. */
export function publishConferenceMaps(world: World, service: SyncService) {
  world.listen((event) => {
    if (event.kind !== 'reservation' || event.change !== 'created') return;
    const task = world.tasks.get(world.reservations.get(event.reservationSid)?.taskSid ?? '');
    if (task === undefined || task.channel !== 'voice') return;
    const uniqueName = `${task.sid}.CS`;
    if (service.maps.find(uniqueName) === undefined) service.maps.create({ uniqueName }, { by: 'system' });
  });
}
