/** Bindings, destinations and tasks for tests. */
import type { AttachedDestination, Binding } from '../contract/binding';
import { type Destination, INSPECTOR } from '../contract/destination';
import type { Server } from '../contract/server';
import type { Choice, ChoiceMemory } from '../form/choice';
import type { Status } from '../interaction/entry';
import type { NamedSubject, TaskLike } from '../interaction/subject';
import { channelOf, interactionOf, OTHER_TTID, TTID, taskSidOf } from './sids';

export const CRM = { key: 'crm', label: 'CRM' };
export const ARCHIVE = { key: 'archive', label: 'Archive' };

type Bound<S extends Binding['state']> = Extract<Binding, { state: S }>;

export const serverAt = (host: string): Server => ({ host, isSecure: true });

/** A destination that the person may remove. */
export const destinationOf = (
  { key, label }: Destination,
  changes: Partial<AttachedDestination> = {},
): AttachedDestination => ({
  id: key,
  label,
  sendsTo: null,
  state: 'active',
  addedBy: 'ada_40example_2Ecom',
  canRemove: true,
  ...changes,
});

export const ATTACHED: Bound<'attached'> = {
  state: 'attached',
  ttid: TTID,
  route: 'direct',
  destinations: [destinationOf(CRM)],
  events: ['onParticipantLeft'],
  attachedBy: 'ada_40example_2Ecom',
  attachedAt: '2026-03-01T09:30:00.000Z',
  timeline: null,
};

export const INSPECTED: Bound<'attached'> = {
  ...ATTACHED,
  destinations: [destinationOf({ ...INSPECTOR, label: 'inspector' })],
  timeline: `interaction-webhook-${'0'.repeat(32)}`,
};

/** With two destinations. */
export const RELAYED: Bound<'attached'> = {
  ...ATTACHED,
  route: 'relayed',
  destinations: [destinationOf(CRM), destinationOf(ARCHIVE)],
};

export const FOREIGN: Bound<'foreign'> = {
  state: 'foreign',
  ttid: OTHER_TTID,
  friendlyName: null,
  sendsTo: null,
  events: ['onChannelUpdated'],
};

/** The n-th task, with its own interaction. */
export const targetOf = (number: number, taskName = `Customer ${number}`): NamedSubject => ({
  subject: {
    taskSid: taskSidOf(number),
    interactionSid: interactionOf(number),
    channelSid: channelOf(number),
  },
  taskName,
  startedAt: null,
});

/** The n-th task as Flex has it. */
export const taskOf = (number: number, changes: Partial<TaskLike> = {}): TaskLike => {
  const { subject, taskName } = targetOf(number);
  return {
    taskSid: subject.taskSid,
    status: 'accepted',
    taskChannelUniqueName: 'chat',
    attributes: {
      flexInteractionSid: subject.interactionSid,
      flexInteractionChannelSid: subject.channelSid,
      name: taskName,
    },
    ...changes,
  };
};

export const ALICE = taskOf(1);
export const BOB = taskOf(2);

export const statusOf = (changes: Partial<Status> = {}): Status => ({
  binding: { state: 'none' },
  destinations: [CRM],
  canAttach: true,
  canDetach: changes.binding?.state === 'attached',
  canAddDestinations: false,
  canReplace: false,
  canUseUrl: false,
  isSwitchedOff: false,
  retentionHours: 24,
  ...changes,
});

/** A memory of the last choice, as the browser's storage is for the plugin. */
export function choicesFrom(last: Choice | null = null): ChoiceMemory {
  let kept = last;
  return {
    recall: () => kept,
    keep: (choice) => {
      kept = choice;
    },
  };
}
