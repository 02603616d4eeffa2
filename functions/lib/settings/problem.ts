/** Mistakes in variables. A problem names its variable and never contains the value, which may be secret. */
import type { UrlOffense } from '../../../src/contract/failures';

/** The variables of the deployed service, including those that Twilio sets. */
export type Variables = Readonly<Record<string, unknown>>;

export type SettingReason =
  /** Twilio or `npm run deploy` sets this variable, but it is missing or has another form. */
  | 'not-deployed'
  /** Neither `true` nor `false`. */
  | 'not-true-or-false'
  | 'not-a-whole-number'
  /** A whole number that is too small or too large. */
  | 'out-of-range'
  /** A host has a scheme, a port, a path or another part of a URL. */
  | 'host-is-a-url'
  | 'host-has-a-wildcard'
  /** A host is an IP address, or a name that is not public. */
  | 'host-not-public'
  | 'host-malformed'
  /** The key of a destination belongs to the inspector. */
  | 'key-reserved'
  /** The key of a destination has a meaning in every JavaScript object, so its deliveries would get lost. */
  | 'key-of-every-object'
  /** The key of a destination has other characters than `A`–`Z`, `0`–`9` and `_`, or none. */
  | 'key-characters'
  | 'label-missing'
  | 'url-missing'
  /** A `|` is part of the URL, or no space separates it from the URL. */
  | 'url-contains-bar'
  /** The URL breaks a rule that applies to every URL. */
  | `url-${UrlOffense}`
  | 'role-unknown'
  /** The word `relay` is among the roles. */
  | 'relay-as-role'
  /** The fourth part is not the word `relay`. */
  | 'relay-unknown'
  /** A destination has more parts than label, URL, roles and `relay`. */
  | 'too-many-parts'
  /** One of the words is not `whsec_` and the base64 of 24 to 64 bytes. */
  | 'secret-malformed'
  /** The same secret stands there twice. */
  | 'secret-repeated'
  | 'too-many-secrets'
  /** No destination has the key. */
  | 'secret-without-destination';

export interface SettingProblem {
  readonly variable: string;
  readonly reason: SettingReason;
}
