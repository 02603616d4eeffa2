import { type LocalTwilio, type LocalTwilioOptions, startLocalTwilio } from '../server';

/** Starts Local Twilio on any free port, without functions, Flex or a plugin. */
export const startTwilioAlone = (options: Partial<LocalTwilioOptions> = {}): Promise<LocalTwilio> =>
  startLocalTwilio({
    port: 0,
    functions: { domain: 'f.twil.io', origin: 'http://localhost:1' },
    flexFile: '/none/flex.js',
    plugins: [],
    ...options,
  });
