import { FUNCTION_VARIABLES } from '../../local/functions/variables';
import { opened, registered, status } from './console';
import { Stage } from './stage';
import { ABSENT_TTID } from './subjects';

const deleting = ({ method, url }: { method: string; url: string }) =>
  method === 'DELETE' && url.includes('/InteractionWebhooks/');

describe('deleting a webhook', () => {
  test('deletes it and nothing else', async () => {
    const stage = new Stage();
    const [ttid, other] = [registered(stage), registered(stage)];
    const { version } = await opened(stage, 'sam', ttid);
    expect(await stage.as('sam', 'remove', { ttid, version })).toEqual({ ok: true, value: { ttid } });
    expect([...stage.world.webhooks.keys()]).toEqual([other]);
  });

  test('that is gone already counts as done', async () => {
    const answer = await new Stage().as('sam', 'remove', { ttid: ABSENT_TTID, version: null });
    expect(answer).toEqual({ ok: true, value: { ttid: ABSENT_TTID } });
  });

  test('is not done when it is not as the person saw it', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const { version } = await opened(stage, 'sam', ttid);
    stage.world.updateWebhook(ttid, { method: 'GET' });
    expect(await stage.as('sam', 'remove', { ttid, version })).toEqual({
      ok: false,
      failure: { code: 'changed', webhook: await opened(stage, 'sam', ttid) },
    });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('says so when Twilio refuses, or does not say what became of it', async () => {
    const stage = new Stage();
    const request = { ttid: registered(stage), version: null };
    stage.network = async (sent, send) => (deleting(sent) ? status(400) : send());
    expect(await stage.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'twilio-refused' } });
    stage.network = async (sent, send) => (deleting(sent) ? status(500) : send());
    expect(await stage.as('sam', 'remove', request)).toMatchObject({ failure: { code: 'outcome-unknown' } });
    expect(stage.world.webhooks.size).toBe(1);
  });

  test('is possible while an administrator has switched attaching off', async () => {
    const stage = new Stage();
    const ttid = registered(stage);
    const fields = { Token: stage.tokenOf('sam'), ttid, version: '' };
    expect(await stage.ask('remove', fields, { ...FUNCTION_VARIABLES, SWITCHED_OFF: 'true' })).toMatchObject({
      ok: true,
    });
  });
});
