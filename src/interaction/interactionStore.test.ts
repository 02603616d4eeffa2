import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ARCHIVE, ATTACHED, choicesFrom, destinationOf, RELAYED, statusOf, targetOf } from '../testing/interactions';
import { manualBackend } from '../testing/manualBackend';
import { OTHER_TTID, TTID } from '../testing/sids';
import { createInteractionStore } from './interactionStore';

const ALICE = targetOf(1, 'Alice’s chat');
const BOB = targetOf(2);
const SUBMISSION = { destinations: ['crm'], url: null, events: ['onParticipantLeft'] as const };

function setUp() {
  const backend = manualBackend();
  const unseen: string[] = [];
  const choices = choicesFrom();
  const interactions = createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    choices,
    onUnseenFailure: (job, taskName) => unseen.push(`${job}: ${taskName}`),
  });
  const open = async (target = ALICE, status = statusOf()) => {
    interactions.read(target.subject);
    backend.answerStatus(status);
    await flush();
  };
  return { backend, interactions, unseen, choices, open };
}

test('sends the ttid that the person saw', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: { state: 'dangling', ttid: OTHER_TTID, timeline: null } }));
  interactions.attach(ALICE, SUBMISSION);
  expect(backend.calls.attach[0]?.request).toEqual({
    ...ALICE.subject,
    ...SUBMISSION,
    seenTtid: OTHER_TTID,
    operationId: 'operation',
  });
});

test('sends one request however often the person submits', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, SUBMISSION);
  interactions.attach(ALICE, SUBMISSION);
  expect(backend.calls.attach).toHaveLength(1);
});

test('does not attach before the binding is known', () => {
  const { backend, interactions } = setUp();
  interactions.attach(ALICE, SUBMISSION);
  expect(backend.calls.attach).toHaveLength(0);
});

test('detaches the webhook that the person saw', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.detach(ALICE);
  expect(backend.calls.detach[0]?.request).toEqual({ ...ALICE.subject, ttid: TTID, operationId: 'operation' });
});

test('applies an answer to its own task, even if another is on the screen', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE);
  interactions.attach(ALICE, SUBMISSION);
  await open(BOB);
  backend.calls.attach[0]?.answer(ok({ binding: ATTACHED }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({ status: { binding: ATTACHED } });
  expect(interactions.entryOf(BOB.subject).getSnapshot().view).toMatchObject({
    status: { binding: { state: 'none' } },
  });
});

test('reports a failure of a task that is not on the screen', async () => {
  const { backend, interactions, unseen, open } = setUp();
  await open();
  interactions.attach(ALICE, SUBMISSION);
  backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' }));
  await flush();
  expect(unseen).toEqual(['attach: Alice’s chat']);
});

test('does not report a failure that is on the screen', async () => {
  const { backend, interactions, unseen, open } = setUp();
  interactions.entryOf(ALICE.subject).subscribe(() => undefined);
  await open();
  interactions.attach(ALICE, SUBMISSION);
  backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' }));
  await flush();
  expect(unseen).toEqual([]);
});

test('reports a failure that only the label of the tab shows', async () => {
  const { backend, interactions, unseen, open } = setUp();
  let changes = 0;
  interactions.watch(ALICE.subject).subscribe(() => {
    changes += 1;
  });
  await open();
  interactions.attach(ALICE, SUBMISSION);
  backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' }));
  await flush();
  expect(unseen).toEqual(['attach: Alice’s chat']);
  expect(changes).toBeGreaterThan(0);
});

test('reads again when the outcome of a request is unknown', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, SUBMISSION);
  backend.calls.attach[0]?.answer(fail({ code: 'timed-out' }));
  await flush();
  backend.answerStatus(statusOf({ binding: ATTACHED }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({
    status: { binding: ATTACHED },
    work: { kind: 'idle' },
  });
});

test('does not read while an attach is in progress', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, SUBMISSION);
  interactions.read(ALICE.subject);
  expect(backend.calls.status).toHaveLength(1);
});

test('reads again after a conflict, to learn the rights', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, SUBMISSION);
  backend.calls.attach[0]?.answer(fail({ code: 'conflict', binding: ATTACHED }));
  await flush();
  backend.answerStatus(statusOf({ binding: ATTACHED, canReplace: true }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({
    status: { canReplace: true },
    work: { kind: 'failed', failure: { code: 'conflict' } },
  });
});

test('removes the leftover webhook, not the bound one', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.remove(ALICE, OTHER_TTID);
  expect(backend.calls.detach[0]?.request).toMatchObject({ ttid: OTHER_TTID });
});

