import fc from 'fast-check';
import * as v from 'valibot';
import { failure, MAX_RETRY_AFTER_MS } from './failures';

test('no failure lets the plugin wait longer than a minute', () => {
  const codes = fc.constantFrom('too-many-requests', 'in-progress', 'twilio-unavailable');
  fc.assert(
    fc.property(codes, fc.double({ noNaN: true }), (code, retryAfterMs) => {
      const parsed = v.parse(failure, { code, twilioCode: null, requestId: null, retryAfterMs });
      if (!('retryAfterMs' in parsed)) throw new Error('The pause is missing');
      expect(parsed.retryAfterMs).toBeGreaterThanOrEqual(0);
      expect(parsed.retryAfterMs).toBeLessThanOrEqual(MAX_RETRY_AFTER_MS);
    }),
  );
});
