/** Keeps a person's last choice in the browser. */
import { attempt } from '../contract/result';
import { type ChoiceMemory, readChoice, writeChoice } from '../form/choice';

interface ChoiceMemoryOptions {
  /** May throw, as where the browser blocks storage. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** The SIDs of the account and the worker, because people may share a browser. May throw. */
  readonly owner: () => readonly [accountSid: string, workerSid: string | undefined];
}

const PREFIX = 'interaction-webhooks.last-choice';

export function choiceMemory({ storage, owner }: ChoiceMemoryOptions): ChoiceMemory {
  function key() {
    const [accountSid, workerSid] = owner();
    return workerSid === undefined ? null : [PREFIX, accountSid, workerSid].join('.');
  }

  function withKey<Value>(use: (key: string) => Value, otherwise: Value): Value {
    return attempt(() => {
      const found = key();
      return found === null ? otherwise : use(found);
    }, otherwise);
  }

  return {
    recall: () => readChoice(withKey((found) => storage().getItem(found), null)),
    keep: (choice) => withKey((found) => storage().setItem(found, writeChoice(choice)), undefined),
  };
}
