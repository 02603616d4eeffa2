/**
 * All that the plugin knows about one subject, and how it changes. Pure.
 *
 * A read is known by its number: an answer to any but the latest read is stale, and so is every answer to a read
 * that began before the latest attach or detach.
 */
import type { Outcome, Trouble } from '../backend/backend';
import { type Binding, boundTtid } from '../contract/binding';
import type { Answer } from '../contract/endpoints';
import type { Draft } from './draft';

export type Status = Answer<'status'>;

/** What a person can have done to the interaction. */
export type Job = 'attach' | 'detach';

export type Work =
  | { readonly at: 'idle' }
  | { readonly at: 'busy'; readonly job: Job }
  | { readonly at: 'failed'; readonly job: Job; readonly failure: Trouble };

export type View =
  | { readonly at: 'loading' }
  | { readonly at: 'unavailable'; readonly failure: Trouble }
  | { readonly at: 'ready'; readonly status: Status; readonly work: Work };

export interface Entry {
  readonly view: View;
  /** Null until the person changes something in the form. */
  readonly draft: Draft | null;
  /** The number of the read under way. */
  readonly reading: number | null;
}

export type EntryEvent =
  | { readonly type: 'read-began'; readonly read: number }
  | { readonly type: 'read-ended'; readonly read: number; readonly outcome: Outcome<'status'> }
  | { readonly type: 'work-began'; readonly job: Job }
  | { readonly type: 'work-ended'; readonly job: Job; readonly outcome: Outcome<Job> }
  | { readonly type: 'draft-changed'; readonly draft: Draft };

const IDLE: Work = { at: 'idle' };

export const NEW_ENTRY: Entry = { view: { at: 'loading' }, draft: null, reading: null };

export const isBusy = ({ view }: Entry) => view.at === 'ready' && view.work.at === 'busy';

export function nextEntry(entry: Entry, event: EntryEvent): Entry {
  switch (event.type) {
    case 'read-began':
      return { ...entry, reading: event.read };
    case 'read-ended':
      return entry.reading === event.read
        ? { ...entry, reading: null, view: afterRead(entry.view, event.outcome) }
        : entry;
    case 'work-began':
      return entry.view.at === 'ready'
        ? { ...entry, reading: null, view: { ...entry.view, work: { at: 'busy', job: event.job } } }
        : entry;
    case 'work-ended':
      return entry.view.at === 'ready' ? afterWork(entry, entry.view.status, event) : entry;
    case 'draft-changed':
      return { ...entry, draft: event.draft };
  }
}

function afterRead(view: View, outcome: Outcome<'status'>): View {
  const failed = view.at === 'ready' && view.work.at === 'failed' ? view : null;
  // The reason why an attach or detach failed tells more than the reason why the look after it failed too.
  if (!outcome.ok) return failed ?? { at: 'unavailable', failure: outcome.failure };
  const isSame = failed !== null && boundTtid(failed.status.binding) === boundTtid(outcome.value.binding);
  return { at: 'ready', status: outcome.value, work: isSame ? failed.work : IDLE };
}

function afterWork(entry: Entry, status: Status, { job, outcome }: Extract<EntryEvent, { type: 'work-ended' }>): Entry {
  if (outcome.ok) {
    const view: View = { at: 'ready', status: withBinding(status, outcome.value.binding), work: IDLE };
    return { ...entry, draft: job === 'attach' ? null : entry.draft, view };
  }
  const { failure } = outcome;
  const current = failure.code === 'conflict' ? withBinding(status, failure.binding) : status;
  return { ...entry, view: { at: 'ready', status: current, work: { at: 'failed', job, failure } } };
}

/** What is attached can be detached by who sees it; the functions prove it again when it comes to that. */
const withBinding = (status: Status, binding: Binding): Status => ({
  ...status,
  binding,
  canDetach: binding.state === 'attached',
});
