/** A Sync that does not keep its promises, with which suites check themselves. */
import type { Io } from '../../../functions/lib/twilio/io';
import { errorAnswer } from '../../fixtures/network';

export interface SyncDefect {
  readonly ignoresRevisions?: boolean;
  /** The start of the bodies of requests that it confirms without an effect. */
  readonly forgets?: string;
}

/** Lets requests reach a Sync with this defect; null for none. */
export function withDefect(io: Io, defect: SyncDefect | null): Io {
  if (defect === null) return io;
  const { forgets, ignoresRevisions } = defect;
  return {
    ...io,
    fetch: async (url, request) => {
      if (forgets !== undefined && request.body?.startsWith(forgets)) return errorAnswer(201);
      const { 'if-match': _, ...others } = request.headers;
      return io.fetch(url, ignoresRevisions ? { ...request, headers: others } : request);
    },
  };
}
