import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { type Answer, formFields, type Request } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Failure } from '../../../src/contract/failures';
import type { Result } from '../../../src/contract/result';
import type { Ttid } from '../../../src/contract/sids';
import { boundTtid, webhookTtids } from '../../fixtures/account-state';
import { detach, operationId } from '../../fixtures/attachments';
import { bindForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { failing, isBind, isWebhookDelete, RELIABLE } from '../../fixtures/network';
import { ABSENT_TTID, aliceSubject } from '../../fixtures/subjects';

const request = (harness: Harness, changes: Partial<Request<'attach'>> = {}): Request<'attach'> => ({
  ...aliceSubject(harness),
  destination: 'crm',
  events: [...LIVE_EVENTS],
  seenTtid: null,
  operationId: operationId(),
  ...changes,
});

const attached = (result: Result<Answer<'attach'>, Failure>): Ttid => {
  if (!result.ok || result.value.binding.state !== 'attached') throw new Error(JSON.stringify(result));
  return result.value.binding.ttid;
};

describe('replacing', () => {
  test('a webhook of ours deletes the old one once the new one is bound', async () => {
    const harness = new Harness();
    const old = attached(await harness.as('alice', 'attach', request(harness)));
    const next = attached(await harness.as('alice', 'attach', request(harness, { seenTtid: old })));
    expect(webhookTtids(harness)).toEqual([next]);
    expect(boundTtid(harness)).toBe(next);
  });

  test('a webhook that this plugin did not make keeps it, and detaching binds it back', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = attached(await harness.as('sam', 'attach', request(harness, { seenTtid: foreign })));
    expect(boundTtid(harness)).toBe(ours);
    expect(await detach(harness, 'sam', ours)).toMatchObject({
      ok: true,
      value: { binding: { state: 'foreign', ttid: foreign, host: 'other.example.com' } },
    });
    expect(webhookTtids(harness)).toEqual([foreign]);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('ours once more still remembers what the first one displaced', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const first = attached(await harness.as('sam', 'attach', request(harness, { seenTtid: foreign })));
    const second = attached(await harness.as('sam', 'attach', request(harness, { seenTtid: first })));
    await detach(harness, 'sam', second);
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('does not bind back what has been deleted meanwhile', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    const ours = attached(await harness.as('sam', 'attach', request(harness, { seenTtid: foreign })));
    harness.world.deleteWebhook(foreign);
    expect(await detach(harness, 'sam', ours)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('somebody else’s webhook is not an agent’s right', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    expect(await harness.as('alice', 'status', aliceSubject(harness))).toMatchObject({
      value: { canReplace: false, binding: { state: 'foreign', host: null } },
    });
    const result = await harness.as('alice', 'attach', request(harness, { seenTtid: foreign }));
    expect(result).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(boundTtid(harness)).toBe(foreign);
  });

  test('a webhook of the whole instance is an administrator’s right alone', async () => {
    const harness = new Harness();
    const global = bindForeign(harness, { type: 'global' });
    const bySam = await harness.as('sam', 'attach', request(harness, { seenTtid: global }));
    expect(bySam).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    attached(await harness.as('ada', 'attach', request(harness, { seenTtid: global })));
    expect(harness.world.webhooks.has(global)).toBe(true);
  });

  test('leaves everything as it was when the new one cannot be bound', async () => {
    const harness = new Harness();
    const old = attached(await harness.as('alice', 'attach', request(harness)));
    harness.network = failing(400, isBind);
    const result = await harness.as('alice', 'attach', request(harness, { seenTtid: old }));
    expect(result).toMatchObject({ ok: false, failure: { code: 'twilio-refused' } });
    expect(webhookTtids(harness)).toEqual([old]);
    expect(boundTtid(harness)).toBe(old);
    harness.network = RELIABLE;
    expect(await harness.as('alice', 'status', aliceSubject(harness))).toMatchObject({
      value: { binding: { state: 'attached', ttid: old, attachedBy: 'alice' } },
    });
  });
});

describe('a webhook left behind', () => {
  test('is removed by detaching its ttid, whatever is bound', async () => {
    const harness = new Harness();
    harness.network = failing(400, isBind, isWebhookDelete);
    const result = await harness.as('alice', 'attach', request(harness));
    if (result.ok || result.failure.code !== 'left-behind') throw new Error('nothing was left behind');
    harness.network = RELIABLE;
    const ours = attached(await harness.as('alice', 'attach', request(harness)));
    expect(await detach(harness, 'alice', result.failure.ttid)).toMatchObject({
      ok: true,
      value: { binding: { state: 'attached', ttid: ours } },
    });
    expect(webhookTtids(harness)).toEqual([ours]);
  });

  test('of another interaction, or of somebody else, is not touched', async () => {
    const harness = new Harness();
    const foreign = bindForeign(harness);
    harness.world.bindWebhook(aliceSubject(harness).interactionSid, null);
    for (const ttid of [foreign, ABSENT_TTID]) await detach(harness, 'alice', ttid);
    expect(harness.world.webhooks.has(foreign)).toBe(true);
  });
});

describe('an address that a person typed', () => {
  const allowing = { ...FUNCTION_VARIABLES, ALLOWED_HOSTS: 'example.com, hooks.partner.net' };
  const attach = (
    harness: Harness,
    identity: string,
    destination: string,
    variables: Record<string, string> = allowing,
  ) =>
    harness.ask(
      'attach',
      { Token: harness.tokenOf(identity), ...formFields(request(harness, { destination })) },
      variables,
    );

  test('is open to supervisors within the allow-list, in its canonical form', async () => {
    const harness = new Harness();
    attached(await attach(harness, 'sam', 'https://CRM.example.com:443/in'));
    expect([...harness.world.webhooks.values()].map(({ url }) => url)).toEqual(['https://crm.example.com/in']);
  });

  test.each<[string, string, object]>([
    ['sam', 'https://crm.example.com.evil.tld/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'https://evilexample.com/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'http://crm.example.com/', { code: 'url-refused', offense: 'scheme' }],
    ['ada', 'https://127.0.0.1/', { code: 'url-refused', offense: 'host' }],
    ['alice', 'https://crm.example.com/in', { code: 'unknown-destination' }],
  ])('is refused to %s for %s', async (identity, url, failure) => {
    const harness = new Harness();
    expect(await attach(harness, identity, url)).toEqual({ ok: false, failure });
    expect(harness.world.webhooks.size).toBe(0);
  });

  test('is open to nobody where no host is allowed', async () => {
    const harness = new Harness();
    const result = await attach(harness, 'ada', 'https://crm.example.com/in', {
      ...FUNCTION_VARIABLES,
      ALLOWED_HOSTS: '',
    });
    expect(result).toEqual({ ok: false, failure: { code: 'unknown-destination' } });
  });
});

describe('the off switch', () => {
  const off = { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' };

  test('lets nothing new be attached, and leaves what is attached to be seen and detached', async () => {
    const harness = new Harness();
    const ttid = attached(await harness.as('alice', 'attach', request(harness)));
    const Token = harness.tokenOf('alice');
    const again = { Token, ...formFields(request(harness, { seenTtid: ttid })) };
    expect(await harness.ask('attach', again, off)).toEqual({ ok: false, failure: { code: 'switched-off' } });
    expect(await harness.ask('status', { Token, ...aliceSubject(harness) }, off)).toMatchObject({
      value: {
        binding: { state: 'attached' },
        isSwitchedOff: true,
        canAttach: false,
        canReplace: false,
        canDetach: true,
      },
    });
    const detaching = { Token, ...aliceSubject(harness), ttid, operationId: operationId() };
    expect(await harness.ask('detach', detaching, off)).toMatchObject({ ok: true });
    expect(harness.world.webhooks.size).toBe(0);
  });
});

describe('a panel gone wild', () => {
  test('is asked for patience, and nothing of it reaches Twilio any more', async () => {
    const harness = new Harness();
    const answers = [];
    for (let number = 0; number < 40; number += 1)
      answers.push(await harness.as('alice', 'status', aliceSubject(harness)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    expect(answers.at(-1)).toMatchObject({ failure: { code: 'too-many-requests' } });
    const before = harness.sent.length;
    await harness.as('alice', 'status', aliceSubject(harness));
    expect(harness.sent).toHaveLength(before);
  });
});
