/** The troubles that `/outside` offers ready-made, and how each shows in Flex. */
import { type Condition, WORKING } from '../delivery/condition';
import type { CustomerSystems } from '../delivery/systems';
import type { Rule } from '../faults/rule';
import type { FaultScript } from '../faults/script';
import { BIND, DELETE_WEBHOOK, ENDPOINTS } from './fault-words';

export interface Trouble {
  readonly name: string;
  readonly title: string;
  /** Says how it shows in Flex. */
  readonly inFlex: string;
  readonly rules: readonly Rule[];
  readonly system: { readonly host: string; readonly condition: Condition } | null;
}

const CRM = 'crm.example.com';

/** As often as the functions try a request. */
const EVERY_ATTEMPT = { kind: 'next', count: 3 } as const;
const REFUSED = { kind: 'server-error', moment: 'before' } as const;

export const TROUBLES: readonly Trouble[] = [
  {
    name: 'slow-twilio',
    title: 'Twilio is slow',
    inFlex: 'Each request takes a second longer. Attach a webhook in Flex: it takes some seconds, then succeeds.',
    rules: ENDPOINTS.map(({ endpoint }) => ({
      endpoint,
      calls: { kind: 'all' },
      fault: { kind: 'latency', ms: 1_000 },
    })),
    system: null,
  },
  {
    name: 'half-attach',
    title: 'The next attach fails halfway',
    inFlex:
      'Twilio registers the webhook, but refuses the rest. Attach a webhook in Flex: the tab says that it is not attached yet, and offers to finish or to remove it.',
    rules: [
      { endpoint: BIND, calls: EVERY_ATTEMPT, fault: REFUSED },
      { endpoint: DELETE_WEBHOOK, calls: EVERY_ATTEMPT, fault: REFUSED },
    ],
    system: null,
  },
  {
    name: 'crm-down',
    title: 'The CRM is down',
    inFlex:
      'Attach the CRM to a chat and leave that chat. Flex shows nothing, as Twilio doesn’t report failed deliveries. See Deliveries here.',
    rules: [],
    system: { host: CRM, condition: { kind: 'reset' } },
  },
];

interface Context {
  readonly faults: FaultScript;
  readonly systems: CustomerSystems;
}

/** Turns the ready-made troubles on and off. */
export class Troubles {
  /** The IDs of the rules that each trouble added, by its name. */
  readonly #rules = new Map<string, readonly number[]>();

  constructor(readonly context: Context) {}

  rulesOf({ name }: Trouble): readonly number[] {
    return this.#rules.get(name) ?? [];
  }

  /** Returns whether a trouble can still affect something. */
  isOn(trouble: Trouble): boolean {
    const { faults, systems } = this.context;
    const { system } = trouble;
    if (system !== null) return systems.find(system.host)?.condition === system.condition;
    const added = this.rulesOf(trouble);
    return faults.list().some(({ id, spent }) => !spent && added.includes(id));
  }

  /** Turns a trouble on, from the start if it is already on. */
  turnOn(trouble: Trouble) {
    const { faults, systems } = this.context;
    this.turnOff(trouble);
    this.#rules.set(
      trouble.name,
      trouble.rules.map((rule) => faults.add(rule)),
    );
    if (trouble.system !== null) systems.setCondition(trouble.system.host, trouble.system.condition);
  }

  turnOff(trouble: Trouble) {
    const { faults, systems } = this.context;
    for (const id of this.rulesOf(trouble)) faults.remove(id);
    this.#rules.delete(trouble.name);
    if (trouble.system !== null && this.isOn(trouble)) systems.setCondition(trouble.system.host, WORKING);
  }
}
