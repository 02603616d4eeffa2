/** A generated URL, and the answer that the policy must give. */

/**
 * `accept`: it keeps every rule. `refuse`: it breaks at least one rule. `either`: the specification leaves it open, but
 * the policy may accept it only as the host that it denotes.
 */
export type Expectation = 'accept' | 'refuse' | 'either';

export interface Candidate {
  readonly text: string;
  /** The kind of URL, for the figures. */
  readonly family: string;
  readonly expected: Expectation;
  /** Whether the allow-list contains the host that it denotes. */
  readonly isInAllowList: boolean;
  /** The host that it denotes, in ASCII and without a trailing dot. Null where the generator does not know. */
  readonly host: string | null;
}

/** The allow-list in this suite. The generators build on these hosts. It allows the functions' own domain, too. */
export const ALLOWED = ['crm.example.com', 'hooks.acme.io', 'xn--mnchen-3ya.de', 'twil.io'] as const;

/** The functions' own domain in this suite. */
export const DOMAIN = 'interaction-webhooks-1234-dev.twil.io';
