import { type Condition, WORKING } from './condition';
import type { Forward } from './forward-option';

/** A customer's system, such as a CRM. Local Twilio plays it unless a program on this machine does. */
export interface CustomerSystem {
  readonly host: string;
  /** The origin of the program that receives its requests, such as `http://localhost:3000`. */
  readonly forwardTo: string | null;
  readonly condition: Condition;
}

/** The systems that exist at every start. */
const HOSTS = ['crm.example.com', 'analytics.example.com', 'quality.example.com', 'helpdesk.example.com'];

/** The customer's systems that webhooks can reach, by host. */
export class CustomerSystems {
  readonly #systems: Map<string, CustomerSystem>;

  constructor(forwards: readonly Forward[] = []) {
    this.#systems = new Map(HOSTS.map((host) => [host, newSystem(host)]));
    for (const { host, origin } of forwards) this.#systems.set(host, newSystem(host, origin));
  }

  list(): readonly CustomerSystem[] {
    return [...this.#systems.values()];
  }

  /** @param host In the form of the URL standard. A trailing dot does not count. */
  find(host: string): CustomerSystem | undefined {
    return this.#systems.get(host.replace(/\.$/, ''));
  }

  /** Adds a system. Does nothing if it exists. */
  add(host: string) {
    if (!this.#systems.has(host)) this.#systems.set(host, newSystem(host));
  }

  /** Returns whether there is such a system. */
  setCondition(host: string, condition: Condition): boolean {
    const system = this.#systems.get(host);
    if (system === undefined) return false;
    this.#systems.set(host, { ...system, condition });
    return true;
  }

  /** Makes all systems work. */
  repair() {
    for (const { host } of this.list()) this.setCondition(host, WORKING);
  }
}

const newSystem = (host: string, forwardTo: string | null = null): CustomerSystem => ({
  host,
  forwardTo,
  condition: WORKING,
});
