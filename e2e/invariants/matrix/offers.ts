/** Whether what the browser is told to offer is what would be allowed. */
import { isDeepStrictEqual } from 'node:util';
import type { WebhookSummary } from '../../../src/contract/webhooks';
import { mayChange, offeredInConsole } from './console-rules';
import type { Cell } from './dimensions';
import { offered } from './interaction-rules';

type Value = Readonly<Record<string, unknown>>;

/** What an answer that is `ok` offers wrongly. */
export function misleading({ action, ...cell }: Cell, body: unknown): string[] {
  const { value } = body as { value: Value };
  switch (action) {
    case 'status':
      return wronglySaid(offered({ ...cell, action }), value);
    case 'list':
    case 'list global': {
      const { webhooks } = value as { webhooks: readonly WebhookSummary[] };
      return [...wronglySaid(offeredInConsole(cell), value), ...webhooks.flatMap((row) => wrongRow(cell, row))];
    }
    case 'fetch':
    case 'create':
    case 'create global':
    case 'update': {
      const { webhook } = value as { webhook: WebhookSummary };
      return wrongRow(cell, webhook);
    }
    default:
      return [];
  }
}

const wrongRow = ({ who }: Pick<Cell, 'who'>, { ttid, type, canChange }: WebhookSummary) =>
  canChange === mayChange(who, type) ? [] : [`says canChange of ${ttid}: ${canChange}`];

const wronglySaid = (offers: Value, value: Value) =>
  Object.entries(offers)
    .filter(([offer, wanted]) => !isDeepStrictEqual(value[offer], wanted))
    .map(([offer, wanted]) => `says ${offer}: ${value[offer]}, not ${wanted}`);
