/** Runs a program for Node.js that was written for Twilio: unchanged, and with Local Twilio in Twilio's place. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFile } from '../system/temporary-file';
import { ownAuthority } from '../tls/own-authority';

const PRELOADS = [join(__dirname, '../system/exit-with-parent.cjs'), join(__dirname, 'preload.cjs')];

export interface ProgramResult {
  readonly succeeded: boolean;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs a file until it ends. It trusts the customer's systems that this process plays, and ends with this process.
 *
 * @param origin The address of Local Twilio.
 */
export async function runProgram(
  file: string,
  origin: string,
  env: Readonly<Record<string, string>>,
): Promise<ProgramResult> {
  const authority = temporaryFile('authority.pem', ownAuthority().certificate);
  const child = spawn(process.execPath, [...PRELOADS.flatMap((preload) => ['--require', preload]), file], {
    env: { ...process.env, LOCAL_TWILIO_ORIGIN: origin, NODE_EXTRA_CA_CERTS: authority.path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  authority.remove();
  return { succeeded: code === 0, output: output.trim(), errors: errors.trim() };
}
