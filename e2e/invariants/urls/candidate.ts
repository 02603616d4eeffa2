/** A generated URL, with what its maker knows about it. */

/**
 * `must`: every rule is kept, so it has to be accepted. `never`: at least one rule is broken on purpose. `may`: the
 * specification leaves it open; if it is accepted, then only as what it denotes.
 */
export type Verdict = 'must' | 'never' | 'may';

export interface Candidate {
  readonly text: string;
  /** The kind of trick, for the figures. */
  readonly family: string;
  readonly verdict: Verdict;
  /** Whether the host that it denotes is in the allow-list. */
  readonly lies: 'inside' | 'outside';
  /** That host, in ASCII and without a trailing dot, where its maker knows. */
  readonly host: string | null;
}

/** What the administrator has allowed in this suite; the generators are built around these. */
export const ALLOWED = ['crm.example.com', 'hooks.acme.io', 'xn--mnchen-3ya.de'] as const;
