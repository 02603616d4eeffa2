/** Sorts the parameters of an event by how much they say. Pure. */
import type { TimelineEvent } from '../../contract/timeline';
import type { SeenEvent } from './timeline';

export type Parameter = readonly [name: string, value: string];

export interface SortedParameters {
  /** Those that differ between events come first. */
  readonly telling: readonly Parameter[];
  /** IDs that every event has: of the interaction and its channel, for example. */
  readonly common: readonly Parameter[];
}

const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

/** Returns a function that sorts the parameters of one of the events. */
export function parametersAmong(events: readonly SeenEvent[]): (event: TimelineEvent) => SortedParameters {
  const values = new Map<string, string>();
  const differing = new Set<string>();
  for (const { event } of events) {
    for (const [name, value] of Object.entries(event.parameters)) {
      if ((values.get(name) ?? value) !== value) differing.add(name);
      values.set(name, value);
    }
  }
  return ({ parameters }) => {
    const all = Object.entries(parameters);
    const same = all.filter(([name]) => !differing.has(name));
    return {
      telling: [...all.filter(([name]) => differing.has(name)), ...same.filter(([, value]) => !SID.test(value))],
      common: same.filter(([, value]) => SID.test(value)),
    };
  };
}
