/** Which requests to Twilio something happens to. */
import type { Fault } from './fault';

/** Which of the calls to an endpoint, counted from 1 since the rule was set. */
export type Calls =
  | { readonly kind: 'nth'; readonly n: number }
  | { readonly kind: 'next'; readonly count: number }
  | { readonly kind: 'all' };

export interface Rule {
  /**
   * A method and an address in the API's own terms, such as
   * `POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks`; `:name` stands for any one segment.
   */
  readonly endpoint: string;
  readonly calls: Calls;
  readonly fault: Fault;
  /** Also when a browser asks, as Flex itself does. Otherwise only the account's own servers are hit. */
  readonly browsers?: boolean;
}

/** One request, as far as rules look at it. */
export interface RestCall {
  readonly method: string;
  /** Host and path, such as `flex-api.twilio.com/v1/Configuration`. */
  readonly address: string;
  /** Whether it comes with a Flex token or none, rather than with the account's own credentials. */
  readonly fromBrowser: boolean;
}

/** Whether a request is one of those that the rule counts. */
export function concerns({ endpoint, browsers = false }: Rule, { method, address, fromBrowser }: RestCall): boolean {
  if (fromBrowser && !browsers) return false;
  const wanted = endpoint.split(/[ /]/);
  const given = [method, ...address.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((segment, position) => segment.startsWith(':') || segment === given[position])
  );
}

/** Whether a rule strikes at the call with this number. */
export function appliesTo(calls: Calls, number: number): boolean {
  switch (calls.kind) {
    case 'nth':
      return number === calls.n;
    case 'next':
      return number <= calls.count;
    case 'all':
      return true;
  }
}

/** Whether a rule that has counted so many calls will never strike again. */
export function isSpent(calls: Calls, counted: number): boolean {
  switch (calls.kind) {
    case 'nth':
      return counted >= calls.n;
    case 'next':
      return counted >= calls.count;
    case 'all':
      return false;
  }
}
