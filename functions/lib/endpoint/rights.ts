/** Who may do what in the console. */
import type { Endpoint } from '../../../src/contract/endpoints';
import { fail } from '../../../src/contract/result';
import type { WebhookType } from '../../../src/contract/webhooks';
import type { Actor } from './actor';
import type { Operation } from './endpoint';

/** An operation of the console: agents are refused, whatever they ask for. */
export const notForAgents =
  <E extends Endpoint>(operation: Operation<E>): Operation<E> =>
  async (service, request) =>
    service.actor.role === 'agent' ? fail({ code: 'not-permitted' }) : operation(service, request);

/** Whether somebody may create, edit or delete webhooks of a type: what is `global` is an administrator's alone. */
export const mayChange = ({ role }: Pick<Actor, 'role'>, type: WebhookType) =>
  role === 'admin' || (role === 'supervisor' && type === 'interaction');
