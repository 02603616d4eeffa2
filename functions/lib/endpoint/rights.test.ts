import type { Role } from '../../../src/contract/roles';
import { WEBHOOK_TYPES, type WebhookType } from '../../../src/contract/webhooks';
import { mayChange } from './rights';

test.each<[Role, readonly WebhookType[]]>([
  ['agent', []],
  ['supervisor', ['interaction']],
  ['admin', ['interaction', 'global']],
])('%s may change webhooks of these types: %p', (role, types) => {
  expect(WEBHOOK_TYPES.filter((type) => mayChange({ role }, type))).toEqual(types);
});
