import fc from 'fast-check';
import { eventKey } from './event-key';
import type { Arrival, Parameters } from './timeline-event';

const TIMELINE = `interaction-webhook-${'0'.repeat(32)}`;
const OTHER_TIMELINE = `interaction-webhook-${'1'.repeat(32)}`;
const TOKEN = '5a3c2f10-77b5-4c1e-9f1e-0d6a4b7e8c21';

const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  type: 'onParticipantLeft',
  parameters: {},
  webhook: 'interaction',
  receivedAt: Date.UTC(2026, 10, 21, 10),
  ...changes,
});

/** Returns 1, 2, 3 and so on. */
function counter() {
  let count = 0;
  return () => {
    count += 1;
    return String(count);
  };
}

const keyWith = (token: string | null, changes: Partial<Arrival> = {}, timeline = TIMELINE) =>
  eventKey(timeline, arrival(changes), token, {
    nonce: () => {
      throw new Error('A token needs no nonce');
    },
  });

const anyParameters: fc.Arbitrary<Parameters> = fc.dictionary(
  fc.string(),
  fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
);
const tokens = fc.string({ minLength: 1, maxLength: 256, unit: 'binary' });

describe('the key of an event with a token', () => {
  test('is the same for a repetition at any time, whatever the order of its parameters', () => {
    fc.assert(
      fc.property(tokens, anyParameters, fc.nat(), (token, parameters, receivedAt) => {
        const reversed = Object.fromEntries(Object.entries(parameters).reverse());
        expect(keyWith(token, { parameters: reversed, receivedAt })).toBe(keyWith(token, { parameters }));
      }),
    );
  });

  test('depends on token, attachment, webhook, type and parameters', () => {
    const keys = [
      keyWith(TOKEN),
      keyWith(TOKEN.toUpperCase()),
      keyWith(TOKEN, {}, OTHER_TIMELINE),
      keyWith(TOKEN, { webhook: 'global' }),
      keyWith(TOKEN, { type: 'y' }),
      keyWith(TOKEN, { parameters: { a: '2' } }),
      keyWith(TOKEN, { parameters: { a: '1', b: '' } }),
      keyWith(TOKEN, { parameters: { a: ['1', ''] } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('differs for any two tokens, and has 64 hexadecimal digits', () => {
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        expect(keyWith(one)).toMatch(/^[0-9a-f]{64}$/);
        expect(keyWith(one) === keyWith(other)).toBe(one === other);
      }),
    );
  });
});

test('without a token, every request has a key of its own', () => {
  const nonce = counter();
  const keys = [1, 2, 3].map(() => eventKey(TIMELINE, arrival(), null, { nonce }));
  expect(keys).toEqual(['1', '2', '3']);
});
