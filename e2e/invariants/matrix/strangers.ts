/**
 * A stranger sends huge requests to every endpoint. Each is refused with a short answer, costs no more than a real
 * request, changes nothing, and leaves no line in the log. It gets no further than to Twilio's check of its token.
 */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { envelope } from '../../../src/contract/encoding';
import { ENDPOINTS, type Endpoint } from '../../../src/contract/endpoints';
import { Harness } from '../../fixtures/harness';
import { costOf, type HugeRequest, hugeRequests } from '../../fixtures/huge-requests';
import { codeOf } from '../../fixtures/results';
import { snapshot } from '../shared/snapshot';

/** In characters: short enough to be read, and the largest body that a function gets. */
const SIZES = [8_000, 1024 * 1024];
const REFUSALS = ['contract-mismatch', 'unauthenticated', 'bad-request', 'url-refused'];
const MAX_ANSWER = 200;
/** More than any real request costs, and far less than one part for each character. */
const MAX_COST = { issues: 10, items: 100, reads: 60 };

export async function checkStrangers() {
  let requests = 0;
  const violations: string[] = [];
  for (const name of Object.keys(ENDPOINTS) as Endpoint[]) {
    const harness = new Harness();
    for (const size of SIZES) {
      for (const request of hugeRequests(name, size)) {
        requests += 1;
        const found = await violationsOf(harness, name, request);
        violations.push(...found.map((violation) => `${name} | ${request.description} | ${size}: ${violation}`));
      }
    }
  }
  return { requests, violations };
}

async function violationsOf(harness: Harness, name: Endpoint, { event, isWellFormed }: HugeRequest): Promise<string[]> {
  const sentBefore = harness.sent.length;
  const loggedBefore = harness.log.length;
  const before = snapshot(harness);
  let body: unknown = null;
  const cost = await costOf(event, async (counted) => {
    ({ body } = await harness.invokeWith(name, counted));
  });
  const code = codeOf(v.parse(envelope, body));
  const [validation, ...others] = harness.sent.slice(sentBefore).map(({ url }) => url);
  const unwanted = validation?.endsWith('/Tokens/validate') ? others : [validation, ...others];
  return [
    ...((isWellFormed ? code === 'unauthenticated' : REFUSALS.includes(code)) ? [] : [`answered ${code}`]),
    ...(['issues', 'items', 'reads'] as const)
      .filter((part) => cost[part] > MAX_COST[part])
      .map((part) => `cost ${cost[part]} ${part}`),
    ...(JSON.stringify(body).length > MAX_ANSWER ? ['was answered at length'] : []),
    ...unwanted.flatMap((url) => (url === undefined ? [] : [`requested ${url}`])),
    ...(isDeepStrictEqual(snapshot(harness), before) ? [] : ['changed the account']),
    ...harness.log.slice(loggedBefore).map((line) => `logged ${line.event}`),
  ];
}
