import type { Fault } from './fault';
import { applies, isSpent, matches, type RestCall, type Rule } from './rule';

/** A rule and how often it was used. */
export interface RuleState extends Rule {
  readonly id: number;
  /** The number of calls it has affected. */
  readonly hits: number;
  /** Whether it will never affect another call. */
  readonly spent: boolean;
}

interface Entry {
  readonly id: number;
  readonly rule: Rule;
  counted: number;
  hits: number;
}

/**
 * The active rules. Every rule counts every call that it matches. If several rules apply to a call, the first one in
 * the list is used.
 */
export class FaultScript {
  #entries: Entry[] = [];
  #lastId = 0;

  /** Replaces all rules and resets their counts. */
  replace(rules: readonly Rule[]) {
    this.#entries = rules.map((rule) => this.#entry(rule));
  }

  /** Adds a rule before all others and keeps their counts. Returns its ID. */
  add(rule: Rule): number {
    const entry = this.#entry(rule);
    this.#entries.unshift(entry);
    return entry.id;
  }

  /** Removes a rule. Does nothing if there is no such rule. */
  remove(id: number) {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  clear() {
    this.#entries = [];
  }

  list(): readonly RuleState[] {
    return this.#entries.map(({ id, rule, counted, hits }) => ({
      ...rule,
      id,
      hits,
      spent: isSpent(rule.calls, counted),
    }));
  }

  /** Counts a call and returns the fault to apply to it, if any. */
  next(call: RestCall): Fault | undefined {
    const matching = this.#entries.filter(({ rule }) => matches(rule, call));
    for (const entry of matching) entry.counted += 1;
    const applied = matching.find(({ rule, counted }) => applies(rule.calls, counted));
    if (applied !== undefined) applied.hits += 1;
    return applied?.rule.fault;
  }

  #entry(rule: Rule): Entry {
    this.#lastId += 1;
    return { id: this.#lastId, rule, counted: 0, hits: 0 };
  }
}
