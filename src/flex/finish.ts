/** What was attached to an interaction goes when the interaction does. */
import type * as Flex from '@twilio/flex-ui';
import type { Backend } from '../backend/backend';
import { type TaskLike, taskStateOf } from '../interaction/subject';

type Actions = Pick<typeof Flex.Actions, 'addListener'>;

/**
 * Asks the functions to clear up once Flex has completed a task. Nobody waits for the answer: what is not cleared up now
 * is found by the sweep.
 */
export function finishWithTask(actions: Actions, backend: Pick<Backend, 'finish'>) {
  actions.addListener('afterCompleteTask', ({ task }: { readonly task?: TaskLike }) => {
    const situation = taskStateOf(task);
    if (situation.kind === 'interaction') {
      void backend.finish({ interactionSid: situation.target.subject.interactionSid });
    }
  });
}
