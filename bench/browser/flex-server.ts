/** Local Twilio with the real Flex, the built plugin and the built functions. */
import { buildPlugin, OUR_PLUGIN } from '../../e2e/browser/build';
import { flexBundle } from '../../local/flex/bundle';
import { type RunningFunctions, startFunctions } from '../../local/functions';
import type { LocalTwilio, LocalTwilioOptions } from '../../local/server';
import { buildFunctions } from '../../tools/build-functions';
import { startTwilio } from '../core/local-twilio';
import { PORTS } from '../core/ports';

export interface FlexServer {
  readonly twilio: LocalTwilio;
  readonly functions: RunningFunctions;
}

/** Builds what has changed, starts all, calls `use`, and stops all. */
export async function withFlexServer<T>(
  options: Partial<Pick<LocalTwilioOptions, 'latencyMs' | 'plugins'>>,
  use: (server: FlexServer) => Promise<T>,
): Promise<T> {
  await buildFunctions();
  buildPlugin();
  const { file: flexFile } = await flexBundle({ onProgress: console.error });
  const { twilio: port, functions: functionsPort } = PORTS;
  const functions = await startFunctions({
    port: functionsPort,
    twilioOrigin: `http://127.0.0.1:${port}`,
    isQuiet: true,
  });
  const twilio = await startTwilio({ port, functionsPort, flexFile, plugins: [OUR_PLUGIN], ...options });
  try {
    return await use({ twilio, functions });
  } finally {
    await Promise.all([twilio.close(), functions.stop()]);
  }
}
