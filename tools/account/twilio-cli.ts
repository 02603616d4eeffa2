/** Runs the Twilio CLI with the administrator's own credentials. */
import { type StdioOptions, spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../src/contract/result';
import { maskSecrets } from './mask';
import { remedyFor } from './remedy';
import { StepFailed } from './step-failed';

interface Program {
  readonly name: string;
  /** The oldest version, such as `5.20`, that has the commands and options that are used. */
  readonly oldest: string;
}

/** Up to 5.18 it has no commands for Flex plugins. Called anyway, they print nothing and exit with 0. */
const CLI: Program = { name: 'twilio-cli', oldest: '5.20' };
/** The plugin's own builder needs version 7. */
const PLUGINS: readonly Program[] = [
  { name: '@twilio-labs/plugin-serverless', oldest: '3.0' },
  { name: '@twilio-labs/plugin-flex', oldest: '7.0' },
];

/** Twilio's error code for credentials that are wrong or no longer valid. */
const ACCESS_DENIED = 20003;
/** Twilio's error code for a resource that does not exist. */
const NOT_FOUND = 20404;

const WINDOWS = process.platform === 'win32';

function spawn(args: readonly string[], stdio: StdioOptions, env: Readonly<Record<string, string>> = {}) {
  // On Windows the CLI is a .cmd file, which only a shell can start. A shell splits arguments at spaces.
  const quotedArgs = WINDOWS ? args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)) : args;
  const options = { stdio, env: { ...process.env, ...env }, shell: WINDOWS, maxBuffer: Number.POSITIVE_INFINITY };
  // Ctrl-C ends the command. This process must first clean up, for example delete the file with the variables.
  process.on('SIGINT', keepRunning);
  const result = spawnSync('twilio', quotedArgs, options);
  process.off('SIGINT', keepRunning);
  if (result.signal === 'SIGINT') throw new StepFailed('It was interrupted.', 'Run the command again.');
  return result;
}

const keepRunning = () => undefined;

interface Output {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command without showing its output. */
function capture(args: readonly string[]): Output {
  const { status, stdout, stderr } = spawn(args, ['inherit', 'pipe', 'pipe']);
  return { succeeded: status === 0, stdout: String(stdout ?? '').trim(), stderr: String(stderr ?? '').trim() };
}

/** Throws `StepFailed` with instructions if the CLI or one of its plugins is missing or too old. */
export function requireTwilioCli(): void {
  const version = capture(['--version']);
  if (!version.succeeded) {
    throw new StepFailed(
      'The Twilio CLI is not installed, or could not be started.',
      `Run: npm install -g twilio-cli, then: twilio plugins:install ${PLUGINS.map(({ name }) => name).join(' ')}, then: twilio login`,
    );
  }
  requireVersion(CLI, /^twilio-cli\/(\S+)/.exec(version.stdout)?.[1], 'npm install -g twilio-cli@latest');
  const plugins = capture(['plugins']).stdout.split('\n');
  for (const plugin of PLUGINS) {
    const line = plugins.find((text) => text.startsWith(`${plugin.name} `));
    const install = `twilio plugins:install ${plugin.name}@latest`;
    if (line === undefined) throw new StepFailed(`The Twilio CLI has no plugin ${plugin.name}.`, `Run: ${install}`);
    requireVersion(plugin, /^\S+ (\S+)/.exec(line)?.[1], install);
  }
}

function requireVersion({ name, oldest }: Program, found: string | undefined, update: string) {
  if (found !== undefined && isAtLeast(found, oldest)) return;
  throw new StepFailed(`${name} is older than version ${oldest}.`, `Update it: ${update}`);
}

/** Compares the major and the minor version. */
function isAtLeast(found: string, oldest: string): boolean {
  const [major = NaN, minor = NaN] = found.split('.', 2).map(Number);
  const [oldestMajor = NaN, oldestMinor = NaN] = oldest.split('.', 2).map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** The account to which the CLI is logged in. */
export interface Login {
  readonly accountSid: string;
  /** `[env]` if environment variables hold the credentials. */
  readonly profile: string;
  readonly region: string | null;
}

const profiles = v.array(
  v.object({ id: v.string(), accountSid: v.string(), region: v.optional(v.string()), active: v.boolean() }),
);

/** Returns the login that the CLI uses. Throws `StepFailed` if there is none, or if variables name another account. */
export function requireLogin(): Login {
  const { stdout } = capture(['profiles:list', '-o', 'json', '-l', 'warn']);
  const active = parseOutput(profiles, 'profiles:list', stdout).find((profile) => profile.active);
  if (active === undefined) {
    throw new StepFailed(
      'The Twilio CLI is not logged in to an account.',
      'Run `twilio login`, or choose a profile with `twilio profiles:use`. Or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    );
  }
  const { id: profile, accountSid, region = null } = active;
  const { TWILIO_ACCOUNT_SID: named } = process.env;
  // The CLI ignores it without the other variables.
  if (named && named !== accountSid) {
    throw new StepFailed(
      `TWILIO_ACCOUNT_SID is ${named}, but the Twilio CLI uses its profile ${profile} for ${accountSid}.`,
      'Also set TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET. To use the profile, unset TWILIO_ACCOUNT_SID.',
    );
  }
  return { accountSid, profile, region };
}

/**
 * Runs a command that gets no secrets, and shows its output. Returns whether it exits with 0. For `flex:plugins`
 * commands, exit code 0 does not prove success.
 */
export function runTwilio(args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawn(args, 'inherit', env).status === 0;
}

/** A command failed, with this output, or succeeded and printed something else than its JSON. */
export type CommandFailure = { readonly kind: 'failed'; readonly output: string } | { readonly kind: 'unreadable' };

/** Runs a command that prints JSON and parses its output. The output of a failure is without `secrets`. */
export function readTwilio<S extends v.GenericSchema>(
  args: readonly string[],
  schema: S,
  secrets: readonly string[],
): Result<v.InferOutput<S>, CommandFailure> {
  const { succeeded, stdout, stderr } = capture(args);
  if (!succeeded) return fail({ kind: 'failed', output: maskSecrets([stderr, stdout].join('\n').trim(), secrets) });
  const parsed = v.safeParse(schema, jsonIn(stdout));
  return parsed.success ? ok(parsed.output) : fail({ kind: 'unreadable' });
}

/**
 * Runs an `api:` command and returns its resources. The CLI always prints a list, even for a single resource. If the
 * command fails, throws `StepFailed` with the CLI's message without `secrets`.
 */
export function readResources<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
  secrets: readonly string[] = [],
): v.InferOutput<S>[] {
  return resourcesIn(callApi(command, flags), command, schema, secrets);
}

/** Runs an `api:` command that prints one resource. Otherwise like `readResources`. */
export function readResource<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
): v.InferOutput<S> {
  const [resource] = readResources(command, flags, schema);
  if (resource === undefined) throw unexpectedOutput(`api:${command}`);
  return resource;
}

/** Returns the resource that an `api:` command prints, or null if Twilio has none. Otherwise like `readResources`. */
export function fetchResource<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
): v.InferOutput<S> | null {
  const output = callApi(command, flags);
  if (!output.succeeded && refusalIn(output.stdout)?.code === NOT_FOUND) return null;
  return resourcesIn(output, command, schema, [])[0] ?? null;
}

