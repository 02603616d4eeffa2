/**
 * The settings of an administrator: variables of the deployed service. docs/configure.md explains each.
 *
 * Each setting is parsed by itself. One that cannot be used stops only what needs it, and it never allows more than its
 * absence would.
 */
import type { Failure } from '../../../src/contract/failures';
import { fail, ok, type Result } from '../../../src/contract/result';
import type { Role } from '../../../src/contract/roles';
import type { AccountSettings } from './account-settings';
import { type AllowedDestinations, parseDestinations } from './destinations';
import type { SettingProblem, SettingReason, Variables } from './problem';
import { checkUrl } from './url-policy';

/** How long events and audit entries are kept. Unusable settings of it count as missing. */
export interface Retention {
  /** How long the inspector keeps an event, in seconds. */
  readonly retentionSeconds: number;
  /** How long an entry of the audit is kept, in days. */
  readonly auditRetentionDays: number;
}

/** The settings that an administrator may set. */
export interface OptionalSettings extends Retention, Omit<AllowedDestinations, 'domain'> {
  /**
   * Prevents attaching. Attached webhooks are shown, and can be detached and swept. True if the setting is unusable.
   */
  readonly isSwitchedOff: boolean;
}

export interface Settings extends AccountSettings, OptionalSettings {}

const HOUR_S = 3_600;

export const MAX_INSPECTOR_HOURS = 720;

/** One year, the longest lifetime that Sync allows. */
export const MAX_AUDIT_DAYS = 365;

export function parseOptionalSettings(given: Variables): OptionalSettings {
  const hours = wholeNumber(given, 'INSPECTOR_RETENTION_HOURS', { fallback: 24, max: MAX_INSPECTOR_HOURS });
  const days = wholeNumber(given, 'AUDIT_RETENTION_DAYS', { fallback: 90, max: MAX_AUDIT_DAYS });
  const hosts = setting(given, 'ALLOWED_HOSTS', parseHosts, []);
  const switchedOff = setting(given, 'SWITCHED_OFF', parseSwitch, true);
  const { destinations, problems } = parseDestinations(given);
  return {
    retentionSeconds: hours.value * HOUR_S,
    auditRetentionDays: days.value,
    allowedHosts: hosts.value,
    isSwitchedOff: switchedOff.value,
    destinations,
    problems: [...[hours, days, hosts, switchedOff].flatMap(({ problem }) => problem ?? []), ...problems],
  };
}

/**
 * Returns why no webhook may be attached, created or edited, or null: `switched-off`, or `misconfigured` if the setting
 * cannot be used.
 */
export function changeObjection({ isSwitchedOff, problems }: OptionalSettings, role: Role): Failure | null {
  if (!isSwitchedOff) return null;
  const isUnusable = problems.some(({ variable }) => variable === 'SWITCHED_OFF');
  // Agents cannot act on the name of a variable.
  return isUnusable
    ? { code: 'misconfigured', variable: role === 'agent' ? null : 'SWITCHED_OFF' }
    : { code: 'switched-off' };
}

interface ParsedSetting<T> {
  readonly value: T;
  readonly problem: SettingProblem | null;
}

/** Parses one variable, whose absence is an empty text. Returns `fallback` and a problem if it cannot be used. */
function setting<T>(
  given: Variables,
  variable: string,
  parse: (text: string) => Result<T, SettingReason>,
  fallback: T,
): ParsedSetting<T> {
  const text = given[variable];
  const parsed = parse(typeof text === 'string' ? text : '');
  return parsed.ok
    ? { value: parsed.value, problem: null }
    : { value: fallback, problem: { variable, reason: parsed.failure } };
}

/** Parses a whole number from 1 to `max`. */
const wholeNumber = (given: Variables, variable: string, { fallback, max }: { fallback: number; max: number }) =>
  setting<number>(
    given,
    variable,
    (text) => {
      if (text === '') return ok(fallback);
      if (!/^-?\d+$/.test(text) || /^-?0\d/.test(text)) return fail('not-a-whole-number');
      const number = Number(text);
      return number >= 1 && number <= max ? ok(number) : fail('out-of-range');
    },
    fallback,
  );

function parseSwitch(text: string): Result<boolean, SettingReason> {
  if (text === 'true') return ok(true);
  return text === 'false' || text === '' ? ok(false) : fail('not-true-or-false');
}

function parseHosts(text: string): Result<readonly string[], SettingReason> {
  const hosts: string[] = [];
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const host = parseHost(entry);
    if (!host.ok) return host;
    hosts.push(host.value);
  }
  return ok(hosts);
}

/**
 * Returns a host in the form in which the hosts of URLs are compared with it. A text that is more than a host is
 * refused: reporting the administrator's mistake is better than ignoring it.
 */
function parseHost(text: string): Result<string, SettingReason> {
  if (text.includes('*')) return fail('host-has-a-wildcard');
  if (!text.startsWith('[') && /[:/?#@\\]/.test(text)) return fail('host-is-a-url');
  const url = checkUrl(`https://${text}/`);
  if (!url.ok) return fail(url.failure === 'host' ? 'host-not-public' : 'host-malformed');
  const { hostname } = new URL(url.value);
  return url.value === `https://${hostname}/` ? ok(hostname) : fail('host-is-a-url');
}
