/**
 * Functions as they are usually written for Flex: Twilio's token validator, the helper library, one call after another.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningFunctions, startFunctions } from '../../../local/functions';
import { ACCOUNT } from '../../../local/world/model';
import type { Subject } from '../../../src/contract/endpoints';
import { installedPackages } from '../../../tools/package-cache';
import type { AttachClient } from '../client';

/** Copies the functions beside the package that they require, and starts them. */
export async function startUsualFunctions(
  port: number,
  twilioOrigin: string,
  onProgress: (message: string) => void,
): Promise<RunningFunctions> {
  const packages = await installedPackages('usual-functions', {
    packages: { 'twilio-flex-token-validator': '1.6.0' },
    onProgress,
  });
  const folder = join(packages, 'functions');
  await cp(join(__dirname, 'functions'), folder, { recursive: true });
  return startFunctions({
    port,
    twilioOrigin,
    folder,
    variables: { INSTANCE_SID: ACCOUNT.instanceSid, WORKSPACE_SID: ACCOUNT.workspaceSid },
    isQuiet: true,
  });
}

/** @param isChecked Whether the functions make the checks that this product makes. */
export function usualClient(
  origin: string,
  token: string,
  { taskSid, interactionSid }: Subject,
  isChecked: boolean,
): AttachClient {
  async function send(name: 'attach' | 'detach', boundTtid: string): Promise<string> {
    const response = await fetch(`${origin}/${name}`, {
      method: 'POST',
      body: new URLSearchParams({ Token: token, taskSid, interactionSid, boundTtid, isChecked: String(isChecked) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The usual ${name} answered ${response.status}: ${text}`);
    return (JSON.parse(text) as { readonly ttid: string }).ttid;
  }

  return {
    attach: () => send('attach', ''),
    replace: (boundTtid) => send('attach', boundTtid),
    detach: async (boundTtid) => {
      await send('detach', boundTtid);
    },
  };
}
