/** Asking again after the functions wanted to be left alone. */
import { type Outcome, waitOf } from '../backend/backend';
import type { Endpoint } from '../contract/endpoints';
import type { Pause } from './pause';

/** So often in a row the functions may ask to be left alone before the console stops asking by itself. */
export const MOST_WAITS = 5;

type Failed<E extends Endpoint> = Extract<Outcome<E>, { ok: false }>['failure'];

export interface Patience<E extends Endpoint> {
  readonly pause: Pause;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly onWait: (failure: Failed<E>) => void;
}

/** Asks until there is an answer, a failure that waiting does not mend, or nobody to tell. */
export async function patiently<E extends Endpoint>(
  ask: () => Promise<Outcome<E>>,
  { pause, signal, onWait }: Patience<E>,
): Promise<Outcome<E>> {
  for (let waits = 0; ; waits += 1) {
    const outcome = await ask();
    if (outcome.ok || signal.aborted || waitOf(outcome.failure) === 0 || waits === MOST_WAITS) return outcome;
    onWait(outcome.failure);
    await pause(waitOf(outcome.failure), signal);
    if (signal.aborted) return outcome;
  }
}
