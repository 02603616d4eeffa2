/** Lets one action at a time change an interaction. */
import type { RequestFailure } from '../backend/backend';
import { fail, type Result } from '../contract/result';

/** Runs something unless the same key is in use. Then it fails with `in-progress`, and nothing runs. */
export type OneAtATime<Key> = <Value>(
  key: Key,
  run: () => Promise<Result<Value, RequestFailure>>,
) => Promise<Result<Value, RequestFailure>>;

export function oneAtATimeFor<Key>(): OneAtATime<Key> {
  const inUse = new Set<Key>();
  return async (key, run) => {
    if (inUse.has(key)) return IN_PROGRESS;
    inUse.add(key);
    try {
      return await run();
    } finally {
      inUse.delete(key);
    }
  };
}

const IN_PROGRESS = fail<RequestFailure>({ code: 'in-progress', retryAfterMs: 0 });
