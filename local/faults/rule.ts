/** Rules for which requests to Twilio fail. */
import type { Fault } from './fault';

/** The calls to an endpoint that a rule affects. Calls are counted from 1, starting when the rule is added. */
export type Calls =
  | { readonly kind: 'nth'; readonly n: number }
  | { readonly kind: 'next'; readonly count: number }
  | { readonly kind: 'all' };

export interface Rule {
  /**
   * A method, a host and a path, such as `POST flex-api.twilio.com/v1/Instances/:instance/InteractionWebhooks`.
   * `:name` matches any one segment.
   */
  readonly endpoint: string;
  readonly calls: Calls;
  readonly fault: Fault;
  /** Whether requests from browsers, such as Flex's own, are affected too. By default only servers' are. */
  readonly browsers?: boolean;
}

/** The parts of a request that rules match on. */
export interface RestCall {
  readonly method: string;
  /** Host and path, such as `flex-api.twilio.com/v1/Configuration`. */
  readonly address: string;
  /** True if the request has a Flex token or no credentials, rather than the account's own credentials. */
  readonly fromBrowser: boolean;
}

/** Returns whether the rule counts a request. */
export function matches({ endpoint, browsers = false }: Rule, { method, address, fromBrowser }: RestCall): boolean {
  if (fromBrowser && !browsers) return false;
  const pattern = endpoint.split(/[ /]/);
  const actual = [method, ...address.split('/')];
  return (
    pattern.length === actual.length &&
    pattern.every((segment, position) => segment.startsWith(':') || segment === actual[position])
  );
}

/** Returns whether a rule affects the call with this number. */
export function applies(calls: Calls, number: number): boolean {
  switch (calls.kind) {
    case 'nth':
      return number === calls.n;
    case 'next':
      return number <= calls.count;
    case 'all':
      return true;
  }
}

/** Returns whether a rule that has counted `counted` calls will never affect another one. */
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
