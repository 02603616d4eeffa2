/**
 * The state of one subject, and its reducer. Pure.
 *
 * Each read has a number. An answer is stale unless it belongs to the latest read, and that read began after the latest
 * attach or detach.
 */
import { type BackendResult, type RequestFailure, retryAfterMs } from '../backend/backend';
import { type Binding, boundTtid } from '../contract/binding';
import type { Answer, Endpoint } from '../contract/endpoints';
import type { Ttid } from '../contract/sids';
import type { Choice } from '../form/choice';
import { ANOTHER_URL } from '../form/draft';
import type { PanelDraft } from './draft';

export type Status = Answer<'status'>;

/** An operation that the person starts on the interaction. */
export type Job =
  | 'attach'
  | 'detach'
  /** Adds destinations to the webhook of this plugin, or removes some. */
  | 'change'
  /** Deletes a webhook that an earlier job left behind, bound to nothing. */
  | 'remove';

export type Work =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly job: Job }
  | { readonly kind: 'failed'; readonly job: Job; readonly failure: RequestFailure };

export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unavailable'; readonly failure: RequestFailure }
  | { readonly kind: 'ready'; readonly status: Status; readonly work: Work };

/** A webhook that a failed job registered or unbound but could not delete. */
export interface LeftBehind {
  readonly ttid: Ttid;
  readonly by: 'attach' | 'detach';
}

export interface Entry {
  readonly view: View;
  /** Null until the person edits the form. */
  readonly draft: PanelDraft | null;
  /** The last choice of this person, on any interaction. */
  readonly lastChoice: Choice | null;
  /** The bound webhook that the open form replaces. */
  readonly replacing: Ttid | null;
  readonly leftBehind: LeftBehind | null;
  /** When the functions accept requests again, in epoch milliseconds. */
  readonly waitUntil: number | null;
  /** The number of the read in progress. */
  readonly reading: number | null;
}

export type EntryEvent =
  | { readonly type: 'read-began'; readonly read: number }
  | { readonly type: 'choice-recalled'; readonly choice: Choice | null }
  | {
      readonly type: 'read-ended';
      readonly read: number;
      readonly at: number;
      readonly outcome: BackendResult<'status'>;
    }
  /** A read failed that no one sees. */
  | { readonly type: 'prefetch-failed'; readonly read: number }
  | { readonly type: 'work-began'; readonly job: Job }
  | {
      readonly type: 'work-ended';
      readonly job: Job;
      readonly at: number;
      readonly outcome: BackendResult<'attach' | 'detach' | 'changeDestinations'>;
    }
  /** An attach has first deleted the leftover webhook, and goes on. */
  | { readonly type: 'left-behind-removed' }
  | { readonly type: 'draft-changed'; readonly draft: PanelDraft }
  | { readonly type: 'replace-began' }
  | { readonly type: 'replace-canceled' };

type EventOf<T extends EntryEvent['type']> = Extract<EntryEvent, { readonly type: T }>;

const IDLE: Work = { kind: 'idle' };

export const INITIAL_ENTRY: Entry = {
  view: { kind: 'loading' },
  draft: null,
  lastChoice: null,
  replacing: null,
  leftBehind: null,
  waitUntil: null,
  reading: null,
};

export const isBusy = ({ view }: Entry) => view.kind === 'ready' && view.work.kind === 'busy';

/** Whether a request may be sent now. */
export const isFree = (entry: Entry, now: number) =>
  !isBusy(entry) && (entry.waitUntil === null || entry.waitUntil <= now);

export function nextEntry(entry: Entry, event: EntryEvent): Entry {
  switch (event.type) {
    case 'read-began':
      return { ...entry, reading: event.read };
    case 'choice-recalled':
      return { ...entry, lastChoice: event.choice };
    case 'read-ended':
      return entry.reading === event.read ? afterRead(entry, event) : entry;
    case 'prefetch-failed':
      return entry.reading === event.read ? { ...entry, reading: null } : entry;
    case 'work-began':
      return entry.view.kind === 'ready'
        ? { ...entry, reading: null, view: { ...entry.view, work: { kind: 'busy', job: event.job } } }
        : entry;
    case 'work-ended':
      return entry.view.kind === 'ready' ? afterWork(entry, entry.view.status, event) : entry;
    case 'left-behind-removed':
      return { ...entry, leftBehind: null };
    case 'draft-changed':
      return { ...withoutRefusedUrl(entry, event.draft), draft: event.draft };
    case 'replace-began':
      return entry.view.kind === 'ready'
        ? { ...withoutFailure(entry), replacing: boundTtid(entry.view.status.binding) }
        : entry;
    case 'replace-canceled':
      return { ...withoutFailure(entry), replacing: null };
  }
}

