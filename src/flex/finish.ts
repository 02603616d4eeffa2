/** Removes an interaction's webhook when its task is completed. */
import { type Backend, type BackendResult, isOutcomeUnknown, retryAfterMs } from '../backend/backend';
import type { Pause } from '../console/retry';
import type { InteractionSid } from '../contract/sids';
import { taskStateOf } from '../interaction/subject';
import type { FlexUi } from './host';

export interface FinishOptions {
  readonly actions: Pick<FlexUi['Actions'], 'addListener'>;
  readonly backend: Pick<Backend, 'finish'>;
  readonly pause: Pause;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
}

/**
 * The pauses, in ms, before each request. Flex may close the channel after it has completed the task, and another
 * plugin that replaces `CompleteTask` may not wait for the completion.
 */
export const PAUSES_MS = [0, 5_000, 10_000, 25_000];

/** How far a pause is from its length at most, so that agents who end a shift together do not ask at the same time. */
const JITTER = 0.2;

/**
 * Asks the functions to clean up after Flex has completed a task, a few times within a minute until there is nothing
 * left to do. The sweep removes whatever is left then, for example because the page was closed.
 */
export function finishWithTask({ actions, backend, pause, random }: FinishOptions) {
  /** One series of requests for each interaction. */
  const running = new Map<InteractionSid, AbortController>();

  actions.addListener('afterCompleteTask', (payload) => {
    const state = taskStateOf(payload?.task);
    if (state.kind === 'interaction') void finish(state.target.subject.interactionSid);
  });

  async function finish(interactionSid: InteractionSid) {
    running.get(interactionSid)?.abort();
    const series = new AbortController();
    running.set(interactionSid, series);
    await ask(interactionSid, series.signal);
    if (running.get(interactionSid) === series) running.delete(interactionSid);
  }

  async function ask(interactionSid: InteractionSid, signal: AbortSignal) {
    let wait = 0;
    for (const length of PAUSES_MS) {
      const jittered = length * (1 + JITTER * (2 * random() - 1));
      if (length > 0) await pause(Math.max(jittered, wait), signal);
      if (signal.aborted) return;
      const outcome = await backend.finish({ interactionSid });
      if (!mayFinishLater(outcome)) return;
      wait = outcome.ok ? 0 : retryAfterMs(outcome.failure);
    }
  }
}

/** Whether a later request may remove a webhook. */
const mayFinishLater = (outcome: BackendResult<'finish'>) =>
  outcome.ok ? !outcome.value.isDone : isOutcomeUnknown(outcome.failure) || retryAfterMs(outcome.failure) > 0;
