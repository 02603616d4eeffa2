/** A part of the suite: an administrator with a shell, and an account in which nothing of this product is deployed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finished } from '../../../local/deployed/command';
import type { Shell } from '../../../local/deployed/shell';
import type { LocalTwilio } from '../../../local/server';
import { AUTHORIZATION } from '../../../local/testing/world';

/** Checks one statement. A failed step ends its part. */
export type Step = <T>(title: string, check: () => T | Promise<T>) => Promise<T>;

export interface Scene {
  readonly shell: Shell;
  readonly twilio: LocalTwilio;
  readonly step: Step;
}

export type Part = (scene: Scene) => Promise<void>;

export const CRM = 'CRM | https://crm.example.com/interaction-events';

/** The variables with which most parts deploy. */
export const VARIABLES: Readonly<Record<string, string>> = {
  ALLOWED_HOSTS: 'example.com',
  DESTINATION_CRM: CRM,
  DESTINATION_QUALITY: 'Quality team | https://quality.example.com/events | supervisor, admin',
};

/** Writes functions.env. */
export function configure({ folder }: Shell, variables: Readonly<Record<string, string>>) {
  const lines = Object.entries(variables).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(folder, 'functions.env'), lines.join(''));
}

/** The Sync services of the account. */
export const syncServices = ({ origin }: LocalTwilio) => `${origin}/_tw/sync.twilio.com/v1/Services`;

/** Sends a request with the account's credentials, and returns the JSON that Local Twilio answers; null for none. */
export async function ask(address: string, method = 'GET'): Promise<unknown> {
  const answer = await fetch(address, { method, headers: { Authorization: AUTHORIZATION } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address} is answered with ${answer.status}`);
  return text === '' ? null : JSON.parse(text);
}

/** Throws with the whole output if a command did not succeed. */
export function succeeded({ succeeded, output }: Finished): string {
  if (!succeeded) throw new Error(`the command failed:\n${output}`);
  return output;
}

export const deploy = async ({ shell }: Scene): Promise<string> =>
  succeeded(await shell.run('npm run deploy -- --yes'));
