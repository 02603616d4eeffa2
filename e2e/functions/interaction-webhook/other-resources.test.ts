import { attach, attachCrm, detach, status } from '../../fixtures/attachments';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network, type TwilioAnswer, type TwilioRequest } from '../../fixtures/harness';
import { isBind, isInteractionRead, isRegister, isWebhookRead } from '../../fixtures/network';
import { aliceSubject, bobSubject } from '../../fixtures/subjects';

/** Lets Twilio answer these requests about another resource: the same answer, but with these fields. */
const answeringAbout =
  (isMatch: (request: TwilioRequest) => boolean, fields: Readonly<Record<string, unknown>>): Network =>
  async (request, send): Promise<TwilioAnswer> => {
    const answer = await send();
    if (!isMatch(request)) return answer;
    const body: unknown = JSON.parse(await answer.text());
    return { ...answer, text: async () => JSON.stringify({ ...(body as object), ...fields }) };
  };

/** The webhooks and interactions of the account, as they are now. */
const contents = ({ world: { webhooks, interactions } }: Harness) => structuredClone({ webhooks, interactions });

const UNAVAILABLE = { ok: false, failure: { code: 'twilio-unavailable' } };

describe('an answer of Twilio about another resource', () => {
  test('instead of the interaction shows and changes nothing', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const before = contents(harness);
    harness.network = answeringAbout(isInteractionRead, { sid: bobSubject(harness).interactionSid });
    expect(await status(harness)).toMatchObject(UNAVAILABLE);
    expect(await attach(harness, 'alice', ttid)).toMatchObject(UNAVAILABLE);
    expect(await detach(harness, 'alice', ttid)).toMatchObject(UNAVAILABLE);
    expect(contents(harness)).toEqual(before);
  });

  test('instead of the bound webhook shows and changes nothing', async () => {
    const harness = new Harness();
    const ttid = await attachCrm(harness);
    const other = registerForeign(harness);
    const before = contents(harness);
    harness.network = answeringAbout(isWebhookRead, { ttid: other });
    expect(await status(harness)).toMatchObject(UNAVAILABLE);
    expect(await attach(harness, 'alice', ttid)).toMatchObject(UNAVAILABLE);
    expect(await detach(harness, 'alice', ttid)).toMatchObject(UNAVAILABLE);
    expect(contents(harness)).toEqual(before);
  });

  test('instead of the registered webhook binds and deletes no other', async () => {
    const harness = new Harness();
    const other = registerForeign(harness);
    harness.network = answeringAbout(isRegister, { ttid: other, friendly_name: 'by hand' });
    const result = await attach(harness, 'alice', null);
    const { webhooks, interactions } = contents(harness);
    expect(webhooks.has(other)).toBe(true);
    expect([...interactions.values()].map(({ webhookTtid }) => webhookTtid)).not.toContain(other);
    // The first registration is found by its name in the list, and adopted.
    expect(result).toMatchObject({ ok: true, value: { binding: { state: 'attached' } } });
  });

  test('instead of the bound interaction is not read back: the interaction itself is', async () => {
    const harness = new Harness();
    const { interactionSid } = aliceSubject(harness);
    harness.network = answeringAbout(isBind, { sid: bobSubject(harness).interactionSid, webhook_ttid: null });
    expect(await attach(harness, 'alice', null)).toMatchObject({
      ok: true,
      value: { binding: { state: 'attached', ttid: harness.world.interactions.get(interactionSid)?.webhookTtid } },
    });
  });
});
