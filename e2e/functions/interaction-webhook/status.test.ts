import { attach, attachCrm, status } from '../../fixtures/attachments';
import { endChat } from '../../fixtures/chats';
import { bind, bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import {
  failing,
  isConfigurationRead,
  isInteractionRead,
  isParticipantList,
  isRecordRead,
  isWebhookRead,
} from '../../fixtures/network';
import { codeOf } from '../../fixtures/results';
import { ABSENT_TTID, bobSubject } from '../../fixtures/subjects';

describe('status', () => {
  test('offers the destinations of the person’s role where no webhook is bound', async () => {
    const harness = new Harness();
    expect(await status(harness, 'alice')).toMatchObject({
      ok: true,
      value: {
        binding: { state: 'none' },
        canAttach: true,
        canDetach: false,
        destinations: [{ key: 'crm' }, { key: 'inspector' }],
      },
    });
  });

  test('names the destination of the attached webhook', async () => {
    const harness = new Harness();
    await attach(harness, 'sam', null, 'quality');
    expect(await status(harness, 'sam')).toMatchObject({
      value: { binding: { state: 'attached', destinations: [{ id: 'quality', label: 'Quality team' }] } },
    });
  });

  test('shows everyone who may see the task who attached the webhook', async () => {
    const harness = new Harness();
    await attachCrm(harness, 'sam');
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', attachedBy: 'sam' }, canDetach: true },
    });
  });

  test('recognizes an attached webhook whose record is lost', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.network = failing(404, isRecordRead);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached', ttid, destinations: [{ id: 'crm' }], attachedBy: null } },
    });
  });

  test('shows a webhook that another program bound as foreign', async () => {
    const harness = new Harness();
    const ttid = bindForeign(harness);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'foreign', ttid, friendlyName: 'by hand' }, canDetach: false },
    });
  });

  test('shows our webhook for another interaction as foreign', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    harness.world.bindWebhook(bobSubject(harness).interactionSid, ttid);
    expect(await harness.as('bob', 'status', bobSubject(harness))).toMatchObject({
      value: { binding: { state: 'foreign', ttid }, canDetach: false },
    });
  });

  test('shows a bound ttid without a webhook as dangling', async () => {
    const harness = new Harness();
    bind(harness, ABSENT_TTID);
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'dangling', ttid: ABSENT_TTID } },
    });
  });

  test('is refused to a colleague', async () => {
    expect(await status(new Harness(), 'bob')).toEqual({ ok: false, failure: { code: 'not-found' } });
  });

  test('shows, after the chat has ended, the attached webhook without a form', async () => {
    const harness = new Harness();
    await attachCrm(harness);
    endChat(harness, 'wrapup');
    expect(await status(harness, 'alice')).toMatchObject({
      value: { binding: { state: 'attached' }, canAttach: false, canDetach: true },
    });
  });

  test('is refused after 30 requests in a row, without asking Twilio', async () => {
    const harness = new Harness();
    const answers = [];
    for (let number = 0; number < 40; number += 1) answers.push(await status(harness));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    expect(answers.at(-1)).toMatchObject({ failure: { code: 'too-many-requests' } });
    const before = harness.sent.length;
    await status(harness);
    expect(harness.sent).toHaveLength(before);
  });

  test.each([
    ['the instance', isConfigurationRead],
    ['the interaction', isInteractionRead],
    ['the participants', isParticipantList],
    ['the record', isRecordRead],
    ['the bound webhook', isWebhookRead],
  ])('fails with the reason if Twilio refuses to read %s', async (_, isRead) => {
    const harness = new Harness();
    bindForeign(harness);
    harness.network = failing(400, isRead);
    expect(codeOf(await status(harness, 'alice'))).toBe('twilio-refused');
  });
});
