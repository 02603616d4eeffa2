/** What people call the tasks and workers of the list, wherever that is known from. */
import type { Resolved } from '../../contract/webhooks';

/** Whom Flex has routed into an interaction. */
export type RoutedTasks = Extract<Resolved, { state: 'bound' }>['tasks'];

/** Names by the SIDs of tasks and workers. */
export type NamesBySid = ReadonlyMap<string, string>;

/** Never rejects: what it tells no name of is shown by its SID. */
export type LookUpNames = (tasks: RoutedTasks) => Promise<NamesBySid>;
