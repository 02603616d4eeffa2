/** A webhook that stays attached while a conversation goes from one agent to another, or from one task to another. */
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import type { Subject } from '../../../src/contract/endpoints';
import { INITIAL_TIMELINE, nextTimeline } from '../../../src/panel/timeline/timeline';
import { boundTtid } from '../../fixtures/account-state';
import { attachCrm, attachedBy, attachInspector, newAttachRequest, newDetachRequest } from '../../fixtures/attachments';
import { endChat, park, resumeAsJane, subjectOf, transferToBob } from '../../fixtures/chats';
import { SWEEPABLE_AGE_MS, sweep } from '../../fixtures/console-requests';
import { deliver, eventsIn } from '../../fixtures/events';
import { Harness } from '../../fixtures/harness';
import { aliceSubject, bobWorkerSid } from '../../fixtures/subjects';

const NOT_FOUND = { ok: false, failure: { code: 'not-found' } };
const STILL_IN_USE = { ok: true, value: { removed: null, isDone: false } };

/** Lets Bob take over Alice's chat, and returns it as his task shows it. */
function takeOver(harness: Harness): Subject {
  const reservation = transferToBob(harness);
  harness.world.accept(reservation.sid);
  return subjectOf(harness, reservation);
}

/** Lets Jane write in the parked chat, and Alice accept the new task. Returns the chat as that task shows it. */
function resume(harness: Harness): Subject {
  const reservation = resumeAsJane(harness);
  harness.world.accept(reservation.sid);
  return subjectOf(harness, reservation);
}

const finish = (harness: Harness, identity: string) =>
  harness.as(identity, 'finish', { interactionSid: aliceSubject(harness).interactionSid });

describe('after a transfer', () => {
  test('the webhook is shown to the next agent as soon as they accept, who may detach it', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const reservation = transferToBob(harness);
    const subject = subjectOf(harness, reservation);
    expect(await harness.as('bob', 'status', subject)).toEqual(NOT_FOUND);
    harness.world.accept(reservation.sid);
    expect(await harness.as('bob', 'status', subject)).toMatchObject({
      value: { binding: { state: 'attached', ttid, attachedBy: 'alice' }, canAttach: true, canDetach: true },
    });
    expect(await harness.as('bob', 'detach', newDetachRequest(subject, ttid))).toMatchObject({ ok: true });
    expect(boundTtid(harness)).toBeNull();
  });

  test('the former agent may see and detach what was attached for their task, but attach nothing', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    takeOver(harness);
    const subject = aliceSubject(harness);
    expect(await harness.as('alice', 'status', subject)).toMatchObject({
      value: { binding: { state: 'attached', ttid }, canAttach: false, canReplace: false, canDetach: true },
    });
    expect(await harness.as('alice', 'attach', newAttachRequest(subject, { seenTtid: ttid }))).toEqual(NOT_FOUND);
    expect(await harness.as('alice', 'detach', newDetachRequest(subject, ttid))).toMatchObject({ ok: true });
  });

  test.each(['alice', 'bob'])(
    'what the next agent attached is none of the former agent’s, in the task of %s',
    async (owner) => {
      const harness = new Harness();
      const bobs = takeOver(harness);
      const { ttid } = attachedBy(await harness.as('bob', 'attach', newAttachRequest(bobs)));
      const subject = owner === 'alice' ? aliceSubject(harness) : bobs;
      expect(await harness.as('alice', 'status', subject)).toEqual(NOT_FOUND);
      expect(await harness.as('alice', 'detach', newDetachRequest(subject, ttid))).not.toMatchObject({ ok: true });
      expect(boundTtid(harness)).toBe(ttid);
    },
  );

  test('an agent in wrap-up keeps their access only if Twilio lists them, and loses it on completing', async () => {
    const harness = new Harness({ ...ASSUMED, wrapupParticipantsAreListed: true });
    takeOver(harness);
    const subject = aliceSubject(harness);
    expect(await harness.as('alice', 'status', subject)).toMatchObject({ value: { canAttach: true } });
    harness.world.updateTask(subject.taskSid, { status: 'completed' });
    expect(await harness.as('alice', 'status', subject)).toEqual(NOT_FOUND);
  });

  test('the webhook stays when the former agent completes, and is removed after the next one has ended', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    takeOver(harness);
    harness.world.updateTask(aliceSubject(harness).taskSid, { status: 'completed' });
    expect(await finish(harness, 'alice')).toEqual(STILL_IN_USE);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    endChat(harness);
    expect(await finish(harness, 'bob')).toEqual({ ok: true, value: { removed: ttid, isDone: true } });
  });
});

describe('after the chat was parked', () => {
  test('the webhook stays', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    park(harness);
    expect(await finish(harness, 'alice')).toEqual(STILL_IN_USE);
    await harness.pass(SWEEPABLE_AGE_MS);
    expect(await sweep(harness)).toMatchObject({ value: { removed: [] } });
    expect(boundTtid(harness)).toBe(ttid);
  });

  test('the webhook is shown in the new task of the same agent, who may detach it', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    park(harness);
    const subject = resume(harness);
    expect(subject.taskSid).not.toBe(aliceSubject(harness).taskSid);
    expect(await harness.as('alice', 'status', subject)).toMatchObject({
      value: { binding: { state: 'attached', ttid, attachedBy: 'alice' }, canAttach: true, canDetach: true },
    });
    expect(await harness.as('alice', 'detach', newDetachRequest(subject, ttid))).toMatchObject({ ok: true });
  });

  test('the webhook is shown to another agent who resumes the chat', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const { channelSid } = aliceSubject(harness);
    park(harness);
    const reservation = harness.world.resumeChannel(channelSid, bobWorkerSid(harness));
    harness.world.accept(reservation.sid);
    expect(await harness.as('bob', 'status', subjectOf(harness, reservation))).toMatchObject({
      value: { binding: { state: 'attached', ttid }, canDetach: true },
    });
  });

  test('the timeline shows that the chat became inactive, and then active again', async () => {
    const harness = new Harness();
    const { webhook, timeline } = await attachInspector(harness);
    const sent: Promise<number>[] = [];
    const statuses: string[] = [];
    harness.world.listen((event) => {
      if (event.kind !== 'interaction-event' || event.parameters.EventType !== 'onChannelStatusUpdated') return;
      sent.push(deliver(harness, webhook, event.parameters));
    });
    park(harness);
    await Promise.all(sent);
    await harness.pass(1_000);
    resume(harness);
    await Promise.all(sent);
    const entries = eventsIn(harness, timeline).map((event, index) => ({ key: String(index), event }));
    const { events } = nextTimeline(INITIAL_TIMELINE, [{ type: 'entries', entries }]);
    for (const { event, isAgain } of events) statuses.unshift(`${event.parameters.ChannelStatus} ${isAgain}`);
    expect(statuses).toEqual(['inactive false', 'active true']);
  });
});
