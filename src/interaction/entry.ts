/**
 * All that the plugin knows about one subject, and how it changes. Pure.
 *
 * A read is known by its number: an answer to any but the latest read is stale, and so is every answer to a read
 * that began before the latest attach or detach.
 */
import { type BackendResult, type RequestFailure, retryAfterMs } from '../backend/backend';
import { type Binding, boundTtid } from '../contract/binding';
import type { Answer, Endpoint } from '../contract/endpoints';
import type { Ttid } from '../contract/sids';
import type { Draft } from '../form/draft';

export type Status = Answer<'status'>;

/** What a person can have done to the interaction. */
export type Job =
  | 'attach'
  | 'detach'
  /** To take away a webhook that an earlier job left bound to nothing. */
  | 'remove';

export type Work =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly job: Job }
  | { readonly kind: 'failed'; readonly job: Job; readonly failure: RequestFailure };

export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unavailable'; readonly failure: RequestFailure }
  | { readonly kind: 'ready'; readonly status: Status; readonly work: Work };

/** A webhook that a failed job registered or unbound and could not take away again. */
export interface LeftBehind {
  readonly ttid: Ttid;
  readonly by: Job;
}

export interface Entry {
  readonly view: View;
  /** Null until the person changes something in the form. */
  readonly draft: Draft | null;
  /** The bound webhook that the form is open to replace. */
  readonly replacing: Ttid | null;
  readonly leftBehind: LeftBehind | null;
  /** The functions want to be left alone until then, in milliseconds since 1970. */
  readonly waitUntil: number | null;
  /** The number of the read under way. */
  readonly reading: number | null;
}

export type EntryEvent =
  | { readonly type: 'read-began'; readonly read: number }
  | {
      readonly type: 'read-ended';
      readonly read: number;
      readonly at: number;
      readonly outcome: BackendResult<'status'>;
    }
  | { readonly type: 'work-began'; readonly job: Job }
  | {
      readonly type: 'work-ended';
      readonly job: Job;
      readonly at: number;
      readonly outcome: BackendResult<'attach' | 'detach'>;
    }
  | { readonly type: 'draft-changed'; readonly draft: Draft }
  | { readonly type: 'replace-began' }
  | { readonly type: 'replace-cancelled' };

type EventOf<T extends EntryEvent['type']> = Extract<EntryEvent, { readonly type: T }>;

const IDLE: Work = { kind: 'idle' };

export const INITIAL_ENTRY: Entry = {
  view: { kind: 'loading' },
  draft: null,
  replacing: null,
  leftBehind: null,
  waitUntil: null,
  reading: null,
};

export const isBusy = ({ view }: Entry) => view.kind === 'ready' && view.work.kind === 'busy';

/** Whether the functions may be asked now. */
export const isFree = (entry: Entry, now: number) =>
  !isBusy(entry) && (entry.waitUntil === null || entry.waitUntil <= now);

export function nextEntry(entry: Entry, event: EntryEvent): Entry {
  switch (event.type) {
    case 'read-began':
      return { ...entry, reading: event.read };
    case 'read-ended':
      return entry.reading === event.read ? afterRead(entry, event) : entry;
    case 'work-began':
      return entry.view.kind === 'ready'
        ? { ...entry, reading: null, view: { ...entry.view, work: { kind: 'busy', job: event.job } } }
        : entry;
    case 'work-ended':
      return entry.view.kind === 'ready' ? afterWork(entry, entry.view.status, event) : entry;
    case 'draft-changed':
      return { ...withoutRefusedUrl(entry, event.draft), draft: event.draft };
    case 'replace-began':
      return entry.view.kind === 'ready'
        ? { ...withoutFailure(entry), replacing: boundTtid(entry.view.status.binding) }
        : entry;
    case 'replace-cancelled':
      return { ...withoutFailure(entry), replacing: null };
  }
}

function afterRead(entry: Entry, { at, outcome }: EventOf<'read-ended'>): Entry {
  const { view } = entry;
  const read: Entry = { ...entry, reading: null, waitUntil: waitAfter(at, outcome) };
  const failed = view.kind === 'ready' && view.work.kind === 'failed' ? view : null;
  // The reason why an attach or detach failed tells more than the reason why the look after it failed too.
  if (!outcome.ok) return { ...read, view: failed ?? { kind: 'unavailable', failure: outcome.failure } };
  const bound = boundTtid(outcome.value.binding);
  const isSame = failed !== null && boundTtid(failed.status.binding) === bound;
  return {
    ...read,
    leftBehind: entry.leftBehind?.ttid === bound ? null : entry.leftBehind,
    view: { kind: 'ready', status: outcome.value, work: isSame ? failed.work : IDLE },
  };
}

function afterWork(entry: Entry, status: Status, { job, at, outcome }: EventOf<'work-ended'>): Entry {
  const worked: Entry = { ...entry, waitUntil: waitAfter(at, outcome) };
  if (outcome.ok) {
    const view: View = { kind: 'ready', status: withBinding(status, outcome.value.binding), work: IDLE };
    switch (job) {
      case 'attach':
        return { ...worked, draft: null, replacing: null, leftBehind: null, view };
      case 'detach':
        return { ...worked, view };
      case 'remove':
        return { ...worked, leftBehind: null, view };
    }
  }
  const { failure } = outcome;
  return {
    ...worked,
    leftBehind: failure.code === 'left-behind' ? { ttid: failure.ttid, by: job } : entry.leftBehind,
    view: { kind: 'ready', status: statusAfterFailure(failure, status), work: { kind: 'failed', job, failure } },
  };
}

/** What a failure says about the state of things. */
function statusAfterFailure(failure: RequestFailure, status: Status): Status {
  switch (failure.code) {
    case 'conflict':
      // Whether theirs may be replaced is for the functions to say.
      return { ...withBinding(status, failure.binding), canReplace: false };
    case 'switched-off':
      return { ...status, isSwitchedOff: true, canAttach: false, canReplace: false };
    default:
      return status;
  }
}

/** What this person attached they can detach and replace; the functions prove it again when it comes to that. */
const withBinding = (status: Status, binding: Binding): Status =>
  boundTtid(binding) === boundTtid(status.binding)
    ? { ...status, binding }
    : {
        ...status,
        binding,
        canDetach: binding.state === 'attached',
        canReplace: binding.state === 'attached' && status.canAttach,
      };

function waitAfter(at: number, outcome: BackendResult<Endpoint>): number | null {
  const wait = outcome.ok ? 0 : retryAfterMs(outcome.failure);
  return wait > 0 ? at + wait : null;
}

const withoutFailure = (entry: Entry): Entry =>
  entry.view.kind === 'ready' && entry.view.work.kind === 'failed'
    ? { ...entry, view: { ...entry.view, work: IDLE } }
    : entry;

/** A refusal is about the URL that was sent: another one has not been refused. */
function withoutRefusedUrl(entry: Entry, next: Draft): Entry {
  const { view, draft } = entry;
  const wasRefused = view.kind === 'ready' && view.work.kind === 'failed' && view.work.failure.code === 'url-refused';
  const isAnother = draft?.url !== next.url || draft.destination !== next.destination;
  return wasRefused && isAnother ? withoutFailure(entry) : entry;
}
