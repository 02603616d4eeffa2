import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { type Answer, formFields, type Request } from '../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../src/contract/events';
import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';
import type { Ttid } from '../../src/contract/sids';
import { detach, operationId } from './attaching';
import { bindForeign } from './foreign';
import { binding, deletingWebhook, refusing, UNTROUBLED } from './network';
import { bound, ttids } from './outcome';
import { Stage } from './stage';
import { ABSENT_TTID, aliceSubject } from './subjects';

const request = (stage: Stage, changes: Partial<Request<'attach'>> = {}): Request<'attach'> => ({
  ...aliceSubject(stage),
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
    const stage = new Stage();
    const old = attached(await stage.as('alice', 'attach', request(stage)));
    const next = attached(await stage.as('alice', 'attach', request(stage, { seenTtid: old })));
    expect(ttids(stage)).toEqual([next]);
    expect(bound(stage)).toBe(next);
  });

  test('a webhook that this plugin did not make keeps it, and detaching binds it back', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const ours = attached(await stage.as('sam', 'attach', request(stage, { seenTtid: foreign })));
    expect(bound(stage)).toBe(ours);
    expect(await detach(stage, 'sam', ours)).toMatchObject({
      ok: true,
      value: { binding: { state: 'foreign', ttid: foreign, host: 'other.example.com' } },
    });
    expect(ttids(stage)).toEqual([foreign]);
    expect(bound(stage)).toBe(foreign);
  });

  test('ours once more still remembers what the first one displaced', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const first = attached(await stage.as('sam', 'attach', request(stage, { seenTtid: foreign })));
    const second = attached(await stage.as('sam', 'attach', request(stage, { seenTtid: first })));
    await detach(stage, 'sam', second);
    expect(bound(stage)).toBe(foreign);
  });

  test('does not bind back what has been deleted meanwhile', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    const ours = attached(await stage.as('sam', 'attach', request(stage, { seenTtid: foreign })));
    stage.world.deleteWebhook(foreign);
    expect(await detach(stage, 'sam', ours)).toEqual({ ok: true, value: { binding: { state: 'none' } } });
  });

  test('somebody else’s webhook is not an agent’s right', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    expect(await stage.as('alice', 'status', aliceSubject(stage))).toMatchObject({
      value: { canReplace: false, binding: { state: 'foreign', host: null } },
    });
    const result = await stage.as('alice', 'attach', request(stage, { seenTtid: foreign }));
    expect(result).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    expect(bound(stage)).toBe(foreign);
  });

  test('a webhook of the whole instance is an administrator’s right alone', async () => {
    const stage = new Stage();
    const global = bindForeign(stage, { type: 'global' });
    const bySam = await stage.as('sam', 'attach', request(stage, { seenTtid: global }));
    expect(bySam).toEqual({ ok: false, failure: { code: 'not-permitted' } });
    attached(await stage.as('ada', 'attach', request(stage, { seenTtid: global })));
    expect(stage.world.webhooks.has(global)).toBe(true);
  });

  test('leaves everything as it was when the new one cannot be bound', async () => {
    const stage = new Stage();
    const old = attached(await stage.as('alice', 'attach', request(stage)));
    stage.network = refusing(400, binding);
    const result = await stage.as('alice', 'attach', request(stage, { seenTtid: old }));
    expect(result).toMatchObject({ ok: false, failure: { code: 'twilio-refused' } });
    expect(ttids(stage)).toEqual([old]);
    expect(bound(stage)).toBe(old);
    stage.network = UNTROUBLED;
    expect(await stage.as('alice', 'status', aliceSubject(stage))).toMatchObject({
      value: { binding: { state: 'attached', ttid: old, attachedBy: 'alice' } },
    });
  });
});

