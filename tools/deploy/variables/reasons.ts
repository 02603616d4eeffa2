import type { SettingReason } from '../../../functions/lib/settings/problem';
import { MAX_AUDIT_DAYS, MAX_INSPECTOR_HOURS } from '../../../functions/lib/settings/settings';

const FORMAT = 'Write label | https URL | roles | relay. The last two parts can be left out.';

/** The reasons of the functions' own parser, in words that say what to write. */
export const REASONS: Readonly<Record<SettingReason, string>> = {
  'not-deployed': 'is not for this file. Delete the line.',
  'not-true-or-false': 'must be true or false, in lowercase letters.',
  'not-a-whole-number': 'must be a whole number, without a unit.',
  'out-of-range': `is out of range. Hours are 1 to ${MAX_INSPECTOR_HOURS}, and days 1 to ${MAX_AUDIT_DAYS}.`,
  'host-is-a-url': 'must list hosts only, such as crm.example.com: no https://, port or path.',
  'host-has-a-wildcard': 'must not contain a *. A host includes its subdomains.',
  'host-not-public': 'must list public hosts only: no IP address, and no internal name.',
  'host-malformed': 'contains something that is not a host name. Separate hosts with commas.',
  'key-reserved': 'has the key of the inspector, which needs no variable. Choose another key.',
  'key-of-every-object': 'has a key that JavaScript uses itself. Choose another key.',
  'key-characters': 'has a key with other characters than A–Z, 0–9 and _.',
  'label-missing': `has no label. ${FORMAT}`,
  'url-missing': `has no URL. ${FORMAT}`,
  'url-contains-bar':
    'has a | without a space before it. Put a space before the roles’ |, or write %7C within the URL.',
  'url-length': 'has a URL that is too long. Shorten it.',
  'url-characters': 'has an invisible character in its URL. Write the URL again.',
  'url-blank': 'has a space in its URL. Write %20, or put a | between the URL and the roles.',
  'url-syntax': `has a URL that is not complete. ${FORMAT}`,
  'url-scheme': 'has a URL that does not begin with https://.',
  'url-credentials': 'has a user name or password in its URL. Remove it.',
  'url-port': 'has a port in its URL. Only port 443 can receive events. Remove the port.',
  'url-host': 'has a URL on an IP address or an internal name. Use a public host.',
  'url-hostname': 'has a URL whose host is not a host name. Check it for underscores and for dots or hyphens too many.',
  'url-fragment': 'has a # part in its URL that is not one of Twilio’s connection overrides. Remove it.',
  'url-own': 'has a URL at the functions’ own domain. Use the inspector instead.',
  'url-twilio': 'has a URL at Twilio’s Functions.',
  'url-allow-list': 'has a URL that is not allowed.',
  'role-unknown': 'has a role that does not exist. Write agent, supervisor or admin, separated by commas.',
  'relay-as-role':
    'has relay in the place of the roles. Put it after them, or write label | https URL | | relay for all roles.',
  'relay-unknown': 'has a fourth part that is not relay. Write relay in lowercase letters, or delete the part.',
  'too-many-parts': `has too many parts. ${FORMAT}`,
  'secret-malformed': 'has something that is not a secret. Write whsec_ and 24 to 64 random bytes in base64.',
  'secret-repeated': 'has the same secret twice. Delete one of them.',
  'too-many-secrets': 'has more than two secrets. Write the new one and the one that it replaces.',
  'secret-without-destination': 'belongs to no destination. Set DESTINATION_ with the same key, or delete the line.',
};

/** The reason that only a deployment knows, because the list of such domains is too large for the functions. */
export const SHARED_HOST =
  'has a domain under which anyone can have a host, such as co.uk or github.io. Write the hosts that you know.';
