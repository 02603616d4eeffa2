/** The items that a filter of a list has to leave, by the documentation of the filter. */
import { ACCOUNT } from '../../../local/world/model';
import { absentSid } from '../../fixtures/subjects';
import { nameOf, type ServedOperation } from './operations';
import { parsed, propertyOf } from './read-back';
import { type Item, isObject, keyOf } from './resources';

/** Returns the items that remain, in the order in which the list has to show them. */
type Filter = (items: readonly Item[], values: readonly string[]) => readonly Item[];

const byProperty =
  (name: string): Filter =>
  (items, values) =>
    items.filter((item) => values.includes(String(propertyOf(name, item))));

/** Conditions of the form `name == "value"`, as all examples here are. */
const byAttribute: Filter = (items, [condition = '']) => {
  const [, name = '', value] = /^(\w+) == "(.*)"$/.exec(condition) ?? [];
  return items.filter(({ attributes }) => {
    const content = parsed(String(attributes));
    return isObject(content) && content[name] === value;
  });
};

/** Items that are equal in this order keep theirs. */
const ordered: Filter = (items, [ordering = '']) => {
  const [name = '', order] = ordering.split(':');
  const direction = order === 'desc' ? -1 : 1;
  return items.toSorted(
    (a, b) =>
      direction * String(propertyOf(name, a)).localeCompare(String(propertyOf(name, b)), 'en', { numeric: true }),
  );
};

const since =
  (isIn: (date: string, limit: string) => boolean): Filter =>
  (items, [limit = '']) =>
    items.filter(({ date_created: date }) => isIn(String(date).slice(0, limit.length), limit));

const QUEUE = 'Everyone';

/** Every worker serves the one queue of the account. */
const ofTheQueue =
  (known: string): Filter =>
  (items, [value]) =>
    value === known ? items : [];

const TASKROUTER = 'GET taskrouter.twilio.com/v1/Workspaces/{WorkspaceSid}';

const FILTERS: Readonly<Record<string, Filter>> = {
  Ordering: ordered,
  Order: (items, [order]) => (order === 'desc' ? items.toReversed() : items),
  EvaluateTaskAttributes: byAttribute,
  TargetWorkersExpression: byAttribute,
  WorkflowName: byProperty('WorkflowFriendlyName'),
  HasAddons: (items, [value]) => items.filter(({ addons }) => String(addons !== '{}') === value),
  StartDate: since((date, limit) => date >= limit),
  EndDate: since((date, limit) => date <= limit),
  From: (items, [from]) => items.slice(items.findIndex((item) => keyOf(item) === from)),
  // Together with `From`, which names the first item.
  Bounds: (items, [bounds]) => (bounds === 'exclusive' ? items.slice(1) : items),
  TaskQueueName: byProperty('TaskQueueFriendlyName'),
  [`${TASKROUTER}/Workers TaskQueueName`]: ofTheQueue(QUEUE),
  [`${TASKROUTER}/Workers TaskQueueSid`]: ofTheQueue(ACCOUNT.queueSid),
  [`${TASKROUTER}/TaskQueues WorkerSid`]: (items, [worker]) => (worker === absentSid('WK') ? [] : items),
  [`${TASKROUTER}/TaskQueues EvaluateWorkerAttributes`]: (items, [condition]) =>
    condition === 'email == "alice@example.com"' ? items : [],
};

export const filterOf = (operation: ServedOperation, name: string): Filter =>
  FILTERS[`${nameOf(operation)} ${name}`] ?? FILTERS[name] ?? byProperty(name);

/** The values that items have where a filter has its name. */
export const valuesIn = (items: readonly Item[], name: string): string[] => [
  ...new Set(
    items.flatMap((item) => {
      const value = propertyOf(name, item);
      return value === undefined || value === null ? [] : [String(value)];
    }),
  ),
];
