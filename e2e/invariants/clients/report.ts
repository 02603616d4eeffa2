/** The messages of a client's process to the suite. */
import * as v from 'valibot';

const report = v.variant('kind', [
  v.object({ kind: v.literal('passed'), scenario: v.string(), step: v.string() }),
  v.object({ kind: v.literal('failed'), scenario: v.string(), step: v.string(), why: v.string() }),
  /** The client has asked on purpose for this, which Local Twilio does not serve. */
  v.object({ kind: v.literal('not-served'), request: v.string() }),
  v.object({ kind: v.literal('done') }),
]);

export type Report = v.InferOutput<typeof report>;

export const readReport = (message: unknown): Report => v.parse(report, message);
