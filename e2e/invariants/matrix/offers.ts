/** Checks that the permissions in an answer agree with the rules. */
import { isDeepStrictEqual } from 'node:util';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import type { Cell } from './cells';
import { expectedConsoleOffers, mayChange } from './console-rules';
import { expectedOffers } from './interaction-rules';

type Value = Readonly<Record<string, unknown>>;

/** Wrong permissions in a successful answer. */
export function offerViolations({ action, ...cell }: Cell, body: unknown): string[] {
  const { value } = body as { value: Value };
  switch (action) {
    case 'status':
      return wrongOffers(expectedOffers({ ...cell, action }), value);
    case 'list':
    case 'list global': {
      const { webhooks } = value as { webhooks: readonly WebhookSummary[] };
      return [
        ...wrongOffers(expectedConsoleOffers(cell), value),
        ...webhooks.flatMap((webhook) => wrongSummary(cell, webhook)),
      ];
    }
    case 'fetch':
    case 'create':
    case 'create global':
    case 'update': {
      const { webhook } = value as { webhook: WebhookSummary };
      return wrongSummary(cell, webhook);
    }
    default:
      return [];
  }
}

const wrongSummary = ({ who }: Pick<Cell, 'who'>, { ttid, type, canChange }: WebhookSummary) =>
  canChange === mayChange(who, type) ? [] : [`answers canChange: ${canChange} for ${ttid}`];

const wrongOffers = (expected: Value, value: Value) =>
  Object.entries(expected)
    .filter(([offer, wanted]) => !isDeepStrictEqual(value[offer], wanted))
    .map(([offer, wanted]) => `answers ${offer}: ${value[offer]}, not ${wanted}`);
