/** Fetches one webhook for the console. */
import { fail, ok } from '../../../src/contract/result';
import type { Operation } from '../endpoint/context';
import { find } from './find';
import { rowOf } from './summary';

export const fetchWebhook: Operation<'fetch'> = async (context, { ttid }) => {
  const found = await find(context, ttid);
  if (!found.ok) return found;
  const { webhook } = found.value;
  return webhook === null ? fail({ code: 'not-found' }) : ok({ webhook: rowOf(webhook, context) });
};
