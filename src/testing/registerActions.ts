import * as Flex from '@twilio/flex-ui';
import { newOperationId } from '../backend/operationId';
import { throughActions } from '../flex/actions';
import { type FindTask, taskFinder } from '../flex/target';
import type { Choice } from '../form/choice';
import { choicesFrom, taskOf } from './interactions';
import { manualBackend } from './manualBackend';
import { ManualPause } from './manualPause';

/** The SID of the only task's reservation. */
export const RESERVATION = `WR${'1'.repeat(32)}`;

interface Registered {
  readonly actions?: Parameters<typeof throughActions>[0]['actions'];
  readonly findTask?: FindTask;
  readonly lastChoice?: Choice | null;
}

/** Registers the actions of this plugin with Flex, which has one task. */
export function registerActions({
  actions = Flex.Actions,
  findTask = taskFinder(() => [{ ...taskOf(1), sid: RESERVATION }]),
  lastChoice = null,
}: Registered = {}) {
  const backend = manualBackend();
  const clock = new ManualPause();
  /** The interactions that other plugins have changed. */
  const changedByOthers: string[] = [];
  const throughFlex = throughActions({
    actions,
    backend,
    findTask,
    newOperationId,
    choices: choicesFrom(lastChoice),
    pause: clock.pause,
    onChangeByOthers: (interactionSid) => changedByOthers.push(interactionSid),
  });
  return { backend, clock, throughFlex, changedByOthers };
}
