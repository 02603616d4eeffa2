/** One webhook as it is now. */
import { fail, ok } from '../../../src/contract/result';
import { find } from './find';
import { notForAgents } from './rights';
import { rowOf } from './row';

export const fetchWebhook = notForAgents<'fetch'>(async (service, { ttid }) => {
  const found = await find(service, ttid);
  if (!found.ok) return found;
  const { webhook } = found.value;
  return webhook === null ? fail({ code: 'not-found' }) : ok({ webhook: rowOf(webhook, service) });
});
