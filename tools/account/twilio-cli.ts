/** The administrator's own Twilio CLI, with their credentials. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { StepFailed } from './step-failed';

const PLUGINS = ['@twilio-labs/plugin-serverless', '@twilio-labs/plugin-flex'];
const WINDOWS = process.platform === 'win32';

function spawn(args: readonly string[], options: SpawnSyncOptions) {
  // On Windows the CLI is a .cmd file: only a shell starts it, and a shell splits at spaces.
  const given = WINDOWS ? args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)) : args;
  return spawnSync('twilio', given, { shell: WINDOWS, maxBuffer: Number.POSITIVE_INFINITY, ...options });
}

/** Stops here, with the instruction, when the CLI or one of the two plugins is not installed. */
export function requireTwilioCli(): void {
  const { status, stdout } = spawn(['plugins'], { stdio: ['inherit', 'pipe', 'inherit'] });
  if (status !== 0) {
    throw new StepFailed(
      'The Twilio CLI does not run here.',
      `Install it: npm install -g twilio-cli, then: twilio plugins:install ${PLUGINS.join(' ')}, then: twilio login`,
    );
  }
  const missing = PLUGINS.filter((plugin) => !stdout.toString().includes(plugin));
  if (missing.length > 0) {
    throw new StepFailed(
      `The Twilio CLI lacks ${missing.join(' and ')}.`,
      `Install what is missing: twilio plugins:install ${missing.join(' ')}`,
    );
  }
}

/** Runs a command in front of the administrator. True when it exits with 0, which proves nothing for `flex:plugins`. */
export function runTwilio(args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawn(args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/**
 * Runs a command that was told to print JSON, and reads that. Null when the command fails, after its message has been
 * shown.
 */
export function readTwilio<S extends v.GenericSchema>(args: readonly string[], schema: S): v.InferOutput<S> | null {
  const { status, stdout } = spawn(args, { stdio: ['inherit', 'pipe', 'inherit'] });
  const text = stdout.toString().trim();
  if (status !== 0) {
    console.error(text);
    return null;
  }
  // An empty list is printed as nothing at all.
  return v.parse(schema, JSON.parse(text || '[]'));
}

/** The resources that an `api:` command lists, fetches, creates or updates: a list each time. */
export function readResources<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
): v.InferOutput<S>[] {
  const resources = readTwilio([`api:${command}`, ...flags, '-o', 'json', '-l', 'warn'], v.array(schema));
  if (resources === null) {
    throw new StepFailed(
      `\`twilio api:${command}\` failed; its message is above.`,
      'If it is about authentication: `twilio profiles:list` shows the active account, `twilio login` renews it.',
    );
  }
  return resources;
}
