import fc from 'fast-check';
import * as v from 'valibot';
import { timelineEvent as schema } from '../../../src/contract/timeline';
import { type Arrival, type Parameters, timelineEvent } from './timeline-event';

const NOW = Date.UTC(2026, 10, 21, 10);
const KD = `KD${'0123456789'.repeat(3)}ab`;

const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  type: 'onParticipantLeft',
  parameters: {},
  webhook: 'interaction',
  receivedAt: NOW,
  ...changes,
});

const stored = (parameters: Parameters) => timelineEvent(arrival({ parameters })).parameters;

const anyParameters: fc.Arbitrary<Parameters> = fc.dictionary(
  fc.oneof(fc.string(), fc.constantFrom('InteractionSid', 'ErrorMessage', 'ChannelStatus', 'Unknown')),
  fc.oneof(fc.string({ maxLength: 2_000, unit: 'binary' }), fc.array(fc.string({ maxLength: 300 }), { maxLength: 3 })),
  { maxKeys: 40 },
);

describe('a stored event', () => {
  test('contains the type, the kind of webhook, the time of receipt, and all parameters, known or not', () => {
    const parameters = { InteractionSid: KD, FlexInstanceSid: 'GO1', New: ['a', 'b'] };
    expect(timelineEvent(arrival({ type: 'onSomethingNew', webhook: 'global', parameters }))).toEqual({
      type: 'onSomethingNew',
      receivedAt: '2026-11-21T10:00:00.000Z',
      webhook: 'global',
      parameters: { InteractionSid: KD, FlexInstanceSid: 'GO1', New: 'a, b' },
    });
  });

  test('contains no addresses and phone numbers of people', () => {
    expect(stored({ ErrorMessage: 'jane@example.com at +15005550009 left', 'call +15005550009': 'x' })).toEqual({
      ErrorMessage: '[e-mail] at [number] left',
      'call [number]': 'x',
    });
  });

  test('contains 256 characters of a field or 512 of an error message, and marks a truncated value', () => {
    const { Unknown, ErrorMessage } = stored({ Unknown: 'a'.repeat(300), ErrorMessage: 'b'.repeat(600) });
    expect(Unknown).toBe(`${'a'.repeat(255)}…`);
    expect(ErrorMessage).toBe(`${'b'.repeat(511)}…`);
  });

  test('is smaller than 2 KB, and matches the schema of the contract', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), anyParameters, (type, parameters) => {
        const event = timelineEvent(arrival({ type, parameters }));
        expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(2_048);
        expect(v.is(schema, event)).toBe(true);
      }),
    );
  });

  test('contains the documented parameters before any others', () => {
    const noise = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`A${n}`, 'x'.repeat(256)]));
    expect(stored({ ...noise, InteractionSid: KD, ChannelStatus: 'closed' })).toMatchObject({
      InteractionSid: KD,
      ChannelStatus: 'closed',
    });
  });
});
