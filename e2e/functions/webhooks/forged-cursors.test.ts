import fc from 'fast-check';
import { FORGED_CURSORS, FORGED_POSITIONS } from '../../fixtures/forged-cursors';
import { Harness } from '../../fixtures/harness';

const REFUSED = { ok: false, failure: { code: 'bad-request', field: 'from' } };
const named = (texts: readonly string[]) => texts.map((text) => [JSON.stringify(text.slice(0, 60)), text] as const);

const list = (harness: Harness, from: string) =>
  harness.ask('list', { Token: harness.tokenOf('ada'), type: 'interaction', from });
const sweep = (harness: Harness, from: string) =>
  harness.ask('sweep', { Token: harness.tokenOf('ada'), isRehearsal: 'true', from });

test.each(named(FORGED_CURSORS))('the list refuses the page %s', async (_, from) => {
  const harness = new Harness();
  expect(await list(harness, from)).toEqual(REFUSED);
  expect(harness.sent).toEqual([]);
});

test.each(named(FORGED_POSITIONS))('the sweep refuses the position %s', async (_, from) => {
  const harness = new Harness();
  expect(await sweep(harness, from)).toEqual(REFUSED);
  expect(harness.sent).toEqual([]);
});

test.each([
  ['list', { type: 'interaction' }],
  ['sweep', { isRehearsal: 'true' }],
] as const)('the %s refuses repeated and missing places', async (name, fields) => {
  const harness = new Harness();
  const Token = harness.tokenOf('ada');
  const repeated = { Token, ...fields, from: ['1', '2'] } as unknown as Record<string, string>;
  expect(await harness.ask(name, repeated)).toEqual(REFUSED);
  expect(await harness.ask(name, { Token, ...fields })).toEqual(REFUSED);
});

test.each(['-1', '1e15', '1.5', '9'.repeat(16), '9'.repeat(400)])('the audit refuses the place %s', async (before) => {
  const harness = new Harness();
  const answer = await harness.ask('audit', { Token: harness.tokenOf('ada'), before });
  expect(answer).toEqual({ ok: false, failure: { code: 'bad-request', field: 'before' } });
});

test('no text takes the list or the sweep to another address than a page of their own list', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^\d{0,6}(@\d{0,6})?(\.[0-9a-f]{0,40})?$/),
    fc.stringMatching(/^[0-9@.a-f%&/#?=-]{0,20}$/),
  );
  const harness = new Harness();
  await fc.assert(
    fc.asyncProperty(text, async (from) => {
      // Longer than the rate limit of a person lasts.
      await harness.pass(10_000);
      harness.sent.length = 0;
      await list(harness, from);
      await sweep(harness, from);
      const own = /^https:\/\/flex-api\.twilio\.com\/v1\/(Configuration|Instances\/GO\w+\/InteractionWebhooks)$/;
      for (const { url } of harness.sent.filter((request) => !request.url.includes('iam.'))) {
        const { origin, pathname, searchParams } = new URL(url);
        expect(origin + pathname).toMatch(own);
        for (const name of searchParams.keys()) expect(['type', 'PageSize', 'Page', 'PageToken']).toContain(name);
        if (searchParams.size > 0) expect(searchParams.getAll('type')).toEqual(['interaction']);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);
