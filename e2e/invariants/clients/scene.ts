/** The interface between a client and its scenarios, each of which is a job in named steps. */
import type { Account } from './account';

/** Runs one step, which fails if `action` rejects or takes too long. A failed step ends its scenario. */
export type Step = <T>(name: string, action: () => T | Promise<T>) => Promise<T>;

export interface Scene {
  /** Loads one of the client's own packages. */
  readonly load: (name: string) => unknown;
  /** The folder in which the client is installed. */
  readonly folder: string;
  readonly account: Account;
  readonly step: Step;
  /** Says that the client asks on purpose for something that Local Twilio does not serve. */
  readonly notServed: (request: string) => void;
}

export type Scenario = (scene: Scene) => Promise<void>;

/** The scenarios of a client by name. They run one after another, in the same account. */
export type Scenarios = Readonly<Record<string, Scenario>>;
