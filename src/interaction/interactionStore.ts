/** The state of every subject, kept outside of the components so that nothing is lost when the agent switches tasks. */
import { type BackendResult, type InteractionBackend, mayHaveSucceeded, type RequestFailure } from '../backend/backend';
import type { Store } from '../components/useStore';
import { type Binding, boundTtid } from '../contract/binding';
import type { Request } from '../contract/endpoints';
import type { InteractionSid, Ttid } from '../contract/sids';
import type { ChoiceMemory } from '../form/choice';
import { choiceOf, type DestinationChange, type PanelDraft, type Submission } from './draft';
import { type Entry, type EntryEvent, INITIAL_ENTRY, isFree, type Job, type LeftBehind, nextEntry } from './entry';
import { keyOf, type NamedSubject, type Subject } from './subject';

/** An event by its key in the timeline and a destination by its ID. Null means all. */
export type WhatToSend = Pick<Request<'sendAgain'>, 'event' | 'destination'>;

export interface InteractionStore {
  /** The entry, for the panel: while it is subscribed, the person sees the failures of the subject. */
  entryOf(subject: Subject): Store<Entry>;
  /** The same entry, for a place that shows no failures, such as the label of the tab. */
  watch(subject: Subject): Store<Entry>;
  /** Requests the status again, unless a request is in progress or the functions have asked for a pause. */
  read(subject: Subject): void;
  /**
   * Requests the status unless it is known, or was requested within the last minute. A failure leaves no trace unless
   * the panel has opened in the meantime.
   */
  prefetch(subject: Subject): void;
  /**
   * Requests the status again of every task of an interaction whose status is known, because something else than this
   * store has changed it. A request in progress is awaited first: its answer may be older than the change.
   */
  refresh(interactionSid: InteractionSid): void;
  edit(subject: Subject, draft: PanelDraft): void;
  /**
   * Attaches a webhook in place of the one that the person sees. First deletes the webhook that an earlier job left
   * behind, so that only one remains.
   */
  attach(target: NamedSubject, submission: Submission): void;
  /** Adds destinations to the webhook of this plugin, or removes some. It remains attached. */
  change(target: NamedSubject, change: DestinationChange): void;
  /** Detaches the webhook, or removes the destinations that the person may remove. */
  detach(target: NamedSubject): void;
  /** Deletes the webhook that an earlier job left behind. */
  remove(target: NamedSubject, leftBehind: Ttid): void;
  /** Sends again what destinations did not get: of one event or of all, to one destination or to all. Never rejects. */
  sendAgain(subject: Subject, what: WhatToSend): Promise<BackendResult<'sendAgain'>>;
  /** Opens the form to replace the webhook that the person sees. */
  replace(subject: Subject): void;
  cancelReplace(subject: Subject): void;
}

export interface InteractionStoreOptions {
  readonly backend: InteractionBackend;
  readonly newOperationId: () => string;
  /** Asked at each read, because the person may have chosen elsewhere. */
  readonly choices: ChoiceMemory;
  /** Called when a job fails while its task is not on the screen. */
  readonly onUnseenFailure: (job: Job, taskName: string) => void;
}

/** The time, in ms, after which a prefetch that failed may be repeated. */
const PREFETCH_AGAIN_MS = 60_000;

/** The result of a job, or of the one that had to come first. */
interface Worked {
  readonly job: Job;
  readonly outcome: BackendResult<'attach' | 'detach'>;
}

