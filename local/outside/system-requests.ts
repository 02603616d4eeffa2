/** Schemas of the requests to `/outside/api/systems`. Their messages are shown to people. */
import * as v from 'valibot';
import { integer } from './integer';
import { text } from './requests';

export const newSystem = v.object({ host: text('The host', 253) });

const CONDITIONS = ['working', 'status', 'slow', 'hang', 'reset', 'flaky'];

const MAX_MS = 60_000;

export const newCondition = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('working') }),
    v.object({ kind: v.literal('status'), status: integer('The status', 200, 599) }),
    v.object({ kind: v.literal('slow'), ms: integer('The time in ms', 1, MAX_MS) }),
    v.object({ kind: v.literal('hang') }),
    v.object({ kind: v.literal('reset') }),
    v.object({ kind: v.literal('flaky'), percent: integer('The percentage', 1, 100) }),
  ],
  `The condition must be one of ${CONDITIONS.join(', ')}.`,
);
