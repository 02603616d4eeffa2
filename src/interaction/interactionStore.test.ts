import { fail, ok } from '../contract/result';
import { flush } from '../testing/flush';
import { ATTACHED, statusOf, targetOf } from '../testing/interactions';
import { manualBackend } from '../testing/manualBackend';
import { OTHER_TTID, TTID } from '../testing/sids';
import { createInteractionStore } from './interactionStore';

const ALICE = targetOf(1, 'Alice’s chat');
const BOB = targetOf(2);
const CHOICE = { destination: 'crm', events: ['onParticipantLeft'] as const };

function setUp() {
  const backend = manualBackend();
  const unseen: string[] = [];
  const interactions = createInteractionStore({
    backend,
    newOperationId: () => 'operation',
    onUnseenFailure: (job, taskName) => unseen.push(`${job}: ${taskName}`),
  });
  const open = async (target = ALICE, status = statusOf()) => {
    interactions.read(target.subject);
    backend.answerStatus(status);
    await flush();
  };
  return { backend, interactions, unseen, open };
}

test('sends the ttid that the person saw', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: { state: 'dangling', ttid: OTHER_TTID, timeline: null } }));
  interactions.attach(ALICE, CHOICE);
  expect(backend.calls.attach[0]?.request).toEqual({
    ...ALICE.subject,
    ...CHOICE,
    seenTtid: OTHER_TTID,
    operationId: 'operation',
  });
});

test('sends one request however often somebody submits', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, CHOICE);
  interactions.attach(ALICE, CHOICE);
  expect(backend.calls.attach).toHaveLength(1);
});

test('attaches nothing before it is known what is bound', () => {
  const { backend, interactions } = setUp();
  interactions.attach(ALICE, CHOICE);
  expect(backend.calls.attach).toHaveLength(0);
});

test('detaches the webhook that the person saw', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.detach(ALICE);
  expect(backend.calls.detach[0]?.request).toEqual({ ...ALICE.subject, ttid: TTID, operationId: 'operation' });
});

test('an answer lands on its own task, whichever is on the screen', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE);
  interactions.attach(ALICE, CHOICE);
  await open(BOB);
  backend.calls.attach[0]?.answer(ok({ binding: ATTACHED }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({ status: { binding: ATTACHED } });
  expect(interactions.entryOf(BOB.subject).getSnapshot().view).toMatchObject({
    status: { binding: { state: 'none' } },
  });
});

test('reports a failure that nobody is there to see', async () => {
  const { backend, interactions, unseen, open } = setUp();
  await open();
  interactions.attach(ALICE, CHOICE);
  backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' }));
  await flush();
  expect(unseen).toEqual(['attach: Alice’s chat']);
});

test('reports no failure that is on the screen', async () => {
  const { backend, interactions, unseen, open } = setUp();
  interactions.entryOf(ALICE.subject).subscribe(() => undefined);
  await open();
  interactions.attach(ALICE, CHOICE);
  backend.calls.attach[0]?.answer(fail({ code: 'not-permitted' }));
  await flush();
  expect(unseen).toEqual([]);
});

test('looks again when a failure leaves open what was done', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, CHOICE);
  backend.calls.attach[0]?.answer(fail({ code: 'timed-out' }));
  await flush();
  backend.answerStatus(statusOf({ binding: ATTACHED }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({
    status: { binding: ATTACHED },
    work: { kind: 'idle' },
  });
});

test('does not look while an attach is under way', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, CHOICE);
  interactions.read(ALICE.subject);
  expect(backend.calls.status).toHaveLength(1);
});

test('looks again after a conflict, so that the rights are true', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.attach(ALICE, CHOICE);
  backend.calls.attach[0]?.answer(fail({ code: 'conflict', binding: ATTACHED }));
  await flush();
  backend.answerStatus(statusOf({ binding: ATTACHED, canReplace: true }));
  await flush();
  expect(interactions.entryOf(ALICE.subject).getSnapshot().view).toMatchObject({
    status: { canReplace: true },
    work: { kind: 'failed', failure: { code: 'conflict' } },
  });
});

test('removes what was left behind, not what is bound', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.remove(ALICE, OTHER_TTID);
  expect(backend.calls.detach[0]?.request).toMatchObject({ ttid: OTHER_TTID });
});

test('has one request at a time under way for a task', async () => {
  const { backend, interactions, open } = setUp();
  await open();
  interactions.read(ALICE.subject);
  interactions.read(ALICE.subject);
  expect(backend.calls.status).toHaveLength(2);
  interactions.attach(ALICE, CHOICE);
  expect(backend.calls.attach).toHaveLength(0);
  backend.answerStatus(statusOf({ binding: ATTACHED }));
  await flush();
  expect(backend.calls.attach[0]?.request).toMatchObject({ seenTtid: null });
});

test('asks nothing while the functions want to be left alone', async () => {
  const { backend, interactions, open } = setUp();
  await open(ALICE, statusOf({ binding: ATTACHED }));
  interactions.detach(ALICE);
  backend.calls.detach[0]?.answer(fail({ code: 'too-many-requests', retryAfterMs: 60_000 }));
  await flush();
  interactions.detach(ALICE);
  interactions.read(ALICE.subject);
  expect([backend.calls.detach.length, backend.calls.status.length]).toEqual([1, 1]);
});
