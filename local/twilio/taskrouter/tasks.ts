/** `Workspaces/{WS}/Tasks`. */
import { type Context, Hono } from 'hono';
import { ASSIGN_TO_ANYONE, type Task, type Workflow } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named } from '../conventions/errors';
import { PAGING, presentPage } from '../conventions/numbered-pages';
import { Parameters } from '../conventions/parameters';
import { equals, ordered, satisfies, select } from './filters';
import { presentTask, WORKSPACE_ADDRESS } from './present';
import { requireRevision, showRevision } from './revision';
import { workerForTarget } from './routing';
import { DETAILS, taskDetailsOf, taskUpdateOf, timeoutOf, UPDATE_FIELDS } from './task-input';

const STATUSES = ['pending', 'reserved', 'assigned', 'canceled', 'wrapping', 'completed'];

export const TASK_FILTERS = [
  'AssignmentStatus',
  'EvaluateTaskAttributes',
  'HasAddons',
  'Ordering',
  'Priority',
  'RoutingTarget',
  'TaskQueueName',
  'TaskQueueSid',
  'WorkflowName',
  'WorkflowSid',
] as const;

export const CREATE_FIELDS = [...DETAILS, 'RoutingTarget', 'TaskQueueSid', 'Timeout', 'WorkflowSid'] as const;

/** The tasks that a request selects, in its order. */
export function selectTasks(query: Parameters<(typeof TASK_FILTERS)[number]>, world: World): Task[] {
  const statuses = query.all('AssignmentStatus').flatMap((text) => text.split(','));
  const unknown = statuses.find((status) => !STATUSES.includes(status));
  if (unknown !== undefined) throw badParameter(`Invalid AssignmentStatus: '${unknown}'`);
  const priority = query.integer('Priority', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: undefined });
  const selected = select<Task>(world.tasks.values(), [
    ({ status }) => statuses.length === 0 || statuses.includes(status),
    equals(priority, (task) => task.priority),
    equals(query.optional('RoutingTarget'), (task) => task.routingTarget),
    equals(query.optional('TaskQueueName'), ({ workflow }) => workflow.queue.name),
    equals(query.optional('TaskQueueSid'), ({ workflow }) => workflow.queue.sid),
    equals(query.optional('WorkflowName'), ({ workflow }) => workflow.name),
    equals(query.optional('WorkflowSid'), ({ workflow }) => workflow.sid),
    satisfies('EvaluateTaskAttributes', query.optional('EvaluateTaskAttributes'), (task) => task.attributes),
  ]);
  // No task has add-ons.
  return ordered(query.flag('HasAddons') === true ? [] : selected, query.optional('Ordering'), {
    DateCreated: (task) => task.createdAt,
    Priority: (task) => task.priority,
    VirtualStartTime: (task) => task.virtualStartTime,
  });
}

/** Creates a task and offers it to the worker that its target names. */
export function createTask(form: Parameters<(typeof CREATE_FIELDS)[number]>, world: World): Task {
  const workflow = workflowIn(form.optional('WorkflowSid'), world);
  const queueSid = form.optional('TaskQueueSid');
  if (queueSid !== undefined && queueSid !== workflow.queue.sid) {
    throw badParameter(`Invalid TaskQueueSid: '${queueSid}' is not the queue of the workflow`);
  }
  const timeout = form.optional('Timeout');
  const routingTarget = form.optional('RoutingTarget');
  return world.createTask({
    channel: 'default',
    attributes: {},
    ...taskDetailsOf(form, world.now()),
    ...(timeout === undefined ? {} : { timeout: timeoutOf('Timeout', timeout) }),
    routingTarget: routingTarget ?? null,
    workflow,
    workerSid: workerForTarget(routingTarget, workflow, world),
  });
}

export function taskRoutes(world: World): Hono {
  const app = new Hono();
  const taskOf = (c: Context) => named(c, world.tasks, c.req.param('task'));

  app.get('/', (c) => {
    const query = Parameters.ofQuery(c, [...PAGING, ...TASK_FILTERS]);
    const items = selectTasks(query, world).map((task) => presentTask(task, world.now()));
    return c.json(presentPage(query, { key: 'tasks', items, address: `${WORKSPACE_ADDRESS}/Tasks` }));
  });

  app.post('/', async (c) => {
    const task = createTask(await Parameters.ofForm(c, CREATE_FIELDS), world);
    return c.json(presentTask(task, world.now()), 201);
  });

  app.get('/:task', (c) => {
    const task = taskOf(c);
    showRevision(c, task);
    return c.json(presentTask(task, world.now()));
  });

  app.post('/:task', async (c) => {
    const task = taskOf(c);
    requireRevision(c, task);
    const update = taskUpdateOf(await Parameters.ofForm(c, UPDATE_FIELDS), world.now());
    const updated = world.updateTask(task.sid, update);
    showRevision(c, updated);
    return c.json(presentTask(updated, world.now()));
  });

  return app;
}

/** The workflow with this SID, or the account's own if none is given. Throws Twilio's 20001 if there is none. */
export function workflowIn(sid: string | undefined, world: World): Workflow {
  if (sid === undefined) return ASSIGN_TO_ANYONE;
  const workflow = world.workflows.get(sid);
  if (workflow === undefined) throw badParameter(`Invalid WorkflowSid: '${sid}' does not exist`);
  return workflow;
}
