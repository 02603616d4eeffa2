import type { RequestFailure } from '../backend/backend';
import { fail, ok } from '../contract/result';
import { ATTACHED, FOREIGN, statusOf } from '../testing/interactions';
import { OTHER_TTID, TTID } from '../testing/sids';
import { type Entry, type EntryEvent, INITIAL_ENTRY, isFree, type Job, nextEntry } from './entry';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const entryAfter = (...events: EntryEvent[]): Entry => events.reduce(nextEntry, INITIAL_ENTRY);
const READ: EntryEvent = { type: 'read-began', read: 1 };
const told = (status = statusOf(), read = 1): EntryEvent => ({
  type: 'read-ended',
  read,
  at: NOW,
  outcome: ok(status),
});
const DRAFT: EntryEvent = { type: 'draft-changed', draft: { destination: 'crm', url: '', events: [] } };
const ATTACHING: EntryEvent = { type: 'work-began', job: 'attach' };
const TIMED_OUT = fail({ code: 'timed-out' } as const);
const failedAttach: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: TIMED_OUT };

test('is ready once the functions have answered', () => {
  expect(entryAfter(READ, told()).view).toEqual({ kind: 'ready', status: statusOf(), work: { kind: 'idle' } });
});

test('ignores an answer to an earlier read', () => {
  const entry = entryAfter(READ, { type: 'read-began', read: 2 }, told(statusOf({ binding: ATTACHED }), 1));
  expect(entry.view.kind).toBe('loading');
});

test('ignores an answer to a read that began before the attach', () => {
  const entry = entryAfter(READ, told(), { type: 'read-began', read: 2 }, ATTACHING, told(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { kind: 'busy' } });
});

test('drops the draft once it is attached', () => {
  const attached: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: ok({ binding: ATTACHED }) };
  const entry = entryAfter(READ, told(), DRAFT, ATTACHING, attached);
  expect(entry).toMatchObject({ draft: null, view: { status: { binding: ATTACHED, canDetach: true } } });
});

test('keeps the draft when attaching fails', () => {
  expect(entryAfter(READ, told(), DRAFT, ATTACHING, failedAttach).draft).toEqual({
    destination: 'crm',
    url: '',
    events: [],
  });
});

test('shows what is there now when somebody else was faster', () => {
  const conflict: EntryEvent = {
    type: 'work-ended',
    job: 'attach',
    at: NOW,
    outcome: fail({ code: 'conflict', binding: ATTACHED } as const),
  };
  expect(entryAfter(READ, told(), ATTACHING, conflict).view).toMatchObject({
    status: { binding: ATTACHED },
    work: { kind: 'failed', failure: { code: 'conflict' } },
  });
});

test('keeps a failure in view while the same is bound', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = entryAfter(READ, told(), ATTACHING, failedAttach, again, told(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { kind: 'failed' } });
});

test('forgets a failure when it turns out that something else is bound now', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const foreign = statusOf({ binding: FOREIGN });
  const entry = entryAfter(READ, told(), ATTACHING, failedAttach, again, told(foreign, 2));
  expect(entry.view).toMatchObject({ work: { kind: 'idle' } });
});

test('says that nothing is known when a later read fails', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = entryAfter(READ, told(), again, { type: 'read-ended', read: 2, at: NOW, outcome: TIMED_OUT });
  expect(entry.view).toEqual({ kind: 'unavailable', failure: { code: 'timed-out' } });
});

const failed = (failure: RequestFailure, job: Job = 'attach'): EntryEvent => ({
  type: 'work-ended',
  job,
  at: NOW,
  outcome: fail(failure),
});

