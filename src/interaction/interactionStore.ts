/** What the plugin knows about each subject, kept outside the components so that nothing is lost between tasks. */
import { type Backend, type BackendResult, isOutcomeUnknown, type RequestFailure } from '../backend/backend';
import { type Binding, boundTtid } from '../contract/binding';
import type { Ttid } from '../contract/sids';
import type { Draft, Submission } from '../form/draft';
import { type Entry, type EntryEvent, INITIAL_ENTRY, isFree, type Job, nextEntry } from './entry';
import { keyOf, type NamedSubject, type Subject } from './subject';

export interface InteractionStore {
  get(subject: Subject): Entry;
  /** Tells the listener about each change until the returned function is called. */
  watch(subject: Subject, listener: (entry: Entry) => void): () => void;
  /** Asks the functions anew, unless something is being asked already or they want to be left alone. */
  read(subject: Subject): void;
  edit(subject: Subject, draft: Draft): void;
  /** Attaches in the place of what the person sees. */
  attach(target: NamedSubject, choice: Submission): void;
  detach(target: NamedSubject): void;
  /** Takes away what an earlier job left behind. */
  remove(target: NamedSubject, leftBehind: Ttid): void;
  /** Opens the form for the place of the webhook that the person sees. */
  replace(subject: Subject): void;
  cancelReplace(subject: Subject): void;
}

export interface InteractionStoreOptions {
  readonly backend: Backend;
  readonly newOperationId: () => string;
  /** Called when a job failed while nobody was looking at its task. */
  readonly onUnseenFailure: (job: Job, taskName: string) => void;
}

export function createInteractionStore({
  backend,
  newOperationId,
  onUnseenFailure,
}: InteractionStoreOptions): InteractionStore {
  const entries = new Map<string, Entry>();
  const watchers = new Map<string, Set<(entry: Entry) => void>>();
  /** At most one request at a time for each subject. */
  const pendingReads = new Map<string, Promise<void>>();
  let reads = 0;

  const get = (subject: Subject) => entries.get(keyOf(subject)) ?? INITIAL_ENTRY;
  const watchersOf = (subject: Subject) => [...(watchers.get(keyOf(subject)) ?? [])];

  function apply(subject: Subject, event: EntryEvent) {
    const entry = nextEntry(get(subject), event);
    entries.set(keyOf(subject), entry);
    for (const tell of watchersOf(subject)) tell(entry);
  }

  function read(subject: Subject) {
    const key = keyOf(subject);
    if (pendingReads.has(key) || !isFree(get(subject), Date.now())) return;
    const reading = readNow(subject).finally(() => pendingReads.delete(key));
    pendingReads.set(key, reading);
  }

  async function readNow(subject: Subject) {
    reads += 1;
    const number = reads;
    apply(subject, { type: 'read-began', read: number });
    const outcome = await backend.status(subject);
    apply(subject, { type: 'read-ended', read: number, at: Date.now(), outcome });
  }

  async function work(
    { subject, taskName }: NamedSubject,
    job: Job,
    ask: () => Promise<BackendResult<'attach' | 'detach'>>,
  ) {
    apply(subject, { type: 'work-began', job });
    const reading = pendingReads.get(keyOf(subject));
    const outcome = await (reading === undefined ? ask() : reading.then(ask));
    apply(subject, { type: 'work-ended', job, at: Date.now(), outcome });
    if (!outcome.ok && watchersOf(subject).length === 0) onUnseenFailure(job, taskName);
    if (needsRefresh(outcome)) read(subject);
  }

  /** What is bound, once it is known and if the functions may be asked. */
  function idleBinding(subject: Subject): Binding | null {
    const entry = get(subject);
    return entry.view.kind === 'ready' && isFree(entry, Date.now()) ? entry.view.status.binding : null;
  }

  return {
    get,
    watch(subject, listener) {
      const key = keyOf(subject);
      const listeners = watchers.get(key) ?? new Set();
      watchers.set(key, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    read,
    edit: (subject, draft) => apply(subject, { type: 'draft-changed', draft }),
    attach(target, { destination, events }) {
      const binding = idleBinding(target.subject);
      if (binding === null) return;
      const seenTtid = boundTtid(binding);
      const request = { ...target.subject, destination, events: [...events], seenTtid, operationId: newOperationId() };
      void work(target, 'attach', () => backend.attach(request));
    },
    detach(target) {
      const binding = idleBinding(target.subject);
      if (binding === null || binding.state === 'none') return;
      const request = { ...target.subject, ttid: binding.ttid, operationId: newOperationId() };
      void work(target, 'detach', () => backend.detach(request));
    },
    remove(target, ttid) {
      if (idleBinding(target.subject) === null) return;
      const request = { ...target.subject, ttid, operationId: newOperationId() };
      void work(target, 'remove', () => backend.detach(request));
    },
    replace: (subject) => apply(subject, { type: 'replace-began' }),
    cancelReplace: (subject) => apply(subject, { type: 'replace-cancelled' }),
  };
}

/** After these it is open what may be done or chosen now. */
const RIGHTS_CHANGED: readonly RequestFailure['code'][] = ['conflict', 'left-behind', 'unknown-destination'];

/** Whether the outcome leaves open what is bound now, or what this person may do about it. */
function needsRefresh(outcome: BackendResult<'attach' | 'detach'>) {
  // Somebody else's webhook is bound again after ours: who may replace it is not known.
  if (outcome.ok) return outcome.value.binding.state === 'foreign';
  return isOutcomeUnknown(outcome.failure) || RIGHTS_CHANGED.includes(outcome.failure.code);
}