describe('an attach after a detach that left a webhook behind', () => {
  async function leftBehind() {
    const set = setUp();
    await set.open(ALICE, statusOf({ binding: ATTACHED }));
    set.interactions.detach(ALICE);
    const failure = { code: 'left-behind', ttid: TTID, twilioCode: 20500, requestId: 'RQ1' } as const;
    set.backend.last('detach').answer(fail(failure));
    await flush();
    set.backend.answerStatus(statusOf());
    await flush();
    set.interactions.attach(ALICE, SUBMISSION);
    return { ...set, leftover: () => set.interactions.entryOf(ALICE.subject).getSnapshot().leftBehind };
  }

  test('deletes it first, and forgets it even if the attach fails', async () => {
    const { backend, leftover } = await leftBehind();
    expect(backend.calls.attach).toHaveLength(0);
    backend.last('detach').answer(ok({ binding: { state: 'none' } }));
    await flush();
    backend.last('attach').answer(fail({ code: 'not-permitted' }));
    await flush();
    expect(leftover()).toBeNull();
  });

  test('stops if it cannot be deleted, and reports that', async () => {
    const { backend, unseen, leftover } = await leftBehind();
    backend.last('detach').answer(fail({ code: 'not-permitted' }));
    await flush();
    expect(backend.calls.attach).toHaveLength(0);
    expect(leftover()).toMatchObject({ ttid: TTID });
    expect(unseen[unseen.length - 1]).toBe('remove: Alice’s chat');
  });
});

test('sends one request at a time for a task', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.read(ALICE.subject);
  interactions.read(ALICE.subject);
  expect(backend.calls.status).toHaveLength(2);
  interactions.attach(ALICE, SUBMISSION);
  expect(backend.calls.attach).toHaveLength(0);
  backend.answerStatus(statusOf({ binding: ATTACHED }));
  await flush();
  expect(backend.calls.attach[0]?.request).toMatchObject({ seenTtid: null });
});

test('sends nothing during a pause that the functions ask for', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.detach(ALICE);
  backend.calls.detach[0]?.answer(fail({ code: 'too-many-requests', retryAfterMs: 60_000 }));
  await flush();
  interactions.detach(ALICE);
  interactions.read(ALICE.subject);
  expect([backend.calls.detach.length, backend.calls.status.length]).toEqual([1, 1]);
});

describe('a prefetch', () => {
  const MINUTE = 60_000;
  const NOW = Date.now();

  function at(ms: number) {
    jest.spyOn(Date, 'now').mockReturnValue(NOW + ms);
  }

  afterEach(() => void jest.restoreAllMocks());

  const viewOf = (interactions: ReturnType<typeof setUp>['interactions']) =>
    interactions.entryOf(ALICE.subject).getSnapshot().view;

  test('learns the status once', async () => {
    const { backend, interactions } = setUp();
    interactions.prefetch(ALICE.subject);
    interactions.prefetch(ALICE.subject);
    await flush(() => backend.answerStatus(statusOf()));
    interactions.prefetch(ALICE.subject);
    expect(backend.calls.status).toHaveLength(1);
    expect(viewOf(interactions).kind).toBe('ready');
  });

  test('sends nothing if the panel has read the status, even if that failed', async () => {
    const { backend, interactions } = setUp();
    interactions.read(ALICE.subject);
    await flush(() => backend.last('status').answer(fail({ code: 'timed-out' })));
    interactions.prefetch(ALICE.subject);
    expect(backend.calls.status).toHaveLength(1);
  });

  test('leaves nothing on the screen if it fails, and is repeated after a minute at the earliest', async () => {
    const { backend, interactions, unseen } = setUp();
    at(0);
    interactions.prefetch(ALICE.subject);
    await flush(() => backend.last('status').answer(fail({ code: 'timed-out' })));
    expect(viewOf(interactions).kind).toBe('loading');
    expect(unseen).toEqual([]);
    at(MINUTE - 1);
    interactions.prefetch(ALICE.subject);
    expect(backend.calls.status).toHaveLength(1);
    at(MINUTE);
    interactions.prefetch(ALICE.subject);
    expect(backend.calls.status).toHaveLength(2);
  });

  test('is the panel’s own read if the panel opens before the answer', async () => {
    const { backend, interactions } = setUp();
    interactions.prefetch(ALICE.subject);
    interactions.entryOf(ALICE.subject).subscribe(() => undefined);
    interactions.read(ALICE.subject);
    expect(backend.calls.status).toHaveLength(1);
    await flush(() => backend.last('status').answer(fail({ code: 'timed-out' })));
    expect(viewOf(interactions)).toEqual({ kind: 'unavailable', failure: { code: 'timed-out' } });
  });
});

