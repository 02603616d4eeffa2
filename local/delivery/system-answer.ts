import type { DeliveryResult } from './log';

/** The answer of a customer's system to a request. */
export type SystemAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: AnswerHeaders }
  /** It closes the connection without an answer. */
  | { readonly kind: 'closed' }
  /** The program in its place does not answer with HTTP. `why` is a sentence for people. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** Nothing, until the sender gave up. */
  | { readonly kind: 'nothing' };

/** The headers of an answer on which a sender acts, by lower-case name. */
export type AnswerHeaders = Readonly<Record<string, string>>;

/** Says what an answer makes of the delivery. */
export function resultOf(answer: SystemAnswer, host: string): DeliveryResult {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'answered', status: answer.status };
    case 'closed':
      return { kind: 'not-delivered', why: `${host} closed the connection without an answer.` };
    case 'unavailable':
      return { kind: 'not-delivered', why: answer.why };
    case 'nothing':
      return { kind: 'timed-out' };
  }
}
