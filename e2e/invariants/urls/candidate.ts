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
  /** Whether the host that it denotes may be entered: it is in the allow-list, and not at Twilio's Functions. */
  readonly isEnterable: boolean;
  /** The host that it denotes, in ASCII and without a trailing dot. Null where the generator does not know. */
  readonly host: string | null;
}

/**
 * The allow-list in this suite. The generators build on these hosts. It has the functions' own domain and Twilio's
 * other Functions, too, which may not be entered all the same.
 */
export const ALLOWED = ['crm.example.com', 'hooks.acme.io', 'xn--mnchen-3ya.de', 'twil.io'] as const;

/** The domain of Twilio's Functions, which a destination may have, but no entered URL. */
export const NEVER_ENTERED = 'twil.io';

/** The functions' own domain in this suite. */
export const DOMAIN = 'interaction-webhooks-1234-dev.twil.io';