describe('the last choice', () => {
  const lastChoiceOf = (interactions: ReturnType<typeof setUp>['interactions']) =>
    interactions.entryOf(BOB.subject).getSnapshot().lastChoice;

  test('is kept once the webhook is attached, and recalled on the next interaction', async () => {
    const { backend, interactions, choices, open } = setUp();
    await open();
    interactions.attach(ALICE, SUBMISSION);
    expect(choices.recall()).toBeNull();
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    const choice = { destinations: ['crm'], events: SUBMISSION.events };
    expect(choices.recall()).toEqual(choice);
    await open(BOB);
    expect(lastChoiceOf(interactions)).toEqual(choice);
  });

  test('is not kept if the attach fails', async () => {
    const { backend, interactions, choices, open } = setUp();
    await open();
    interactions.attach(ALICE, SUBMISSION);
    await flush(() => backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' })));
    expect(choices.recall()).toBeNull();
  });

  test('never is a URL that the person entered', async () => {
    const { backend, interactions, choices, open } = setUp();
    await open(ALICE, statusOf({ canUseUrl: true }));
    interactions.attach(ALICE, { ...SUBMISSION, destinations: [], url: 'https://crm.example.com/in?token=1' });
    await flush(() => backend.calls.attach[0]?.answer(ok({ binding: ATTACHED })));
    expect(choices.recall()).toBeNull();
  });
});

describe('a change of destinations', () => {
  const CHANGE = { add: ['archive'], url: null, remove: ['crm'] };

  async function renderChange() {
    const all = setUp();
    await all.open(ALICE, statusOf({ binding: ATTACHED, canReplace: true, canAddDestinations: true }));
    all.interactions.change(ALICE, CHANGE);
    return all;
  }

  test('names the webhook that the person sees, and keeps it', async () => {
    const { backend, interactions } = await renderChange();
    expect(backend.last('changeDestinations').request).toEqual({ ...ALICE.subject, ...CHANGE, ttid: TTID });
    const binding = { ...RELAYED, destinations: [destinationOf(ARCHIVE, { canRemove: false })] };
    await flush(() => backend.last('changeDestinations').answer(ok({ binding })));
    expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({
      status: { binding, canDetach: false, canReplace: false, canAddDestinations: true },
      work: { kind: 'idle' },
    });
  });

  test('reads the status again if Twilio did not confirm it', async () => {
    const { backend } = await renderChange();
    const unconfirmed = fail({ code: 'outcome-unknown', twilioCode: null, requestId: null } as const);
    await flush(() => backend.last('changeDestinations').answer(unconfirmed));
    expect(backend.calls.status).toHaveLength(2);
  });

  test('is only for a webhook of this plugin', async () => {
    const { backend, interactions, open } = setUp();
    await open(ALICE, statusOf());
    interactions.change(ALICE, CHANGE);
    expect(backend.calls.changeDestinations).toHaveLength(0);
  });
});

describe('a refresh of an interaction that another plugin has changed', () => {
  const AFTER_TRANSFER = { ...ALICE, subject: { ...ALICE.subject, taskSid: BOB.subject.taskSid } };

  const bindingOf = (interactions: ReturnType<typeof setUp>['interactions'], { subject } = ALICE) => {
    const { view } = interactions.entryOf(subject).getSnapshot();
    return view.kind === 'ready' ? view.status.binding : null;
  };

  test('reads the status of each task of it again, and of no other', async () => {
    const { backend, interactions, open } = setUp();
    for (const target of [ALICE, AFTER_TRANSFER, BOB]) await open(target);
    await flush(() => interactions.refresh(ALICE.subject.interactionSid));
    const asked = backend.calls.status.slice(3);
    expect(asked.map(({ request }) => request)).toEqual([ALICE.subject, AFTER_TRANSFER.subject]);
    await flush(() => asked.map(({ answer }) => answer(ok(statusOf({ binding: ATTACHED })))));
    expect([ALICE, AFTER_TRANSFER].map((target) => bindingOf(interactions, target))).toEqual([ATTACHED, ATTACHED]);
  });

  test('waits for a request in progress, whose answer may be older', async () => {
    const { backend, interactions } = setUp();
    interactions.read(ALICE.subject);
    interactions.refresh(ALICE.subject.interactionSid);
    expect(backend.calls.status).toHaveLength(1);
    await flush(() => backend.answerStatus(statusOf()));
    await flush(() => backend.answerStatus(statusOf({ binding: ATTACHED })));
    expect(bindingOf(interactions)).toEqual(ATTACHED);
  });

  test('requests nothing if no one has looked at it', async () => {
    const { backend, interactions } = setUp();
    await flush(() => interactions.refresh(ALICE.subject.interactionSid));
    expect(backend.calls.status).toHaveLength(0);
  });
});
