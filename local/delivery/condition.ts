/** The condition of a customer's system, which a person sets on `/outside`. */

export type Condition =
  | { readonly kind: 'working' }
  /** It answers every request with this status. */
  | { readonly kind: 'status'; readonly status: number }
  /** It answers as if it worked, but `ms` milliseconds later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** It accepts the connection and never answers. */
  | { readonly kind: 'hang' }
  /** It closes the connection without an answer. */
  | { readonly kind: 'reset' }
  /** It answers this percentage of requests with 503. */
  | { readonly kind: 'flaky'; readonly percent: number }
  /** It shows a certificate that a sender must refuse. */
  | { readonly kind: 'certificate'; readonly fault: CertificateFault };

/** A certificate has expired, is for another host name, or is from an issuer whom no one trusts. */
export const CERTIFICATE_FAULTS = ['expired', 'name', 'issuer'] as const;

export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

export const WORKING: Condition = { kind: 'working' };

/** The effect of a condition on one request. */
export type Effect =
  | { readonly kind: 'accepted'; readonly afterMs: number }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'closed' };

const UNAVAILABLE = 503;

/** @param random Returns a number from 0 up to 1, which decides whether a flaky system fails. */
export function effectOf(condition: Condition, random: () => number): Effect {
  switch (condition.kind) {
    case 'working':
    // A sender who does not check the certificate gets an answer.
    case 'certificate':
      return { kind: 'accepted', afterMs: 0 };
    case 'slow':
      return { kind: 'accepted', afterMs: condition.ms };
    case 'status':
      return { kind: 'answered', status: condition.status };
    case 'hang':
      return { kind: 'silence' };
    case 'reset':
      return { kind: 'closed' };
    case 'flaky':
      return random() * 100 < condition.percent
        ? { kind: 'answered', status: UNAVAILABLE }
        : { kind: 'accepted', afterMs: 0 };
  }
}
