/** A question about an assumption of docs/assumptions.md, of one of three kinds. */
import type { Account } from './account';
import type { Stage } from './stage';
import type { Io, Twilio } from './twilio';

export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
}

export interface Context {
  readonly twilio: Twilio;
  readonly account: Account;
  readonly stage: Stage;
  readonly io: Io;
  /** The token of a person who is signed in to Flex, if one was given. */
  readonly flexToken: string | null;
  /** Whether the person allows a global webhook. */
  readonly asksGlobal: boolean;
  /** The API key of the run, if it has one. */
  readonly apiKey: ApiKey | null;
  /** Where lines for the person go, such as about a question that takes long. */
  readonly note: (line: string) => void;
}

export type Finding =
  | { readonly kind: 'as-expected' | 'otherwise'; readonly seen: string }
  /** The question could not be asked in this run. */
  | { readonly kind: 'not-asked'; readonly why: string }
  | { readonly kind: 'needs-person'; readonly todo: string };

export interface AskedQuestion {
  readonly kind: 'asked';
  /** The title in docs/assumptions.md. */
  readonly assumption: string;
  /** Says what Twilio does if the assumption is right. */
  readonly expected: string;
  readonly ask: (context: Context) => Promise<Finding>;
}

/** A question that a person has to answer. What to do is the entry *Check* of the assumption. */
export interface PersonsQuestion {
  readonly kind: 'needs-person';
  readonly assumption: string;
}

export interface UnaskableQuestion {
  readonly kind: 'cannot-be-asked';
  readonly assumption: string;
  readonly why: string;
}

export type Question = AskedQuestion | PersonsQuestion | UnaskableQuestion;

/** Compares what was seen with what is expected. */
export const compare = (isExpected: boolean, seen: string): Finding => ({
  kind: isExpected ? 'as-expected' : 'otherwise',
  seen,
});

export const asked = (
  assumption: string,
  expected: string,
  ask: (context: Context) => Promise<Finding>,
): AskedQuestion => ({ kind: 'asked', assumption, expected, ask });

export const needsPerson = (assumption: string): PersonsQuestion => ({ kind: 'needs-person', assumption });

export const cannotBeAsked = (assumption: string, why: string): UnaskableQuestion => ({
  kind: 'cannot-be-asked',
  assumption,
  why,
});
