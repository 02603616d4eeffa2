/** Schemas of the requests to `/outside/api/systems`. Their messages are shown to people. */
import * as v from 'valibot';
import { CERTIFICATE_FAULTS } from '../delivery/condition';
import { integer } from './integer';
import { text } from './requests';

export const newSystem = v.object({ host: text('The host', 253) });

const CONDITIONS = ['working', 'status', 'slow', 'hang', 'reset', 'flaky', 'certificate'];

const MAX_MS = 60_000;

const UNKNOWN_FAULT = `The fault of the certificate must be one of ${CERTIFICATE_FAULTS.join(', ')}.`;
const fault = v.pipe(v.optional(v.string(UNKNOWN_FAULT), ''), v.picklist(CERTIFICATE_FAULTS, UNKNOWN_FAULT));

export const newCondition = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('working') }),
    v.object({ kind: v.literal('status'), status: integer('The status', 200, 599) }),
    v.object({ kind: v.literal('slow'), ms: integer('The time in ms', 1, MAX_MS) }),
    v.object({ kind: v.literal('hang') }),
    v.object({ kind: v.literal('reset') }),
    v.object({ kind: v.literal('flaky'), percent: integer('The percentage', 1, 100) }),
    v.object({ kind: v.literal('certificate'), fault }),
  ],
  `The condition must be one of ${CONDITIONS.join(', ')}.`,
);
