/** Decides what the label of the tab says about a task. Pure. */
import type { Binding } from '../../contract/binding';
import { currentDestinations } from '../../interaction/draft';
import type { Entry, Job, LeftBehind, Work } from '../../interaction/entry';
import { bindingName } from '../../strings/bindingName';
import { readableName } from '../../strings/format';
import type { StringKey, Text } from '../../strings/text';
import { screenOf } from '../screen';

export interface TabState {
  /** Whether the interaction's events are sent, by this plugin's webhook or by another one. */
  readonly isSending: boolean;
  readonly needsAttention: boolean;
  /** The same in words, which follow the tab's name. */
  readonly description: string;
}

/**
 * Returns null while the state is not known.
 *
 * @param isTaskOver As for the screen: whether the task's own status says that this person's part is over.
 */
export function tabStateOf(entry: Entry, isTaskOver: boolean, text: Text): TabState | null {
  const { view } = entry;
  if (view.kind !== 'ready') return null;
  const { binding } = view.status;
  // After the interaction, or where nothing can be attached, no one has to act on a deleted webhook.
  const isDeleted = binding.state === 'dangling' && screenOf(entry, isTaskOver).kind === 'form';
  const isStopped = binding.state === 'attached' && currentDestinations(binding).length === 0;
  const trouble = troubleOf(entry.leftBehind, view.work);
  const found = isDeleted ? text('PanelTabDeleted') : sendingText(binding, text);
  const facts = [found, trouble === null ? null : text(trouble)].filter((fact) => fact !== null);
  return {
    isSending: (binding.state === 'attached' && !isStopped) || binding.state === 'foreign',
    needsAttention: isDeleted || isStopped || trouble !== null,
    description: facts.length > 0 ? facts.join(', ') : text('PanelTabNone'),
  };
}

function sendingText(binding: Binding, text: Text): string | null {
  switch (binding.state) {
    case 'attached':
      if (currentDestinations(binding).length === 0) return text('PanelTabStopped');
      return text('PanelTabSending', { webhook: shortName(bindingName(binding, text)) });
    case 'foreign':
      return text('PanelTabForeign');
    case 'none':
    case 'dangling':
      return null;
  }
}

const LEFT_BEHIND_TEXTS: Readonly<Record<LeftBehind['by'], StringKey>> = {
  attach: 'PanelTabNotAttached',
  detach: 'PanelTabNotRemoved',
};

const FAILED_TEXTS: Readonly<Record<Job, StringKey>> = {
  attach: 'PanelTabAttachFailed',
  detach: 'PanelTabDetachFailed',
  change: 'PanelTabChangeFailed',
  remove: 'PanelTabRemoveFailed',
};

function troubleOf(leftBehind: LeftBehind | null, work: Work): StringKey | null {
  if (leftBehind !== null) return LEFT_BEHIND_TEXTS[leftBehind.by];
  return work.kind === 'failed' ? FAILED_TEXTS[work.job] : null;
}

const MAX_NAME_LENGTH = 60;

/** Screen readers read the whole name each time that the tab gets the focus. */
function shortName(name: string): string {
  const characters = [...name];
  const isLong = characters.length > MAX_NAME_LENGTH;
  return readableName(isLong ? `${characters.slice(0, MAX_NAME_LENGTH).join('')}…` : name);
}
