/** The laws of webhooks for new interactions. Each function returns the violations that it finds, in words. */
import { parseFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { waitingOf } from '../../../functions/lib/attachment/waiting';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import type { Ttid } from '../../../src/contract/sids';
import { waitingItems } from '../../fixtures/new-interactions';
import type { History } from './run-case';

/** The longest that the platform lets a function run, in milliseconds. */
const FUNCTION_MS = 10_000;

/** Checks a history that has ended, after a calm sweep a day later. */
export const violationsOf = (history: History): readonly string[] => [
  ...history.violations,
  ...answerViolations(history),
  ...adoptionViolations(history),
  ...deletionViolations(history),
  ...leftoverViolations(history),
];

/** A request gets one ttid, however often it is sent; and a function answers in time. */
function answerViolations({ answered, durationsMs }: History): string[] {
  const several = [...answered].filter(([, ttids]) => new Set(ttids).size > 1);
  const slow = durationsMs.filter((ms) => ms > FUNCTION_MS);
  return [
    ...several.map(([request, ttids]) => `request ${request} was answered with ${ttids.join(' and ')}`),
    ...slow.map((ms) => `a function took ${ms} ms`),
  ];
}

/** A webhook gets the name of an interaction only if that holds it, and never those of two. */
function adoptionViolations({ changes, lostAt }: History): string[] {
  const named = changes.flatMap((change) => (change.kind === 'named' ? change : []));
  const notHeld = named.filter(({ isHeld }) => !isHeld);
  const twice = named.filter(({ ttid, interaction }) =>
    named.some((other) => other.ttid === ttid && other.interaction !== interaction),
  );
  return [
    ...notHeld.map(({ ttid, interaction }) => `${ttid} was adopted by ${interaction}, which does not hold it`),
    // Without what waits and the records, nothing says which of two interactions was first.
    ...(lostAt !== null ? [] : twice.map(({ ttid }) => `${ttid} was adopted by two interactions`)),
  ];
}

/**
 * A webhook is deleted only if no open interaction holds it of which an event was handled. If a ttid was used twice,
 * only the interaction that has the attachment counts.
 */
function deletionViolations({ changes, interactions }: History): string[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'deleted') return [];
    const users = interactions.filter(({ ttid }) => ttid === change.ttid);
    const holders = users.length > 1 ? change.heldBy.filter((sid) => change.name?.includes(sid)) : change.heldBy;
    return holders.map((sid) => `${change.ttid} was deleted while ${sid} held it`);
  });
}

/** At the end, each webhook is held by the interaction in its name, or by the one that has got what waited. */
function leftoverViolations({ harness }: History): string[] {
  const { world } = harness;
  const owners = new Map(
    waitingItems(harness).map(({ key, data }) => [key, (data as { interaction: string | null }).interaction]),
  );
  return [...world.webhooks.values()].flatMap((webhook) => {
    const waiting = waitingOf({ ...webhook, ttid: webhook.ttid as Ttid }, FUNCTIONS_DOMAIN);
    const interaction =
      waiting === null ? parseFriendlyName(webhook.friendlyName)?.interaction : owners.get(waiting.id);
    if (waiting === null && interaction === undefined) return [];
    const isHeld = world.interactions.get(interaction ?? '')?.webhookTtid === webhook.ttid;
    return isHeld ? [] : [`${webhook.ttid} is held by no interaction that is known, and was not swept`];
  });
}
