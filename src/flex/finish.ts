/** Removes an interaction's webhook when its task is completed. */
import type * as Flex from '@twilio/flex-ui';
import type { Backend } from '../backend/backend';
import { type TaskLike, taskStateOf } from '../interaction/subject';

type Actions = Pick<typeof Flex.Actions, 'addListener'>;

/**
 * Asks the functions to clean up after Flex has completed a task. The answer is ignored: the sweep removes whatever is
 * left.
 */
export function finishWithTask(actions: Actions, backend: Pick<Backend, 'finish'>) {
  actions.addListener('afterCompleteTask', ({ task }: { readonly task?: TaskLike }) => {
    const state = taskStateOf(task);
    if (state.kind === 'interaction') {
      void backend.finish({ interactionSid: state.target.subject.interactionSid });
    }
  });
}
