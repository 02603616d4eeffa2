/** The sweep's way through the list: it skips no webhook and ends, however Twilio pages, and whatever its links say. */
import fc from 'fast-check';
import type { Answer } from '../../../src/contract/endpoints';
import type { SweepPosition } from '../../../src/contract/paging';
import type { InteractionSid, Ttid } from '../../../src/contract/sids';
import { webhookTtids } from '../../fixtures/account-state';
import { PAGINGS, smallPages } from '../../fixtures/behavior';
import { rehearseSweep, sweep } from '../../fixtures/console-requests';
import { bind, registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network } from '../../fixtures/harness';
import { isWebhookList } from '../../fixtures/network';
import { registerOurs } from '../../fixtures/our-webhooks';
import { unwrap } from '../../fixtures/results';
import { absentSid, aliceSubject } from '../../fixtures/subjects';

const KINDS = ['orphan', 'foreign', 'live'] as const;
const NOWHERE = absentSid<InteractionSid>('KD');

/** Registers webhooks of these kinds, in this order, and returns the ttids that no sweep may delete. */
function fill(harness: Harness, kinds: readonly (typeof KINDS)[number][]): Ttid[] {
  const kept: Ttid[] = [];
  let live: Ttid | null = null;
  for (const kind of kinds) {
    if (kind === 'orphan') registerOurs(harness, NOWHERE);
    // Only one webhook can be bound to Alice's interaction. The others of this kind are too young to be swept.
    else if (kind === 'live' && live === null) live = registerOurs(harness, aliceSubject(harness).interactionSid);
    else if (kind === 'live') kept.push(registerOurs(harness, NOWHERE, harness.time.now()));
    else kept.push(registerForeign(harness));
  }
  bind(harness, live);
  return live === null ? kept : [...kept, live];
}

const LATENCIES_MS = [0, 100, 400, 900];

/** Delays every request, by turns. The slower Twilio is, the sooner an invocation ends. */
function slowly(harness: Harness, latencies: readonly number[]): Network {
  let sent = 0;
  return async (_, send) => {
    sent += 1;
    await harness.time.sleep(latencies[sent % latencies.length] ?? 0);
    return send();
  };
}

/** Runs one pass, and returns its answers. */
async function sweepOnce(harness: Harness): Promise<Answer<'sweep'>[]> {
  const answers: Answer<'sweep'>[] = [];
  let from: SweepPosition | null = null;
  for (;;) {
    const answer: Answer<'sweep'> = unwrap(await sweep(harness, 'sam', from));
    answers.push(answer);
    if (answer.next.kind !== 'more') return answers;
    if (answer.next.from === from && answer.removed.length === 0) throw new Error('The sweep does not advance.');
    from = answer.next.from;
  }
}

test.each(PAGINGS)(
  'one pass deletes every unused webhook and no other, with pages by %s',
  async (pagesBy) => {
    const account = fc.record({
      kinds: fc.array(fc.constantFrom(...KINDS), { maxLength: 40 }),
      pageSize: fc.integer({ min: 1, max: 7 }),
      latencies: fc.array(fc.constantFrom(...LATENCIES_MS), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(account, async ({ kinds, pageSize, latencies }) => {
        const harness = new Harness(smallPages(pagesBy, pageSize));
        const kept = fill(harness, kinds);
        harness.network = slowly(harness, latencies);
        const answers = await sweepOnce(harness);
        expect(answers.at(-1)?.next).toEqual({ kind: 'end' });
        expect([...webhookTtids(harness)].sort()).toEqual([...kept].sort());
        const examined = answers.reduce((sum, answer) => sum + answer.examined, 0);
        const orphans = kinds.length - kept.length;
        // With numbers, each webhook is examined once. With tokens, one may be examined again for each deletion.
        expect(examined).toBeGreaterThanOrEqual(kinds.length);
        expect(examined).toBeLessThanOrEqual(kinds.length + (pagesBy === 'token' ? orphans : 0));
      }),
      { numRuns: 60 },
    );
  },
  30_000,
);

/**
 * Changes the links to the next pages in the lists that Twilio returns, and sends on the request for the first page.
 */
const withLinks =
  (link: (page: number) => unknown): Network =>
  async (request, send) => {
    const answer = await send();
    if (!isWebhookList(request)) return answer;
    const page = Number(new URL(request.url).searchParams.get('Page') ?? 0);
    const { data, meta } = JSON.parse(await answer.text());
    return {
      ...answer,
      text: async () => JSON.stringify({ data, meta: { ...meta, next_page_url: meta.next_page_url && link(page) } }),
    };
  };

const pageLink = (page: number) => `https://flex-api.twilio.com/v1/x?Page=${page}`;

describe('a list that does not advance', () => {
  test.each<[string, (page: number) => unknown]>([
    ['leads back to its first page', () => pageLink(0)],
    ['leads to the page itself', (page) => pageLink(Math.max(1, page))],
    ['leads to an earlier page', (page) => pageLink(page === 0 ? 1 : page === 1 ? 2 : 1)],
    ['has no number and no token', () => 'https://flex-api.twilio.com/v1/x'],
  ])('is cut off for the sweep if a link %s', async (_, link) => {
    const harness = new Harness(smallPages('number', 3));
    for (let number = 0; number < 30; number += 1) registerForeign(harness);
    harness.network = withLinks(link);
    expect(unwrap(await sweep(harness)).next).toEqual({ kind: 'cut-off' });
    expect(unwrap(await rehearseSweep(harness)).next).toEqual({ kind: 'cut-off' });
  });

  test('is cut off if every page is the first one, whatever its link says', async () => {
    const harness = new Harness(smallPages('token', 3));
    for (let number = 0; number < 30; number += 1) registerForeign(harness);
    harness.network = withLinks((page) => pageLink(page + 1));
    expect(unwrap(await sweep(harness)).next).toEqual({ kind: 'cut-off' });
    expect(harness.sent.filter(isWebhookList)).toHaveLength(2);
  });

  test('is cut off where it returns to an earlier page, whatever its link says', async () => {
    const harness = new Harness(smallPages('number', 3));
    for (let number = 0; number < 30; number += 1) registerForeign(harness);
    let links = 0;
    harness.network = withLinks((page) => {
      links += 1;
      return `${pageLink(page === 2 ? 1 : page + 1)}&PageToken=PT${links}`;
    });
    expect(unwrap(await sweep(harness)).next).toEqual({ kind: 'cut-off' });
    expect(harness.sent.filter(isWebhookList)).toHaveLength(4);
  });

  test('is still swept as far as its webhooks can be reached', async () => {
    const harness = new Harness(smallPages('number', 5));
    const kept = fill(harness, ['foreign', ...Array<'orphan'>(30).fill('orphan'), 'live']);
    harness.network = withLinks(() => pageLink(0));
    expect((await sweepOnce(harness)).at(-1)?.next).toEqual({ kind: 'end' });
    expect(webhookTtids(harness)).toEqual(kept);
  });
});
