import type { Fault } from './fault';
import { appliesTo, concerns, isSpent, type RestCall, type Rule } from './rule';

/** A rule and what has become of it. */
export interface RuleState extends Rule {
  readonly id: number;
  /** How many calls it has hit. */
  readonly hits: number;
  /** Whether it will never hit another. */
  readonly spent: boolean;
}

interface Entry {
  readonly id: number;
  readonly rule: Rule;
  counted: number;
  hits: number;
}

/**
 * The rules in force. Every rule counts every call that concerns it; of those that would strike at a call, the first in
 * the list does.
 */
export class FaultScript {
  #entries: Entry[] = [];
  #lastId = 0;

  /** Forgets all rules and their counts for these. */
  replace(rules: readonly Rule[]) {
    this.#entries = rules.map((rule) => this.#entry(rule));
  }

  /** Puts a rule before all others, whose counts go on. */
  add(rule: Rule) {
    this.#entries.unshift(this.#entry(rule));
  }

  /** Takes back one rule; one that is gone already is no mistake. */
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

  /** Counts a call; the answer is what is to happen to it, if anything is. */
  next(call: RestCall): Fault | undefined {
    const concerned = this.#entries.filter(({ rule }) => concerns(rule, call));
    for (const entry of concerned) entry.counted += 1;
    const struck = concerned.find(({ rule, counted }) => appliesTo(rule.calls, counted));
    if (struck !== undefined) struck.hits += 1;
    return struck?.rule.fault;
  }

  #entry(rule: Rule): Entry {
    this.#lastId += 1;
    return { id: this.#lastId, rule, counted: 0, hits: 0 };
  }
}
