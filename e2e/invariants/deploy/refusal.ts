/** A reason for which a deployment stops. */
import assert from 'node:assert/strict';
import type { Shell } from '../../../local/deployed/shell';
import type { LocalTwilio } from '../../../local/server';
import type { Scene } from './scene';

export interface Refusal {
  readonly title: string;
  /** Makes the deployment fail. Returns what undoes it. */
  readonly arrange?: (twilio: LocalTwilio, shell: Shell) => (() => void) | undefined;
  /** The environment variables of the deployment that differ from the shell's. */
  readonly variables?: (shell: Shell) => Readonly<Record<string, string | undefined>>;
  readonly message: RegExp;
}

/** Deploys, and checks that the deployment stops with the message. Then runs another check. */
export async function checkStop(
  { shell, twilio, step }: Scene,
  { title, arrange, variables, message }: Refusal,
  check: () => unknown,
): Promise<void> {
  const undo = arrange?.(twilio, shell);
  await step(`stops if ${title}`, async () => {
    const { succeeded, output } = await shell.run('npm run deploy -- --yes', variables?.(shell));
    assert.equal(succeeded, false, output);
    assert.match(output, message);
    await check();
  });
  undo?.();
}