function afterRead(entry: Entry, { at, outcome }: EventOf<'read-ended'>): Entry {
  const { view } = entry;
  const read: Entry = { ...entry, reading: null, waitUntil: waitAfter(at, outcome) };
  const failed = view.kind === 'ready' && view.work.kind === 'failed' ? view : null;
  // If the read after a failed job fails as well, the job's failure is the more useful one.
  if (!outcome.ok) return { ...read, view: failed ?? { kind: 'unavailable', failure: outcome.failure } };
  const bound = boundTtid(outcome.value.binding);
  const isSameBinding = failed !== null && boundTtid(failed.status.binding) === bound;
  return {
    ...read,
    leftBehind: entry.leftBehind?.ttid === bound ? null : entry.leftBehind,
    view: { kind: 'ready', status: outcome.value, work: isSameBinding ? failed.work : IDLE },
  };
}

function afterWork(entry: Entry, status: Status, { job, at, outcome }: EventOf<'work-ended'>): Entry {
  const worked: Entry = { ...entry, waitUntil: waitAfter(at, outcome) };
  if (outcome.ok) {
    const view: View = { kind: 'ready', status: withBinding(status, outcome.value.binding), work: IDLE };
    switch (job) {
      case 'attach':
        return { ...worked, draft: null, replacing: null, leftBehind: null, view };
      case 'change':
        return { ...worked, draft: null, replacing: null, view };
      case 'detach':
        return { ...worked, view };
      case 'remove':
        return { ...worked, leftBehind: null, view };
    }
  }
  const { failure } = outcome;
  return {
    ...worked,
    leftBehind: failure.code === 'left-behind' ? leftBehindBy(job, failure.ttid, entry) : entry.leftBehind,
    view: { kind: 'ready', status: statusAfterFailure(failure, status), work: { kind: 'failed', job, failure } },
  };
}

/** A leftover webhook that could not be removed either is still of the job before. */
const leftBehindBy = (job: Job, ttid: Ttid, { leftBehind }: Entry): LeftBehind => ({
  ttid,
  by: job === 'remove' ? (leftBehind?.by ?? 'detach') : job === 'detach' ? 'detach' : 'attach',
});

/** Updates the status with what the failure reveals. */
function statusAfterFailure(failure: RequestFailure, status: Status): Status {
  switch (failure.code) {
    case 'conflict': {
      const next = withBinding(status, failure.binding);
      // The functions decide whether another webhook may be replaced or changed.
      const isOther = boundTtid(failure.binding) !== boundTtid(status.binding);
      return isOther ? { ...next, canReplace: false, canAddDestinations: false } : next;
    }
    case 'switched-off':
      return { ...status, isSwitchedOff: true, canAttach: false, canReplace: false, canAddDestinations: false };
    default:
      return status;
  }
}

/** Derives the rights to a webhook of this plugin from its destinations; the functions check them again. */
function withBinding(status: Status, binding: Binding): Status {
  if (binding.state === 'attached') {
    const { route, destinations } = binding;
    const isLost = route === 'lost';
    return {
      ...status,
      binding,
      canDetach: isLost || destinations.some(({ canRemove }) => canRemove),
      canReplace: status.canAttach && destinations.every(({ canRemove }) => canRemove),
      canAddDestinations: status.canAttach && !isLost,
    };
  }
  return boundTtid(binding) === boundTtid(status.binding)
    ? { ...status, binding }
    : { ...status, binding, canDetach: false, canReplace: false, canAddDestinations: false };
}

function waitAfter(at: number, outcome: BackendResult<Endpoint>): number | null {
  const wait = outcome.ok ? 0 : retryAfterMs(outcome.failure);
  return wait > 0 ? at + wait : null;
}

const withoutFailure = (entry: Entry): Entry =>
  entry.view.kind === 'ready' && entry.view.work.kind === 'failed'
    ? { ...entry, view: { ...entry.view, work: IDLE } }
    : entry;

/** Clears the refusal of a URL once it changes or is no longer selected. */
function withoutRefusedUrl(entry: Entry, next: PanelDraft): Entry {
  const { view, draft } = entry;
  const wasRefused = view.kind === 'ready' && view.work.kind === 'failed' && view.work.failure.code === 'url-refused';
  const hasChanged = draft?.url !== next.url || !next.destinations.includes(ANOTHER_URL);
  return wasRefused && hasChanged ? withoutFailure(entry) : entry;
}
