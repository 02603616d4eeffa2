import { fail, ok } from '../contract/result';
import { type Entry, type EntryEvent, NEW_ENTRY, nextEntry } from './entry';
import { ATTACHED, OTHER_TTID, statusOf } from './testing';

const after = (...events: EntryEvent[]): Entry => events.reduce(nextEntry, NEW_ENTRY);
const READ: EntryEvent = { type: 'read-began', read: 1 };
const told = (status = statusOf(), read = 1): EntryEvent => ({ type: 'read-ended', read, outcome: ok(status) });
const DRAFT: EntryEvent = { type: 'draft-changed', draft: { destination: 'crm', events: [] } };
const ATTACHING: EntryEvent = { type: 'work-began', job: 'attach' };
const TIMED_OUT = fail({ code: 'timed-out' } as const);
const failedAttach: EntryEvent = { type: 'work-ended', job: 'attach', outcome: TIMED_OUT };

test('is ready once the functions have answered', () => {
  expect(after(READ, told()).view).toEqual({ at: 'ready', status: statusOf(), work: { at: 'idle' } });
});

test('ignores an answer to an earlier read', () => {
  const entry = after(READ, { type: 'read-began', read: 2 }, told(statusOf({ binding: ATTACHED }), 1));
  expect(entry.view.at).toBe('loading');
});

test('ignores an answer to a read that began before the attach', () => {
  const entry = after(READ, told(), { type: 'read-began', read: 2 }, ATTACHING, told(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { at: 'busy' } });
});

test('drops the draft once it is attached', () => {
  const attached: EntryEvent = { type: 'work-ended', job: 'attach', outcome: ok({ binding: ATTACHED }) };
  const entry = after(READ, told(), DRAFT, ATTACHING, attached);
  expect(entry).toMatchObject({ draft: null, view: { status: { binding: ATTACHED, canDetach: true } } });
});

test('keeps the draft when attaching fails', () => {
  expect(after(READ, told(), DRAFT, ATTACHING, failedAttach).draft).toEqual({ destination: 'crm', events: [] });
});

test('shows what is there now when somebody else was faster', () => {
  const conflict: EntryEvent = {
    type: 'work-ended',
    job: 'attach',
    outcome: fail({ code: 'conflict', binding: ATTACHED } as const),
  };
  expect(after(READ, told(), ATTACHING, conflict).view).toMatchObject({
    status: { binding: ATTACHED },
    work: { at: 'failed', failure: { code: 'conflict' } },
  });
});

test('keeps a failure in view while the same is bound', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = after(READ, told(), ATTACHING, failedAttach, again, told(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { at: 'failed' } });
});

test('forgets a failure when it turns out that something else is bound now', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const foreign = statusOf({ binding: { state: 'foreign', ttid: OTHER_TTID, friendlyName: null, events: [] } });
  const entry = after(READ, told(), ATTACHING, failedAttach, again, told(foreign, 2));
  expect(entry.view).toMatchObject({ work: { at: 'idle' } });
});

test('says that nothing is known when a later read fails', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = after(READ, told(), again, { type: 'read-ended', read: 2, outcome: TIMED_OUT });
  expect(entry.view).toEqual({ at: 'unavailable', failure: { code: 'timed-out' } });
});
