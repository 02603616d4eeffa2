/** The events in docs/receive.md are the ones that Local Twilio sends. */

import { startDelivery } from '../../../local/delivery/deliver';
import { DeliveryLog } from '../../../local/delivery/log';
import { CustomerSystems } from '../../../local/delivery/systems';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { makeHappen } from '../../../local/outside/changes';
import { seed } from '../../../local/world/seed';
import { World } from '../../../local/world/world';
import { EVENT_NAMES } from '../../../src/contract/events';
import { documentedCode } from '../../fixtures/documented-code';

const documented = () =>
  documentedCode('text').map((block) =>
    Object.fromEntries(
      block
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    ),
  );

/** The parameters of the event that happens first in a freshly seeded world. */
function sent(event: string) {
  const world = new World();
  seed(world);
  const [agent] = [...world.users.values()];
  world.startChat({ customer: 'Nina Novak', channelType: 'web', workerSid: agent?.workerSid ?? '' });
  world.registerWebhook({
    type: 'global',
    url: 'https://crm.example.com/interaction-events',
    method: 'POST',
    events: [event],
    friendlyName: null,
  });
  const log = new DeliveryLog();
  startDelivery({ world, log, functions: { domain: FUNCTIONS_DOMAIN, origin: '' }, systems: new CustomerSystems() });
  makeHappen(world, event, undefined);
  return log.list()[0]?.parameters;
}

test('shows every event, in the order of the catalog', () => {
  expect(documented().map(({ EventType }) => EventType)).toEqual(EVENT_NAMES);
});

test.each(EVENT_NAMES)('%s is sent as documented', (event) => {
  expect(documented().find(({ EventType }) => EventType === event)).toEqual(sent(event));
});
