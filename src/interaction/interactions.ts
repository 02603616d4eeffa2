/** What the plugin knows about each subject, kept outside the components so that nothing is lost between tasks. */
import { type Backend, isOutcomeUnknown, type Outcome, type Trouble } from '../backend/backend';
import { boundTtid } from '../contract/binding';
import { keyOf, type Subject, type Target } from '../task/subject';
import type { Choice, Draft } from './draft';
import { type Entry, type EntryEvent, isBusy, type Job, NEW_ENTRY, nextEntry } from './entry';

export interface Interactions {
  get(subject: Subject): Entry;
  /** Tells the listener about each change until the returned function is called. */
  watch(subject: Subject, listener: (entry: Entry) => void): () => void;
  /** Asks the functions anew, unless an attach or detach is under way. */
  read(subject: Subject): void;
  edit(subject: Subject, draft: Draft): void;
  attach(target: Target, choice: Choice): void;
  detach(target: Target): void;
}

export interface InteractionsOptions {
  readonly backend: Backend;
  readonly newOperationId: () => string;
  /** Called when a job failed while nobody was looking at its task. */
  readonly onUnseenFailure: (job: Job, taskName: string) => void;
}

export function createInteractions({ backend, newOperationId, onUnseenFailure }: InteractionsOptions): Interactions {
  const entries = new Map<string, Entry>();
  const watchers = new Map<string, Set<(entry: Entry) => void>>();
  let reads = 0;

  const get = (subject: Subject) => entries.get(keyOf(subject)) ?? NEW_ENTRY;
  const watchersOf = (subject: Subject) => [...(watchers.get(keyOf(subject)) ?? [])];

  function apply(subject: Subject, event: EntryEvent) {
    const entry = nextEntry(get(subject), event);
    entries.set(keyOf(subject), entry);
    for (const tell of watchersOf(subject)) tell(entry);
  }

  async function read(subject: Subject) {
    if (isBusy(get(subject))) return;
    reads += 1;
    const number = reads;
    apply(subject, { type: 'read-began', read: number });
    apply(subject, { type: 'read-ended', read: number, outcome: await backend.status(subject) });
  }

  async function work<J extends Job>({ subject, taskName }: Target, job: J, ask: () => Promise<Outcome<J>>) {
    apply(subject, { type: 'work-began', job });
    const outcome = await ask();
    apply(subject, { type: 'work-ended', job, outcome });
    if (outcome.ok) return;
    if (watchersOf(subject).length === 0) onUnseenFailure(job, taskName);
    if (callsForALook(outcome.failure)) await read(subject);
  }

  return {
    get,
    watch(subject, listener) {
      const key = keyOf(subject);
      const listeners = watchers.get(key) ?? new Set();
      watchers.set(key, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    read: (subject) => void read(subject),
    edit: (subject, draft) => apply(subject, { type: 'draft-changed', draft }),
    attach(target, { destination, events }) {
      const { view } = get(target.subject);
      if (view.at !== 'ready' || view.work.at === 'busy') return;
      const seenTtid = boundTtid(view.status.binding);
      const request = { ...target.subject, destination, events: [...events], seenTtid, operationId: newOperationId() };
      void work(target, 'attach', () => backend.attach(request));
    },
    detach(target) {
      const { view } = get(target.subject);
      if (view.at !== 'ready' || view.work.at === 'busy') return;
      const ttid = boundTtid(view.status.binding);
      if (ttid === null) return;
      const request = { ...target.subject, ttid, operationId: newOperationId() };
      void work(target, 'detach', () => backend.detach(request));
    },
  };
}

/** Whether the failure leaves open what is bound now, or what may be chosen now. */
const callsForALook = (failure: Trouble) => isOutcomeUnknown(failure) || failure.code === 'unknown-destination';
