/**
 * The policy accepts every URL that keeps its rules and refuses every other one, in any spelling. It accepts the
 * canonical form of an accepted URL again, unchanged.
 *
 * Each generator knows which host its URLs denote. An accepted URL is also checked on its text alone.
 */
import fc from 'fast-check';
import { parseOptionalSettings } from '../../../functions/lib/settings/settings';
import { checkDestinationUrl, checkEnteredUrl } from '../../../functions/lib/settings/url-policy';
import { printViolations } from '../shared/report';
import type { Options, SuiteResult } from '../shared/suite';
import { ALLOWED, type Candidate, DOMAIN } from './candidate';
import { candidates } from './candidates';
import { hostOfCanonical, mayBeEntered } from './canonical-url';
import { inside } from './hosts';
import { respelt } from './spellings';

export const defaultRuns = 200_000;

/** The number of URLs in memory at the same time. */
const CHUNK = 5_000;

type UrlCheck = (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false };

/** The check of a URL in the settings. */
const checkConfigured: UrlCheck = (text) => checkDestinationUrl(text, DOMAIN);

/** The stricter check of a URL that a user has typed. */
const checkTyped: UrlCheck = (text) => checkEnteredUrl(text, { allowedHosts: ALLOWED, domain: DOMAIN });

/** How the policy's answer to a candidate is wrong, or null if it is right. */
export function violation({ text, expected, isEnterable, host }: Candidate): string | null {
  for (const [checkText, mustRefuse] of [
    [checkConfigured, expected === 'refuse'],
    [checkTyped, expected === 'refuse' || !isEnterable],
  ] as const) {
    const answer = checkText(text);
    if (!answer.ok) {
      if (expected === 'accept' && !mustRefuse) return 'refused, though it keeps every rule';
      continue;
    }
    if (mustRefuse) return `accepted as ${answer.value}`;
    const denoted = hostOfCanonical(answer.value);
    if (denoted === null) return `accepted in a form that is not canonical, ${answer.value}`;
    if (host !== null && denoted !== host) return `accepted as ${answer.value}, though it denotes ${host}`;
    if (checkText === checkTyped && !mayBeEntered(denoted)) return `accepted outside the allow-list as ${answer.value}`;
    const again = checkText(answer.value);
    if (!again.ok || again.value !== answer.value)
      return `accepted as ${answer.value}, which is not accepted unchanged`;
  }
  return null;
}

/** An allowed host in valid settings allows its own URLs, unless they are at Twilio's Functions, and no others. */
function settingViolation(host: string): string | null {
  const { allowedHosts, problems } = parseOptionalSettings({ ALLOWED_HOSTS: host });
  if (problems.length > 0) return null;
  const allowed = { allowedHosts, domain: DOMAIN };
  const isEnterable = allowedHosts.every(mayBeEntered);
  if (checkEnteredUrl(`https://${host}/`, allowed).ok !== isEnterable) {
    return isEnterable ? 'an allowed host that allows nothing' : 'an allowed host that allows Twilio’s Functions';
  }
  return checkEnteredUrl('https://evil.tld/', allowed).ok ? 'an allowed host that allows everything' : null;
}

const allowedHost = fc.oneof(
  inside,
  inside.chain(respelt),
  fc.constantFrom(
    'münchen.de',
    'MÜNCHEN.de',
    'crm.example.com.',
    'crm.example.com/in',
    'crm.example.com:443',
    'crm.example.com#',
  ),
);

export async function check({ runs, seed }: Options): Promise<SuiteResult> {
  const violations: string[] = [];
  const families = new Map<string, { generated: number; accepted: number; acceptedAsTyped: number }>();

  for (let done = 0, chunk = 0; done < runs; done += CHUNK, chunk += 1) {
    for (const candidate of fc.sample(candidates, { numRuns: Math.min(CHUNK, runs - done), seed: seed + chunk })) {
      const figures = families.get(candidate.family) ?? { generated: 0, accepted: 0, acceptedAsTyped: 0 };
      figures.generated += 1;
      if (checkConfigured(candidate.text).ok) figures.accepted += 1;
      if (checkTyped(candidate.text).ok) figures.acceptedAsTyped += 1;
      families.set(candidate.family, figures);
      const found = violation(candidate);
      if (found !== null) violations.push(`${candidate.family}: ${JSON.stringify(candidate.text)} ${found}`);
    }
  }
  for (const host of fc.sample(allowedHost, { numRuns: Math.ceil(runs / 100), seed })) {
    const found = settingViolation(host);
    if (found !== null) violations.push(`settings: ${JSON.stringify(host)} is ${found}`);
  }

  console.log(`${'family'.padEnd(28)}${'URLs'.padStart(8)}${'accepted'.padStart(10)}${'as typed'.padStart(10)}`);
  for (const [family, { generated, accepted, acceptedAsTyped }] of [...families].sort()) {
    const counts = [generated, accepted, acceptedAsTyped].map(String);
    console.log(family.padEnd(28) + counts.map((count, index) => count.padStart(index === 0 ? 8 : 10)).join(''));
  }
  printViolations(violations);

  const accepted = [...families.values()].reduce((sum, figures) => sum + figures.accepted, 0);
  return { summary: `${runs} URLs, ${accepted} accepted`, violations: violations.length };
}
