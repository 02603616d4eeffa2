/**
 * The law: no URL outside the policy is ever accepted, whatever it is dressed up as; one within is; and what is accepted
 * is accepted again in its canonical form, unchanged.
 *
 * Whoever generates a URL knows what it denotes. What was accepted is judged a second time, on its text alone.
 */
import fc from 'fast-check';
import { parseSettings } from '../../../functions/lib/settings/settings';
import { checkEnteredUrl, checkUrl } from '../../../functions/lib/settings/url-policy';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import type { Options, SuiteResult } from '../shared/suite';
import { isAllowed, soundHost } from './accepted-url';
import { ALLOWED, type Candidate } from './candidate';
import { candidates } from './candidates';
import { inside } from './hosts';
import { respelt } from './spellings';

export const defaultRuns = 200_000;

/** So many at once are held in memory. */
const CHUNK = 5_000;
/** So many violations are shown. */
const SHOWN = 20;

type Check = (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false };

const typed: Check = (text) => checkEnteredUrl(text, ALLOWED);

/** What is wrong with how the policy took a candidate; null when nothing is. */
export function violation({ text, verdict, lies, host }: Candidate): string | null {
  for (const [check, isRefused] of [
    [checkUrl as Check, verdict === 'never'],
    [typed, verdict === 'never' || lies === 'outside'],
  ] as const) {
    const answer = check(text);
    if (!answer.ok) {
      if (verdict === 'must' && !isRefused) return 'refused, though it keeps every rule';
      continue;
    }
    if (isRefused) return `accepted as ${answer.value}`;
    const denoted = soundHost(answer.value);
    if (denoted === null) return `accepted in an unsound form, ${answer.value}`;
    if (host !== null && denoted !== host) return `accepted as ${answer.value}, though it means ${host}`;
    if (check === typed && !isAllowed(denoted)) return `accepted outside the allow-list as ${answer.value}`;
    const again = check(answer.value);
    if (!again.ok || again.value !== answer.value) return `its canonical form ${answer.value} is not stable`;
  }
  return null;
}

/** An allowed host that the settings take has to be of use: a URL of it is accepted, one elsewhere is not. */
function settingViolation(host: string): string | null {
  const settings = parseSettings({ ...FUNCTION_VARIABLES, ALLOWED_HOSTS: host });
  if (!settings.ok) return null;
  const { allowedHosts } = settings.value;
  if (!checkEnteredUrl(`https://${host}/`, allowedHosts).ok) return 'an allowed host that allows nothing';
  return checkEnteredUrl('https://evil.tld/', allowedHosts).ok ? 'an allowed host that allows everything' : null;
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
  const found: string[] = [];
  const families = new Map<string, { generated: number; accepted: number; typed: number }>();

  for (let done = 0, chunk = 0; done < runs; done += CHUNK, chunk += 1) {
    for (const candidate of fc.sample(candidates, { numRuns: Math.min(CHUNK, runs - done), seed: seed + chunk })) {
      const figures = families.get(candidate.family) ?? { generated: 0, accepted: 0, typed: 0 };
      figures.generated += 1;
      if (checkUrl(candidate.text).ok) figures.accepted += 1;
      if (typed(candidate.text).ok) figures.typed += 1;
      families.set(candidate.family, figures);
      const wrong = violation(candidate);
      if (wrong !== null) found.push(`${candidate.family}: ${JSON.stringify(candidate.text)} ${wrong}`);
    }
  }
  for (const host of fc.sample(allowedHost, { numRuns: Math.ceil(runs / 100), seed })) {
    const wrong = settingViolation(host);
    if (wrong !== null) found.push(`settings: ${JSON.stringify(host)} is ${wrong}`);
  }

  console.log(`${'family'.padEnd(24)}${'URLs'.padStart(8)}${'accepted'.padStart(10)}${'as typed'.padStart(10)}`);
  for (const [family, { generated, accepted, typed: asTyped }] of [...families].sort()) {
    const figures = [String(generated).padStart(8), String(accepted).padStart(10), String(asTyped).padStart(10)];
    console.log(family.padEnd(24) + figures.join(''));
  }
  for (const line of found.slice(0, SHOWN)) console.log(`✗ ${line}`);

  const accepted = [...families.values()].reduce((sum, figures) => sum + figures.accepted, 0);
  return { summary: `${runs} URLs, ${accepted} accepted`, violations: found.length };
}
