/**
 * Reads from a payload what another part of Flex wants to do, and adds what it leaves out: from the task, from the
 * status, and from the person's last choice.
 */
import type { BackendResult, InteractionBackend, RequestFailure } from '../backend/backend';
import type { Pause } from '../console/retry';
import type { Binding } from '../contract/binding';
import { MAX_DESTINATIONS } from '../contract/destination';
import type { Request } from '../contract/endpoints';
import { LIVE_EVENTS } from '../contract/events';
import { fail, ok, type Result } from '../contract/result';
import type { InteractionSid, Ttid } from '../contract/sids';
import type { ChoiceMemory } from '../form/choice';
import { ANOTHER_URL } from '../form/draft';
import { initialDraft, type PanelDraft } from '../interaction/draft';
import type { Subject } from '../interaction/subject';
import { type AttachPayload, attachPayload, type DetachPayload, detachPayload, readPayload } from './payloads';
import { type FindTask, subjectOf } from './target';

export interface IntentOptions {
  readonly status: InteractionBackend['status'];
  readonly findTask: FindTask;
  readonly newOperationId: () => string;
  readonly choices: Pick<ChoiceMemory, 'recall'>;
  readonly pause: Pause;
}

/** The meaning of an action. */
export interface Intent<E extends 'attach' | 'detach'> {
  readonly interactionSid: InteractionSid;
  /** Returns the request. It may have to ask for the status. */
  readonly request: () => Promise<Result<Request<E>, RequestFailure>>;
}

/** Fails, before anything is sent, if the payload is unusable or names no interaction. */
export function attachIntent(payload: unknown, options: IntentOptions): Result<Intent<'attach'>, RequestFailure> {
  const read = readPayload(attachPayload, payload);
  if (!read.ok) return read;
  const given = read.value;
  const count = countOf(chosenIn(given));
  if (count > MAX_DESTINATIONS || (count === 0 && given.preset !== 'last-choice')) return BAD_DESTINATIONS;
  const subject = subjectOf(given, options.findTask);
  if (!subject.ok) return subject;
  const { interactionSid } = subject.value;
  return ok({ interactionSid, request: () => attachRequest(given, subject.value, options) });
}

/** Fails as `attachIntent` does. */
export function detachIntent(payload: unknown, options: IntentOptions): Result<Intent<'detach'>, RequestFailure> {
  const read = readPayload(detachPayload, payload);
  if (!read.ok) return read;
  const subject = subjectOf(read.value, options.findTask);
  if (!subject.ok) return subject;
  const { interactionSid } = subject.value;
  return ok({ interactionSid, request: () => detachRequest(read.value, subject.value, options) });
}

/** If the payload doesn't say which webhook it replaces, it replaces none: fails with `conflict` if one is bound. */
async function attachRequest(
  given: AttachPayload,
  subject: Subject,
  options: IntentOptions,
): Promise<Result<Request<'attach'>, RequestFailure>> {
  const isLastChoice = given.preset === 'last-choice';
  const isStatusNeeded = isLastChoice || given.seenTtid === undefined;
  const asked = isStatusNeeded ? await askStatus(subject, options) : ok(null);
  if (!asked.ok) return asked;
  const status = asked.value;
  const seen = given.seenTtid === undefined && status ? deadTtid(status.binding) : ok(given.seenTtid ?? null);
  if (!seen.ok) return seen;
  const start = isLastChoice && status ? initialDraft(status, options.choices.recall()) : LIVE;
  const chosen = countOf(chosenIn(given)) > 0 ? chosenIn(given) : { destinations: namedIn(start), url: null };
  if (countOf(chosen) === 0) return BAD_DESTINATIONS;
  return ok({
    ...subject,
    ...chosen,
    events: given.events ?? [...start.events],
    seenTtid: seen.value,
    operationId: given.operationId ?? options.newOperationId(),
  });
}

/** If the payload names no webhook, it is the one that this plugin has attached. */
async function detachRequest(
  given: DetachPayload,
  subject: Subject,
  options: IntentOptions,
): Promise<Result<Request<'detach'>, RequestFailure>> {
  const named = given.ttid ? ok(given.ttid) : await attachedTtid(subject, options);
  if (!named.ok) return named;
  return ok({ ...subject, ttid: named.value, operationId: given.operationId ?? options.newOperationId() });
}

async function attachedTtid(subject: Subject, options: IntentOptions): Promise<Result<Ttid, RequestFailure>> {
  const asked = await askStatus(subject, options);
  if (!asked.ok) return asked;
  const { binding } = asked.value;
  switch (binding.state) {
    case 'attached':
      return ok(binding.ttid);
    case 'foreign':
      return fail({ code: 'conflict', binding });
    case 'none':
    case 'dangling':
      return fail({ code: 'nothing-attached' });
  }
}

/** Returns the ttid that an attach may replace without being told to, because it sends nothing; null for none. */
function deadTtid(binding: Binding): Result<Ttid | null, RequestFailure> {
  switch (binding.state) {
    case 'none':
      return ok(null);
    case 'dangling':
      return ok(binding.ttid);
    case 'attached':
    case 'foreign':
      return fail({ code: 'conflict', binding });
  }
}

/**
 * The pauses, in ms, before a status that was not found is read again: Flex may report that a task is accepted before
 * Twilio has added the agent to the interaction.
 */
export const NOT_FOUND_PAUSES_MS = [1_000, 2_000];

async function askStatus(
  subject: Subject,
  { status, pause }: Pick<IntentOptions, 'status' | 'pause'>,
): Promise<BackendResult<'status'>> {
  let asked = await status(subject);
  for (const length of NOT_FOUND_PAUSES_MS) {
    if (asked.ok || asked.failure.code !== 'not-found') return asked;
    await pause(length, NEVER);
    asked = await status(subject);
  }
  return asked;
}

const NEVER = new AbortController().signal;

const BAD_DESTINATIONS = fail<RequestFailure>({ code: 'bad-request', field: 'destinations' });

const LIVE: Pick<PanelDraft, 'destinations' | 'events'> = { destinations: [], events: LIVE_EVENTS };

/** The keys of the named destinations. */
const namedIn = ({ destinations }: Pick<PanelDraft, 'destinations'>) =>
  destinations.filter((key) => key !== ANOTHER_URL);

const chosenIn = ({ destinations, url }: AttachPayload) => ({ destinations: destinations ?? [], url: url ?? null });

const countOf = ({ destinations, url }: Pick<Request<'attach'>, 'destinations' | 'url'>) =>
  destinations.length + (url === null ? 0 : 1);