export function createInteractionStore({
  backend,
  newOperationId,
  choices,
  onUnseenFailure,
}: InteractionStoreOptions): InteractionStore {
  const entries = new Map<string, Entry>();
  const viewers = listenersByKey();
  const watchers = listenersByKey();
  /** At most one status request at a time for each subject. */
  const pendingReads = new Map<string, Promise<void>>();
  /** Every subject whose status was requested. */
  const known = new Map<string, Subject>();
  /** When each subject was last prefetched, in epoch milliseconds. */
  const prefetches = new Map<string, number>();
  let reads = 0;

  const get = (subject: Subject) => entries.get(keyOf(subject)) ?? INITIAL_ENTRY;

  const storeOf = (subject: Subject, listeners: Listeners): Store<Entry> => ({
    getSnapshot: () => get(subject),
    subscribe: (listener) => listeners.add(keyOf(subject), listener),
  });

  function apply(subject: Subject, event: EntryEvent) {
    const key = keyOf(subject);
    entries.set(key, nextEntry(get(subject), event));
    for (const notify of [...viewers.of(key), ...watchers.of(key)]) notify();
  }

  function read(subject: Subject, isPrefetch = false) {
    const key = keyOf(subject);
    if (pendingReads.has(key) || !isFree(get(subject), Date.now())) return;
    const reading = readNow(subject, isPrefetch).finally(() => pendingReads.delete(key));
    pendingReads.set(key, reading);
  }

  async function readNow(subject: Subject, isPrefetch: boolean) {
    reads += 1;
    const number = reads;
    known.set(keyOf(subject), subject);
    apply(subject, { type: 'choice-recalled', choice: choices.recall() });
    apply(subject, { type: 'read-began', read: number });
    const outcome = await backend.status(subject);
    const isUnseen = isPrefetch && viewers.of(keyOf(subject)).length === 0;
    if (isUnseen && !outcome.ok) apply(subject, { type: 'prefetch-failed', read: number });
    else apply(subject, { type: 'read-ended', read: number, at: Date.now(), outcome });
  }

  function prefetch(subject: Subject) {
    const key = keyOf(subject);
    const now = Date.now();
    const isRecent = now - (prefetches.get(key) ?? Number.NEGATIVE_INFINITY) < PREFETCH_AGAIN_MS;
    if (get(subject).view.kind !== 'loading' || isRecent) return;
    prefetches.set(key, now);
    read(subject, true);
  }

  async function refresh(subject: Subject) {
    await pendingReads.get(keyOf(subject));
    if (get(subject).view.kind !== 'loading') read(subject, true);
  }

  async function work({ subject, taskName }: NamedSubject, job: Job, request: () => Promise<Worked>) {
    apply(subject, { type: 'work-began', job });
    const reading = pendingReads.get(keyOf(subject));
    const worked = await (reading === undefined ? request() : reading.then(request));
    apply(subject, { type: 'work-ended', at: Date.now(), ...worked });
    if (!worked.outcome.ok && viewers.of(keyOf(subject)).length === 0) onUnseenFailure(worked.job, taskName);
    if (needsRefresh(worked.outcome)) read(subject);
  }

  /** Deletes the leftover webhook, then attaches. If the first fails, the second is not tried. */
  async function replaceLeftBehind(subject: Subject, { ttid }: LeftBehind, attach: () => Promise<Worked>) {
    const outcome = await backend.detach({ ...subject, ttid, operationId: newOperationId() });
    if (!outcome.ok) return { job: 'remove' as const, outcome };
    apply(subject, { type: 'left-behind-removed' });
    return attach();
  }

  function remember(subject: Subject, submission: Submission) {
    const { view } = get(subject);
    const choice = view.kind === 'ready' ? choiceOf(submission, view.status) : null;
    if (choice === null) return;
    choices.keep(choice);
    apply(subject, { type: 'choice-recalled', choice });
  }

  /** Returns the current binding; null while it is unknown, and while no request may be sent. */
  function idleBinding(subject: Subject): Binding | null {
    const entry = get(subject);
    return entry.view.kind === 'ready' && isFree(entry, Date.now()) ? entry.view.status.binding : null;
  }

  return {
    entryOf: (subject) => storeOf(subject, viewers),
    watch: (subject) => storeOf(subject, watchers),
    read: (subject) => read(subject),
    prefetch,
    refresh(interactionSid) {
      for (const subject of known.values()) {
        if (subject.interactionSid === interactionSid) void refresh(subject);
      }
    },
    edit: (subject, draft) => apply(subject, { type: 'draft-changed', draft }),
    attach(target, submission) {
      const binding = idleBinding(target.subject);
      if (binding === null) return;
      const seenTtid = boundTtid(binding);
      const { destinations, url, events } = submission;
      const request = {
        ...target.subject,
        destinations: [...destinations],
        url,
        events: [...events],
        seenTtid,
        operationId: newOperationId(),
      };
      const attach = async (): Promise<Worked> => {
        const outcome = await backend.attach(request);
        if (outcome.ok) remember(target.subject, submission);
        return { job: 'attach', outcome };
      };
      void work(target, 'attach', () => {
        const { leftBehind } = get(target.subject);
        return leftBehind === null ? attach() : replaceLeftBehind(target.subject, leftBehind, attach);
      });
    },
    change(target, { add, url, remove }) {
      const binding = idleBinding(target.subject);
      if (binding?.state !== 'attached') return;
      const request = { ...target.subject, ttid: binding.ttid, add: [...add], url, remove: [...remove] };
      void work(target, 'change', async () => ({ job: 'change', outcome: await backend.changeDestinations(request) }));
    },
    detach(target) {
      const binding = idleBinding(target.subject);
      if (binding === null || binding.state === 'none') return;
      const request = { ...target.subject, ttid: binding.ttid, operationId: newOperationId() };
      void work(target, 'detach', async () => ({ job: 'detach', outcome: await backend.detach(request) }));
    },
    remove(target, ttid) {
      if (idleBinding(target.subject) === null) return;
      const request = { ...target.subject, ttid, operationId: newOperationId() };
      void work(target, 'remove', async () => ({ job: 'remove', outcome: await backend.detach(request) }));
    },
    sendAgain: (subject, what) => backend.sendAgain({ ...subject, ...what }),
    replace: (subject) => apply(subject, { type: 'replace-began' }),
    cancelReplace: (subject) => apply(subject, { type: 'replace-canceled' }),
  };
}

/** Listeners of each subject, by its key. */
function listenersByKey() {
  const all = new Map<string, Set<() => void>>();
  return {
    of: (key: string): readonly (() => void)[] => [...(all.get(key) ?? [])],
    /** Returns the function that removes the listener. */
    add(key: string, listener: () => void) {
      const listeners = all.get(key) ?? new Set();
      all.set(key, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
  };
}

type Listeners = ReturnType<typeof listenersByKey>;

/** Failures that say that the person's rights or destinations may have changed. */
const RIGHTS_CHANGED: readonly RequestFailure['code'][] = ['conflict', 'left-behind', 'unknown-destination'];

/** Whether the binding, or the person's rights to it, are unknown after this outcome. */
function needsRefresh(outcome: Worked['outcome']) {
  // Another program's webhook is bound again after ours, and may or may not be replaced by this person.
  if (outcome.ok) return outcome.value.binding.state === 'foreign';
  return mayHaveSucceeded(outcome.failure) || RIGHTS_CHANGED.includes(outcome.failure.code);
}
