/** One webhook as it is now. */
import { fail, ok } from '../../../src/contract/result';
import { notForAgents } from '../endpoint/rights';
import { find } from './find';
import { rowOf } from './summary';

export const fetchWebhook = notForAgents<'fetch'>(async (service, { ttid }) => {
  const found = await find(service, ttid);
  if (!found.ok) return found;
  const { webhook } = found.value;
  return webhook === null ? fail({ code: 'not-found' }) : ok({ webhook: rowOf(webhook, service) });
});
