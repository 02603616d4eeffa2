/** Removes everything of this product from an account, and looks again until nothing is left. */
import { connect } from '../../functions/lib/endpoint/context';
import { WarmState } from '../../functions/lib/endpoint/warm-state';
import { parseOptionalSettings } from '../../functions/lib/settings/settings';
import { ABANDONED_AFTER_MS } from '../../functions/lib/twilio/deadline';
import type { Credentials, TwilioHttp } from '../../functions/lib/twilio/http';
import type { Io } from '../../functions/lib/twilio/io';
import type { InstanceSid } from '../../src/contract/sids';
import { type Account, sourcesOfRecords } from './account';
import { carryOut, type Reasons, type Remover } from './carry-out';
import { type Plan, planFor, type Stage } from './plan';
import { survey } from './survey/survey';

export interface Access {
  /** The name and the password for Twilio's APIs: those of the account, or of one of its API keys. */
  readonly credentials: Credentials;
  readonly http: TwilioHttp;
  readonly io: Io;
  readonly instance: InstanceSid;
}

/** A resource that is left after the removal. */
export interface Left {
  readonly name: string;
  readonly reason: string;
}

/** How many times the removal looks for something to remove. It then reports what is left. */
const MAX_ROUNDS = 3;

type OnProgress = (stage: Stage, removed: number) => void;

/**
 * Returns what is left; the records are among it unless all else is gone. Throws `StepFailed` if the account cannot be
 * read.
 */
export async function removeAll(access: Access, onProgress: OnProgress): Promise<readonly Left[]> {
  let found = await read(access);
  if (isCleared(found) && found.plan.last.removals.length === 0) return [];
  for (let round = 1; ; round += 1) {
    const reasons = await carryOut(remover(access, found.account), found.plan.stages, onProgress);
    // Until then, functions that were running when they were removed may still attach.
    await access.io.sleep(ABANDONED_AFTER_MS);
    found = await read(access);
    if (isCleared(found)) {
      const failed = await carryOut(remover(access, found.account), [found.plan.last], onProgress);
      return [...failed].map(([name, reason]) => ({ name, reason }));
    }
    if (round === MAX_ROUNDS) return leftIn(found, reasons);
  }
}

interface Found {
  readonly account: Account;
  readonly plan: Plan;
}

async function read({ http, instance }: Access): Promise<Found> {
  const account = await survey(http, instance);
  return { account, plan: planFor(account) };
}

/** Returns whether nothing but the records is left. */
const isCleared = ({ account, plan }: Found) =>
  account.incomplete.length === 0 && plan.stages.every(({ removals }) => removals.length === 0);

const leftIn = ({ account, plan: { stages, last } }: Found, reasons: Reasons): Left[] => [
  ...stages
    .flatMap(({ removals }) => removals)
    .map(({ name }) => ({ name, reason: reasons.get(name) ?? 'it was added while the removal ran' })),
  ...account.incomplete.map((name) => ({ name, reason: 'it does not lead to its end' })),
  ...last.removals.map(({ name }) => ({ name, reason: 'it is needed until all else is removed' })),
];

/** Identifies the removal in claims, which show who is changing an interaction. */
const ACTOR = { role: 'admin', identity: 'npm run remove', workerSid: null } as const;

function remover({ credentials, http, io, instance }: Access, account: Account): Remover {
  // The domain decides only about timelines, which are removed by their own names.
  const settings = { ...parseOptionalSettings({}), credentials, domain: '' };
  const environment = { warm: new WarmState(), io, log: () => undefined };
  return {
    http,
    detaching: {
      instance,
      recordsServices: sourcesOfRecords(account),
      connect: (recordsServiceSid) => ({
        ...connect({ ...settings, recordsServiceSid }, environment),
        actor: ACTOR,
        warm: environment.warm,
      }),
    },
  };
}