function resourcesIn<S extends v.GenericSchema>(
  { succeeded, stdout, stderr }: Output,
  command: string,
  schema: S,
  secrets: readonly string[],
): v.InferOutput<S>[] {
  if (succeeded) return parseOutput(v.array(schema), `api:${command}`, stdout);
  requireLogin();
  const refusal = refusalIn(stdout);
  if (refusal?.code === ACCESS_DENIED) {
    throw new StepFailed(
      `Twilio does not accept the Twilio CLI’s login (error ${ACCESS_DENIED}).`,
      'Run `twilio profiles:list` to see the active profile, and `twilio login` to renew it.',
    );
  }
  const reason = refusal === null ? stderr : `${refusal.message} (${refusal.code})`;
  throw new StepFailed(
    `\`twilio api:${command}\` failed: ${maskSecrets(reason, secrets)}`,
    remedyFor(reason) ?? 'Try again later, or check the account.',
  );
}

/** Returns whether an `api:` command that prints nothing succeeds. */
export const changeResource = (command: string, flags: readonly string[]): boolean => callApi(command, flags).succeeded;

/** Returns the only resource that an `api:` command prints, or null if the command fails. */
export function findResource<S extends v.GenericSchema>(
  command: string,
  flags: readonly string[],
  schema: S,
): v.InferOutput<S> | null {
  const { succeeded, stdout } = callApi(command, flags);
  return succeeded ? (parseOutput(v.array(schema), `api:${command}`, stdout)[0] ?? null) : null;
}

const callApi = (command: string, flags: readonly string[]) =>
  capture([`api:${command}`, ...flags, '-o', 'json', '-l', 'warn']);

/** Returns Twilio's refusal, which an `api:` command prints in place of resources. */
function refusalIn(stdout: string): { readonly code: number; readonly message: string } | null {
  const refusal = v.safeParse(v.tuple([v.object({ code: v.number(), message: v.string() })]), jsonIn(stdout));
  return refusal.success ? refusal.output[0] : null;
}

/** Parses what a command printed. An error contains nothing of it, because it can contain the values of variables. */
function parseOutput<S extends v.GenericSchema>(schema: S, command: string, stdout: string): v.InferOutput<S> {
  // For an empty list the CLI prints nothing.
  const parsed = v.safeParse(schema, jsonIn(stdout || '[]'));
  if (parsed.success) return parsed.output;
  throw unexpectedOutput(command);
}

const unexpectedOutput = (command: string) =>
  new StepFailed(
    `\`twilio ${command}\` printed something unexpected.`,
    'Update the Twilio CLI and its plugins, and run it again.',
  );

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
