/** The `Routing` of a new interaction or invite. */
import type { Context } from 'hono';
import { type InviteDetails, TASK_CHANNEL_OF } from '../../world/invites';
import { ACCOUNT, type ChannelType, type TaskChannel } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter } from '../conventions/errors';
import { isRecord, parseJson } from '../conventions/json';
import { honoredProperties, textIn } from '../conventions/parameters';
import { TASK_CHANNELS } from '../taskrouter/configuration';
import { workerForTarget } from '../taskrouter/routing';
import { priorityOf, timeoutOf } from '../taskrouter/task-input';
import { workflowIn } from '../taskrouter/tasks';

const PROPERTIES = [
  'workspace_sid',
  'workflow_sid',
  'queue_sid',
  'worker_sid',
  'task_channel_unique_name',
  'task_channel_sid',
  'attributes',
  'priority',
  'timeout',
] as const;

/** Reads whom the routing names, or the first agent if it names none, because no workflow runs here. */
export function readRouting(
  c: Context,
  given: Readonly<Record<string, unknown>>,
  channelType: ChannelType,
  world: World,
): InviteDetails {
  const routing = honoredProperties(c, 'Routing', given, ['type', 'properties']);
  const type = textIn('Routing.type', routing.type) ?? 'TaskRouter';
  if (type.toLowerCase() !== 'taskrouter') throw badParameter(`Invalid Routing: '${type}' is not TaskRouter`);
  const properties = honoredProperties(c, 'Routing.properties', objectIn(routing.properties, 'properties'), PROPERTIES);
  only(properties.workspace_sid, ACCOUNT.workspaceSid, 'workspace_sid');
  const workflow = workflowIn(textIn('Routing.properties.workflow_sid', properties.workflow_sid), world);
  only(properties.queue_sid, workflow.queue.sid, 'queue_sid');
  const target = textIn('Routing.properties.worker_sid', properties.worker_sid);
  const worker = target ?? workerForTarget(undefined, workflow, world);
  if (!world.workers.has(worker)) throw badParameter(`Invalid Routing: there is no worker ${worker}`);
  return {
    workerSid: worker,
    workflow,
    routingTarget: target ?? null,
    taskChannel: taskChannelOf(properties) ?? TASK_CHANNEL_OF[channelType],
    attributes: objectIn(properties.attributes, 'attributes'),
    ...(properties.priority === undefined ? {} : { priority: priorityOf('Routing', properties.priority) }),
    ...(properties.timeout === undefined ? {} : { timeout: timeoutOf('Routing', properties.timeout) }),
  };
}

/** An object that may be sent as JSON text. */
function objectIn(given: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = typeof given === 'string' ? parseJson(given) : (given ?? {});
  if (!isRecord(value)) throw badParameter(`Invalid Routing: ${name} is not a JSON object`);
  return value;
}

/** There is one workspace, and one queue of a workflow. */
function only(given: unknown, sid: string, name: string) {
  if (given !== undefined && given !== sid) throw badParameter(`Invalid Routing: there is no ${name} '${given}'`);
}

function taskChannelOf(given: {
  readonly task_channel_unique_name: unknown;
  readonly task_channel_sid: unknown;
}): TaskChannel | undefined {
  const name = given.task_channel_unique_name;
  const sid = given.task_channel_sid;
  if (name === undefined && sid === undefined) return undefined;
  const names = Object.keys(TASK_CHANNELS) as TaskChannel[];
  const found = names.find((each) => {
    return (name === undefined || each === name) && (sid === undefined || TASK_CHANNELS[each].sid === sid);
  });
  if (found === undefined) throw badParameter(`Invalid Routing: there is no task channel '${name ?? sid}'`);
  return found;
}
