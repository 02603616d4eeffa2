import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { unwrap } from '../../fixtures/results';
import { ABSENT_TTID } from '../../fixtures/subjects';

describe('fetching a webhook', () => {
  test('returns it as the list shows it', async () => {
    const harness = new Harness();
    const ttid = registerForeign(harness);
    const { webhooks } = unwrap(await harness.as('sam', 'list', { type: 'interaction', from: null }));
    const { webhook } = unwrap(await harness.as('sam', 'fetch', { ttid }));
    expect([webhook]).toEqual(webhooks);
  });

  test('fails if there is no such webhook', async () => {
    const answer = await new Harness().as('sam', 'fetch', { ttid: ABSENT_TTID });
    expect(answer).toMatchObject({ failure: { code: 'not-found' } });
  });
});
