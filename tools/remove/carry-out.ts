/** Carries out removals. One that fails costs only itself. */
import * as v from 'valibot';
import { CONCURRENCY } from '../../functions/lib/attachment/usage';
import { nullIfAbsent, type Reply, type TwilioHttp } from '../../functions/lib/twilio/http';
import { read } from '../../functions/lib/twilio/read';
import { name as PLUGIN } from '../../package.json';
import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';
import { StepFailed } from '../account/step-failed';
import type { Account } from './account';
import { reasonOf } from './client';
import { completeDetach, type Detaching, removeWebhook } from './detach';
import { Lists } from './lists';
import type { Removal, Stage } from './plan';
import { PLUGIN_SERVICE, readRelease } from './survey/plugin';

export interface Remover {
  readonly http: TwilioHttp;
  readonly detaching: Detaching;
}

/** The removals that failed, by their names, each with the reason. */
export type Reasons = ReadonlyMap<string, string>;

/** The number of removals after which the progress is reported. */
const REPORT_EVERY = 500;

/** @param onProgress Gets the stage that is carried out, with the number of removals that have succeeded. */
export async function carryOut(
  remover: Remover,
  stages: readonly Stage[],
  onProgress: (stage: Stage, removed: number) => void,
): Promise<Reasons> {
  const reasons = new Map<string, string>();
  for (const stage of stages) {
    const { removals, needsRelease } = stage;
    const before = reasons.size;
    const kept = needsRelease === true && removals.length > 0 ? await reasonToKeep(remover.http) : null;
    for (let start = 0; start < removals.length; start += CONCURRENCY) {
      await Promise.all(
        removals.slice(start, start + CONCURRENCY).map(async (removal) => {
          const reason = kept ?? (await remove(remover, removal));
          if (reason !== null) reasons.set(removal.name, reason);
        }),
      );
      const tried = Math.min(start + CONCURRENCY, removals.length);
      if (tried % REPORT_EVERY === 0 || tried === removals.length) onProgress(stage, tried - (reasons.size - before));
    }
  }
  return reasons;
}

/** Returns why it failed, or null. */
async function remove({ http, detaching }: Remover, removal: Removal): Promise<string | null> {
  switch (removal.kind) {
    case 'release':
      return releaseWithoutPlugin(http);
    case 'webhook':
      return failureIn(await removeWebhook(detaching, removal.ours));
    case 'unfinished-detach':
      return failureIn(await completeDetach(detaching, removal.interaction));
    case 'call':
      return reasonIn(nullIfAbsent<unknown>(await http(removal.call)));
  }
}

const created = v.object({ sid: v.string() });

/**
 * Releases the other plugins of the release in use. Reads that release again, because someone may have released other
 * plugins, or none, since the account was read. Repeating a call does no harm: it leaves a configuration that no one
 * uses.
 */
const releaseWithoutPlugin = (http: TwilioHttp) =>
  withRelease(http, async (others) => {
    if (others === null) return null;
    const form = {
      Name: `Without ${PLUGIN}`,
      Description: `The release before it, without ${PLUGIN}`,
      Plugins: others.map(({ versionSid, phase }) => JSON.stringify({ plugin_version: versionSid, phase })),
    };
    const url = `${PLUGIN_SERVICE}/Configurations`;
    const configuration = read(created, await http({ method: 'POST', url, form, idempotent: true }));
    if (!configuration.ok) return reasonOf(configuration.failure);
    const release = { ConfigurationId: configuration.value.sid };
    return reasonIn(await http({ method: 'POST', url: `${PLUGIN_SERVICE}/Releases`, form: release, idempotent: true }));
  });

/** Returns why the plugin's versions and files must stay for now, or null. */
const reasonToKeep = (http: TwilioHttp) =>
  withRelease(http, async (others) => (others === null ? null : 'the plugin is still released'));

/** Reads the release in use, and goes on with the other plugins of it. Returns why it failed, or null. */
async function withRelease(
  http: TwilioHttp,
  goOn: (others: Account['releasedWith']) => Promise<string | null>,
): Promise<string | null> {
  try {
    return await goOn(await readRelease(new Lists(http)));
  } catch (error) {
    if (error instanceof StepFailed) return error.message;
    throw error;
  }
}

const reasonIn = (reply: Reply<unknown>) => (reply.ok ? null : reasonOf(reply.failure));

function failureIn(result: Result<unknown, Failure>): string | null {
  if (result.ok) return null;
  const { failure } = result;
  switch (failure.code) {
    case 'in-progress':
      return 'someone is attaching or detaching it';
    case 'twilio-refused':
    case 'twilio-unavailable':
      return failure.twilioCode === null ? failure.code : `${failure.code} (error ${failure.twilioCode})`;
    default:
      return failure.code;
  }
}
