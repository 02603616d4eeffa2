/** Releases the claim on an interaction after an exception, which is a bug. Otherwise it would block for 15 seconds. */
import type { InteractionSid } from '../../../src/contract/sids';
import type { Connection } from '../endpoint/context';
import type { AttachmentRecord, Records } from '../twilio/records';
import { settled } from './claim';

/**
 * Runs a change of an interaction's binding. If it throws, restores the record to its state before the claim. If there
 * was no record, the claim is kept as settled: the bind may have taken effect, and only the claim names what it
 * displaced.
 */
export async function releasingClaim<C extends Pick<Connection, 'records'>, T>(
  context: C,
  interaction: InteractionSid,
  before: AttachmentRecord | null,
  change: (context: C) => Promise<T>,
): Promise<T> {
  const { records } = context;
  const writes: ReturnType<Records['write']>[] = [];
  const write: Records['write'] = (sid, seen, next, seconds) => {
    const written = records.write(sid, seen, next, seconds);
    writes.push(written);
    return written;
  };
  try {
    return await change({ ...context, records: { ...records, write } });
  } catch (error) {
    const last = (await Promise.all(writes)).findLast(({ ok }) => ok);
    if (last?.ok) await records.write(interaction, last.value, settled(before?.attachment ?? last.value.attachment));
    throw error;
  }
}
