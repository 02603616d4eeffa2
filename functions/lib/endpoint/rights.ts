/** The rights of each role over webhooks in the console. */
import type { Role } from '../../../src/contract/roles';
import type { WebhookType } from '../../../src/contract/webhooks';

interface RoleHolder {
  readonly role: Role;
}

export const mayUseConsole = ({ role }: RoleHolder) => role !== 'agent';

/**
 * Returns whether a person may create, edit and delete webhooks of a type. Only administrators may change `global`, and
 * delete an `unreadable` one, which may be global.
 */
export const mayChange = ({ role }: RoleHolder, type: WebhookType | 'unreadable') =>
  role === 'admin' || (role === 'supervisor' && type === 'interaction');
