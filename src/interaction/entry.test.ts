import type { RequestFailure } from '../backend/backend';
import { fail, ok } from '../contract/result';
import { ANOTHER_URL } from '../form/draft';
import { ATTACHED, FOREIGN, statusOf } from '../testing/interactions';
import { OTHER_TTID, TTID } from '../testing/sids';
import { type Entry, type EntryEvent, INITIAL_ENTRY, isFree, type Job, nextEntry } from './entry';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const entryAfter = (...events: EntryEvent[]): Entry => events.reduce(nextEntry, INITIAL_ENTRY);
const READ: EntryEvent = { type: 'read-began', read: 1 };
const answered = (status = statusOf(), read = 1): EntryEvent => ({
  type: 'read-ended',
  read,
  at: NOW,
  outcome: ok(status),
});
const DRAFT: EntryEvent = { type: 'draft-changed', draft: { destinations: ['crm'], url: '', events: [] } };
const ATTACHING: EntryEvent = { type: 'work-began', job: 'attach' };
const TIMED_OUT = fail({ code: 'timed-out' } as const);
const failedAttach: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: TIMED_OUT };

test('is ready after the functions have answered', () => {
  expect(entryAfter(READ, answered()).view).toEqual({ kind: 'ready', status: statusOf(), work: { kind: 'idle' } });
});

test('ignores an answer to an earlier read', () => {
  const entry = entryAfter(READ, { type: 'read-began', read: 2 }, answered(statusOf({ binding: ATTACHED }), 1));
  expect(entry.view.kind).toBe('loading');
});

test('ignores an answer to a read that began before the attach', () => {
  const entry = entryAfter(READ, answered(), { type: 'read-began', read: 2 }, ATTACHING, answered(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { kind: 'busy' } });
});

test('drops the draft once it is attached', () => {
  const attached: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: ok({ binding: ATTACHED }) };
  const entry = entryAfter(READ, answered(), DRAFT, ATTACHING, attached);
  expect(entry).toMatchObject({ draft: null, view: { status: { binding: ATTACHED, canDetach: true } } });
});

test('keeps the draft when attaching fails', () => {
  expect(entryAfter(READ, answered(), DRAFT, ATTACHING, failedAttach).draft).toEqual({
    destinations: ['crm'],
    url: '',
    events: [],
  });
});

test('shows the current binding after a conflict', () => {
  const conflict: EntryEvent = {
    type: 'work-ended',
    job: 'attach',
    at: NOW,
    outcome: fail({ code: 'conflict', binding: ATTACHED } as const),
  };
  expect(entryAfter(READ, answered(), ATTACHING, conflict).view).toMatchObject({
    status: { binding: ATTACHED },
    work: { kind: 'failed', failure: { code: 'conflict' } },
  });
});

test('keeps a failure while the same webhook is bound', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = entryAfter(READ, answered(), ATTACHING, failedAttach, again, answered(statusOf(), 2));
  expect(entry.view).toMatchObject({ work: { kind: 'failed' } });
});

test('clears a failure when another webhook is bound', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const foreign = statusOf({ binding: FOREIGN });
  const entry = entryAfter(READ, answered(), ATTACHING, failedAttach, again, answered(foreign, 2));
  expect(entry.view).toMatchObject({ work: { kind: 'idle' } });
});

test('is unavailable when a later read fails', () => {
  const again: EntryEvent = { type: 'read-began', read: 2 };
  const entry = entryAfter(READ, answered(), again, { type: 'read-ended', read: 2, at: NOW, outcome: TIMED_OUT });
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
  const began = [READ, answered(theirs), { type: 'replace-began' }] as const;

  test('replaces the webhook that the person sees', () => {
    expect(entryAfter(...began).replacing).toBe(OTHER_TTID);
  });

  test('ends when the attach succeeds, not when it fails', () => {
    const attached: EntryEvent = { type: 'work-ended', job: 'attach', at: NOW, outcome: ok({ binding: ATTACHED }) };
    expect(entryAfter(...began, ATTACHING, attached).replacing).toBeNull();
    expect(entryAfter(...began, ATTACHING, failedAttach).replacing).toBe(OTHER_TTID);
  });

  test('keeps the draft and clears the failure when canceled', () => {
    const entry = entryAfter(...began, DRAFT, ATTACHING, failedAttach, { type: 'replace-canceled' });
    expect(entry).toMatchObject({
      replacing: null,
      draft: { destinations: ['crm'] },
      view: { work: { kind: 'idle' } },
    });
  });

  test('is not allowed after a conflict until the functions allow it', () => {
    const entry = entryAfter(READ, answered(theirs), ATTACHING, failed({ code: 'conflict', binding: ATTACHED }));
    expect(entry.view).toMatchObject({ status: { binding: ATTACHED, canReplace: false } });
  });
});

describe('a leftover webhook', () => {
  const left = [
    READ,
    answered(),
    ATTACHING,
    failed({ code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' }),
  ] as const;
  const REMOVING: EntryEvent = { type: 'work-began', job: 'remove' };

  test('is kept until it is removed, even if other jobs fail', () => {
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

  test('is no longer leftover once it is bound', () => {
    const readAgain: EntryEvent = { type: 'read-began', read: 2 };
    const entry = entryAfter(...left, readAgain, answered(statusOf({ binding: ATTACHED }), 2));
    expect(entry).toMatchObject({ leftBehind: null, view: { work: { kind: 'idle' } } });
  });
});

describe('a pause that the functions ask for', () => {
  const busy: RequestFailure = { code: 'too-many-requests', retryAfterMs: 3000 };

  test('lasts as long as they say, after a job and after a read', () => {
    const read: EntryEvent = { type: 'read-ended', read: 1, at: NOW, outcome: fail(busy) };
    for (const entry of [entryAfter(READ, read), entryAfter(READ, answered(), ATTACHING, failed(busy))]) {
      expect(isFree(entry, NOW + 2999)).toBe(false);
      expect(isFree(entry, NOW + 3000)).toBe(true);
    }
  });

  test('ends when they have answered', () => {
    expect(entryAfter(READ, answered(), ATTACHING, failed(busy), READ, answered()).waitUntil).toBeNull();
  });
});

test('removes the right to attach and replace when attaching turns out to be switched off', () => {
  const entry = entryAfter(READ, answered(statusOf({ canReplace: true })), ATTACHING, failed({ code: 'switched-off' }));
  expect(entry.view).toMatchObject({ status: { isSwitchedOff: true, canAttach: false, canReplace: false } });
});

test('clears the refusal of a URL when it changes or is cleared, not when something else is selected', () => {
  const withUrl = (url: string, events: readonly [] | readonly ['onParticipantLeft'] = []): EntryEvent => ({
    type: 'draft-changed',
    draft: { destinations: [ANOTHER_URL, 'crm'], url, events },
  });
  const refused = [
    READ,
    answered(),
    withUrl('https://a.example.com'),
    ATTACHING,
    failed({ code: 'url-refused', offense: 'host' }),
  ] as const;
  expect(entryAfter(...refused, withUrl('https://a.example.com', ['onParticipantLeft'])).view).toMatchObject({
    work: { kind: 'failed' },
  });
  expect(entryAfter(...refused, withUrl('https://b.example.com')).view).toMatchObject({ work: { kind: 'idle' } });
  const cleared: EntryEvent = {
    type: 'draft-changed',
    draft: { destinations: ['crm'], url: 'https://a.example.com', events: [] },
  };
  expect(entryAfter(...refused, cleared).view).toMatchObject({ work: { kind: 'idle' } });
});