describe('a webhook left behind', () => {
  test('is removed by detaching its ttid, whatever is bound', async () => {
    const stage = new Stage();
    stage.network = refusing(400, binding, deletingWebhook);
    const result = await stage.as('alice', 'attach', request(stage));
    if (result.ok || result.failure.code !== 'left-behind') throw new Error('nothing was left behind');
    stage.network = UNTROUBLED;
    const ours = attached(await stage.as('alice', 'attach', request(stage)));
    expect(await detach(stage, 'alice', result.failure.ttid)).toMatchObject({
      ok: true,
      value: { binding: { state: 'attached', ttid: ours } },
    });
    expect(ttids(stage)).toEqual([ours]);
  });

  test('of another interaction, or of somebody else, is not touched', async () => {
    const stage = new Stage();
    const foreign = bindForeign(stage);
    stage.world.bindWebhook(aliceSubject(stage).interactionSid, null);
    for (const ttid of [foreign, ABSENT_TTID]) await detach(stage, 'alice', ttid);
    expect(stage.world.webhooks.has(foreign)).toBe(true);
  });
});

describe('an address that a person typed', () => {
  const allowing = { ...FUNCTION_VARIABLES, ALLOWED_HOSTS: 'example.com, hooks.partner.net' };
  const attach = (stage: Stage, identity: string, destination: string, variables: Record<string, string> = allowing) =>
    stage.ask('attach', { Token: stage.tokenOf(identity), ...formFields(request(stage, { destination })) }, variables);

  test('is open to supervisors within the allow-list, in its canonical form', async () => {
    const stage = new Stage();
    attached(await attach(stage, 'sam', 'https://CRM.example.com:443/in'));
    expect([...stage.world.webhooks.values()].map(({ url }) => url)).toEqual(['https://crm.example.com/in']);
  });

  test.each<[string, string, object]>([
    ['sam', 'https://crm.example.com.evil.tld/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'https://evilexample.com/', { code: 'url-refused', offense: 'allow-list' }],
    ['sam', 'http://crm.example.com/', { code: 'url-refused', offense: 'scheme' }],
    ['ada', 'https://127.0.0.1/', { code: 'url-refused', offense: 'host' }],
    ['alice', 'https://crm.example.com/in', { code: 'unknown-destination' }],
  ])('is refused to %s for %s', async (identity, url, failure) => {
    const stage = new Stage();
    expect(await attach(stage, identity, url)).toEqual({ ok: false, failure });
    expect(stage.world.webhooks.size).toBe(0);
  });

  test('is open to nobody where no host is allowed', async () => {
    const stage = new Stage();
    const result = await attach(stage, 'ada', 'https://crm.example.com/in', {
      ...FUNCTION_VARIABLES,
      ALLOWED_HOSTS: '',
    });
    expect(result).toEqual({ ok: false, failure: { code: 'unknown-destination' } });
  });
});

describe('the off switch', () => {
  const off = { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' };

  test('lets nothing new be attached, and leaves what is attached to be seen and detached', async () => {
    const stage = new Stage();
    const ttid = attached(await stage.as('alice', 'attach', request(stage)));
    const Token = stage.tokenOf('alice');
    const again = { Token, ...formFields(request(stage, { seenTtid: ttid })) };
    expect(await stage.ask('attach', again, off)).toEqual({ ok: false, failure: { code: 'switched-off' } });
    expect(await stage.ask('status', { Token, ...aliceSubject(stage) }, off)).toMatchObject({
      value: {
        binding: { state: 'attached' },
        isSwitchedOff: true,
        canAttach: false,
        canReplace: false,
        canDetach: true,
      },
    });
    const detaching = { Token, ...aliceSubject(stage), ttid, operationId: operationId() };
    expect(await stage.ask('detach', detaching, off)).toMatchObject({ ok: true });
    expect(stage.world.webhooks.size).toBe(0);
  });
});

describe('a panel gone wild', () => {
  test('is asked for patience, and nothing of it reaches Twilio any more', async () => {
    const stage = new Stage();
    const answers = [];
    for (let number = 0; number < 40; number += 1) answers.push(await stage.as('alice', 'status', aliceSubject(stage)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    expect(answers.at(-1)).toMatchObject({ failure: { code: 'too-many-requests' } });
    const before = stage.sent.length;
    await stage.as('alice', 'status', aliceSubject(stage));
    expect(stage.sent).toHaveLength(before);
  });
});
