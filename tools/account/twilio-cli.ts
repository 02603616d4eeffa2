/** Runs the Twilio CLI with the administrator's own credentials. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { StepFailed } from './step-failed';

const PLUGINS = ['@twilio-labs/plugin-serverless', '@twilio-labs/plugin-flex'];
const WINDOWS = process.platform === 'win32';

function spawn(args: readonly string[], options: SpawnSyncOptions) {
  // On Windows the CLI is a .cmd file, which only a shell can start. A shell splits arguments at spaces.
  const quotedArgs = WINDOWS ? args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)) : args;
  return spawnSync('twilio', quotedArgs, { shell: WINDOWS, maxBuffer: Number.POSITIVE_INFINITY, ...options });
}

/** Throws `StepFailed` with installation instructions if the CLI or one of its plugins is missing. */
export function requireTwilioCli(): void {
  const { status, stdout } = spawn(['plugins'], { stdio: ['inherit', 'pipe', 'inherit'] });
  if (status !== 0) {
    throw new StepFailed(
      'The Twilio CLI could not be started.',
      `Install it: npm install -g twilio-cli, then: twilio plugins:install ${PLUGINS.join(' ')}, then: twilio login`,
    );
  }
  const missing = PLUGINS.filter((plugin) => !stdout.toString().includes(plugin));
  if (missing.length > 0) {
    throw new StepFailed(
      `The Twilio CLI is missing ${missing.join(' and ')}.`,
      `Run: twilio plugins:install ${missing.join(' ')}`,
    );
  }
}

/**
 * Runs a command and shows its output. Returns whether it exits with 0. For `flex:plugins` commands, exit code 0 does
 * not prove success.
 */
export function runTwilio(args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawn(args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/**
 * Runs a command that prints JSON and parses its output. If the command fails, prints its output and returns null.
 */
export function readTwilio<S extends v.GenericSchema>(args: readonly string[], schema: S): v.InferOutput<S> | null {
  const { status, stdout } = spawn(args, { stdio: ['inherit', 'pipe', 'inherit'] });
  const text = stdout.toString().trim();
  if (status !== 0) {
    console.error(text);
    return null;
  }
  // For an empty list the CLI prints nothing.
  return v.parse(schema, JSON.parse(text || '[]'));
}

/** Runs an `api:` command and returns its resources. The CLI always prints a list, even for a single resource. */
export function readResources<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
): v.InferOutput<S>[] {
  const resources = readTwilio([`api:${command}`, ...flags, '-o', 'json', '-l', 'warn'], v.array(schema));
  if (resources === null) {
    throw new StepFailed(
      `\`twilio api:${command}\` failed. Its message is above.`,
      'If authentication failed, check the active account with `twilio profiles:list` and log in with `twilio login`.',
    );
  }
  return resources;
}