describe('replacing', () => {
  const theirs = statusOf({ binding: FOREIGN, canReplace: true });
  const began = [READ, told(theirs), { type: 'replace-began' }] as const;

  test('is about the webhook that the person sees', () => {
    expect(entryAfter(...began).replacing).toBe(OTHER_TTID);
  });

  test('ends with the attach, and not with its failure', () => {
    const attached: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: ok({ binding: ATTACHED }) };
    expect(entryAfter(...began, ATTACHING, attached).replacing).toBeNull();
    expect(entryAfter(...began, ATTACHING, failedAttach).replacing).toBe(OTHER_TTID);
  });

  test('cancelling keeps what was chosen and drops the failure', () => {
    const entry = entryAfter(...began, DRAFT, ATTACHING, failedAttach, { type: 'replace-cancelled' });
    expect(entry).toMatchObject({ replacing: null, draft: { destination: 'crm' }, view: { work: { kind: 'idle' } } });
  });

  test('who was faster may be replaced only when the functions say so', () => {
    const entry = entryAfter(READ, told(theirs), ATTACHING, failed({ code: 'conflict', binding: ATTACHED }));
    expect(entry.view).toMatchObject({ status: { binding: ATTACHED, canReplace: false } });
  });
});

describe('what was left behind', () => {
  const left = [
    READ,
    told(),
    ATTACHING,
    failed({ code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' }),
  ] as const;
  const REMOVING: EntryEvent = { type: 'work-began', job: 'remove' };

  test('is known until it is removed, whatever fails in between', () => {
    const again = entryAfter(...left, REMOVING, failed({ code: 'timed-out' }, 'remove'));
    expect(again.leftBehind).toEqual({ ttid: TTID, by: 'attach' });
    const removed: EntryEvent = {
      type: 'work-ended',
      job: 'remove',
      at: NOW,
      outcome: ok({ binding: { state: 'none' } }),
    };
    expect(nextEntry(nextEntry(again, REMOVING), removed).leftBehind).toBeNull();
  });

  test('is not left behind when it turns out to be bound', () => {
    const look: EntryEvent = { type: 'read-began', read: 2 };
    const entry = entryAfter(...left, look, told(statusOf({ binding: ATTACHED }), 2));
    expect(entry).toMatchObject({ leftBehind: null, view: { work: { kind: 'idle' } } });
  });
});

describe('the functions want to be left alone', () => {
  const busy: RequestFailure = { code: 'too-many-requests', retryAfterMs: 3000 };

  test('for as long as they say, after a job and after a read', () => {
    const read: EntryEvent = { type: 'read-ended', read: 1, at: NOW, outcome: fail(busy) };
    for (const entry of [entryAfter(READ, read), entryAfter(READ, told(), ATTACHING, failed(busy))]) {
      expect(isFree(entry, NOW + 2999)).toBe(false);
      expect(isFree(entry, NOW + 3000)).toBe(true);
    }
  });

  test('no longer once they have answered', () => {
    expect(entryAfter(READ, told(), ATTACHING, failed(busy), READ, told()).waitUntil).toBeNull();
  });
});

test('an off switch met while attaching takes away what needs it', () => {
  const entry = entryAfter(READ, told(statusOf({ canReplace: true })), ATTACHING, failed({ code: 'switched-off' }));
  expect(entry.view).toMatchObject({ status: { isSwitchedOff: true, canAttach: false, canReplace: false } });
});

test('the refusal of a URL goes when another one is typed, and stays when an event is chosen', () => {
  const typed = (url: string, events: readonly [] | readonly ['onParticipantLeft'] = []): EntryEvent => ({
    type: 'draft-changed',
    draft: { destination: 'another-url', url, events },
  });
  const refused = [
    READ,
    told(),
    typed('https://a.example.com'),
    ATTACHING,
    failed({ code: 'url-refused', offense: 'host' }),
  ] as const;
  expect(entryAfter(...refused, typed('https://a.example.com', ['onParticipantLeft'])).view).toMatchObject({
    work: { kind: 'failed' },
  });
  expect(entryAfter(...refused, typed('https://b.example.com')).view).toMatchObject({ work: { kind: 'idle' } });
});
