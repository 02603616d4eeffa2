/** Checks that the permissions in an answer agree with the rules. */
import { isDeepStrictEqual } from 'node:util';
import type { Ttid } from '../../../src/contract/sids';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import type { Cell } from './cells';
import { expectedConsoleOffers, mayChange, offersChangeOfBound } from './console-rules';
import type { Situation } from './dimensions';
import { expectedOffers } from './interaction-rules';

type Value = Readonly<Record<string, unknown>>;

/** Wrong permissions in a successful answer. */
export function offerViolations({ action, ...cell }: Cell, bound: Ttid | null, body: unknown): string[] {
  const { value } = body as { value: Value };
  switch (action) {
    case 'status':
      return wrongOffers(expectedOffers({ ...cell, action }), value);
    case 'list':
    case 'list global': {
      const { webhooks } = value as { webhooks: readonly WebhookSummary[] };
      return [
        ...wrongOffers(expectedConsoleOffers(cell), value),
        ...webhooks.flatMap((webhook) => wrongSummary(cell, bound, webhook)),
      ];
    }
    case 'fetch':
    case 'create':
    case 'create global':
    case 'update': {
      const { webhook } = value as { webhook: WebhookSummary };
      return wrongSummary(cell, bound, webhook);
    }
    default:
      return [];
  }
}

/** The webhooks that are not bound send to destinations for everyone, or to URLs that no destination has. */
function wrongSummary(situation: Situation, bound: Ttid | null, { ttid, type, canChange }: WebhookSummary) {
  const expected = ttid === bound ? offersChangeOfBound(situation) : mayChange(situation.who, type);
  return canChange === expected ? [] : [`answers canChange: ${canChange} for ${ttid}`];
}

const wrongOffers = (expected: Value, value: Value) =>
  Object.entries(expected)
    .filter(([offer, wanted]) => !isDeepStrictEqual(value[offer], wanted))
    .map(([offer, wanted]) => `answers ${offer}: ${value[offer]}, not ${wanted}`);
