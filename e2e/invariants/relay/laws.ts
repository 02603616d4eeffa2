/** The laws of passing events on. */
import { createHmac } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { ACCOUNT } from '../../../local/world/model';
import { DESTINATIONS } from './case';
import { type Attempt, type History, isChosen, isInSettings } from './run-case';

/** The platform ends an invocation after this time, in milliseconds. */
const PLATFORM_MS = 10_000;

/** The age in ms at which the time limit of an invocation can keep it from writing down a success. */
const LATE_MS = 6_500;

const DAY_MS = 24 * 3_600_000;

/** The laws that hold at any time. */
export const lawsAtAnyTime = (history: History): string[] => [
  ...slowAnswers(history),
  ...idViolations(history),
  ...authorityViolations(history),
  ...signatureViolations(history),
  ...repetitionViolations(history),
];

/** Twilio gets an answer in time. */
const slowAnswers = ({ deliveries }: History) =>
  deliveries
    .filter(({ invocation, endedAt }) => !invocation.isDead && endedAt - invocation.startedAt > PLATFORM_MS)
    .map(({ marker, invocation, endedAt }) => `${marker}: answered after ${endedAt - invocation.startedAt} ms`);

/** An event has one ID at every attempt and every destination, and no other event has it. */
function idViolations({ attempts }: History): string[] {
  const idOf = new Map<string, string>();
  const markerOf = new Map<string, string>();
  return attempts.flatMap(({ id, marker }) => {
    const [otherId, otherMarker] = [idOf.get(marker), markerOf.get(id)];
    idOf.set(marker, id);
    markerOf.set(id, marker);
    if (otherId !== undefined && otherId !== id) return [`${marker}: sent as ${otherId} and as ${id}`];
    return otherMarker !== undefined && otherMarker !== marker ? [`${id}: sent for ${otherMarker} and ${marker}`] : [];
  });
}

/** A destination gets an event only while the record and the settings name it. */
const authorityViolations = ({ account, attempts }: History) =>
  attempts
    .filter(
      ({ destination, invocation, startedAt }) =>
        !isInSettings(destination, invocation) ||
        !account.isAllowed(destination, invocation.startedAt, startedAt, 'at-some-moment'),
    )
    .map(
      ({ destination, marker, startedAt }) => `${marker}: sent to ${destination} at ${startedAt}, which may not get it`,
    );

/** Every attempt is signed for its own URL, and with the secrets of its invocation. */
const signatureViolations = ({ attempts }: History) =>
  attempts.flatMap((attempt) => {
    const { request, destination, marker } = attempt;
    const { url, headers, body } = request;
    const form = Object.fromEntries(new URLSearchParams(body));
    const isByTwilio = headers['X-Twilio-Signature'] === getExpectedTwilioSignature(ACCOUNT.authToken, url, form);
    return isByTwilio && headers['webhook-signature'] === expectedSignatures(attempt)
      ? []
      : [`${marker}: not signed rightly for ${destination}`];
  });

function expectedSignatures({ destination, request, invocation }: Attempt): string | undefined {
  if (destination !== 'crm') return undefined;
  const { headers, body } = request;
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const sign = (secret: string) =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(content)
      .digest('base64')}`;
  return (invocation.plan.variables.SIGNING_SECRET_CRM ?? '').split(' ').map(sign).join(' ');
}

/**
 * After a destination has accepted an event and the function has learned that, the event is sent again only if this
 * could not be written down, or if Twilio itself has repeated the request.
 */
function repetitionViolations({ attempts, deliveries }: History): string[] {
  const repeated = new Set(deliveries.filter(({ isRepeated }) => isRepeated).map(({ marker }) => marker));
  return attempts.flatMap((attempt, index) => {
    const { marker, destination, known, invocation } = attempt;
    if (known === null || repeated.has(marker)) return [];
    const again = attempts
      .slice(index + 1)
      .find((later) => later.marker === marker && later.destination === destination);
    const isRecorded =
      !invocation.isDead &&
      invocation.status === 200 &&
      invocation.faults === known.faults &&
      known.at - invocation.startedAt < LATE_MS;
    return again !== undefined && isRecorded
      ? [`${marker}: sent to ${destination} again at ${again.startedAt}, which had it at ${known.at}`]
      : [];
  });
}

/** At the end, each event that Twilio got a 2xx for has reached its destinations, or was given up for a reason. */
export function lawsAtEnd(history: History, end: 'mended' | 'hopeless'): string[] {
  const { account, attempts, deliveries, ids } = history;
  const now = account.harness.time.now();
  const entries = account.entries();
  return deliveries.flatMap(({ marker, invocation, endedAt }) => {
    if (invocation.status !== 200) return [];
    const id = ids.get(marker);
    return DESTINATIONS.flatMap((destination) => {
      if (!isChosen(account, destination, invocation, endedAt)) return [];
      const own = attempts.filter((attempt) => attempt.marker === marker && attempt.destination === destination);
      if (own.some(({ isAccepted }) => isAccepted)) return [];
      const entry = entries.find((found) => found.id.event === id && found.id.destination === destination)?.entry;
      if (entry === undefined) return [`${marker}: lost on the way to ${destination}`];
      const isGone = entry.lastOutcome?.kind === 'answered' && entry.lastOutcome.status === 410;
      const wasEnded =
        isGone ||
        !account.isAllowed(destination, invocation.startedAt, now, 'always') ||
        (destination === 'quality' && account.hasDisallowed);
      if (entry.state === 'stopped') return wasEnded ? [] : [`${marker}: given up for ${destination} without a reason`];
      const isOver = now - Date.parse(entry.firstAt) > DAY_MS - 60_000;
      if (end === 'hopeless' && isOver) return [];
      return [
        `${marker}: still ${entry.state} for ${destination}, with ${entry.attempts} attempts, next ${entry.nextAt}`,
      ];
    });
  });
}
