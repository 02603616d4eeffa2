/** Runs a case: programs, Twilio's events, sweeps and people at the same time, and then the end. */
import { waitingOf } from '../../../functions/lib/attachment/waiting';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { ASSUMED } from '../../../local/twilio/flex-api/behavior';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import { WAITS_MS } from '../../../src/contract/new-interaction';
import type { Ttid } from '../../../src/contract/sids';
import { type CausedEvent, causedBy, deliveryEvent, entriesIn, timelineNames } from '../../fixtures/events';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness, type Network, type TwilioRequest } from '../../fixtures/harness';
import { errorAnswer } from '../../fixtures/network';
import { newInteractionFields } from '../../fixtures/new-interactions';
import { type FormFields, formEvent } from '../../fixtures/plugin-requests';
import type { SyncDefect } from '../shared/sync-defect';
import { type Action, type Case, type Delivery, REQUESTS, type RequestNumber, type Step } from './case';
import { type Answered, Instance } from './instance';

export interface CreatedInteraction {
  readonly sid: string;
  readonly ttid: string;
  readonly channelSid: string;
  readonly createdAt: number;
  /** When another program bound its own webhook; null if none did. */
  reboundAt: number | null;
  /** When an event of it was last answered with a 2xx; null before. */
  handledAt: number | null;
}

/** A change of a webhook that waits, or that has waited, at the moment at which it took effect. */
export type Change =
  | { readonly kind: 'named'; readonly ttid: string; readonly interaction: string; readonly isHeld: boolean }
  | {
      readonly kind: 'deleted';
      readonly ttid: string;
      readonly heldBy: readonly string[];
      readonly name: string | null;
    };

export interface History {
  readonly harness: Harness;
  readonly interactions: CreatedInteraction[];
  readonly changes: Change[];
  /** The ttids that programs have got, for each request. */
  readonly answered: ReadonlyMap<RequestNumber, string[]>;
  readonly durationsMs: number[];
  /** The number of calls of each invocation. */
  readonly calls: Readonly<Record<'receive' | 'ask' | 'sweep', number[]>>;
  /** Found while the case ran. */
  readonly violations: string[];
  /** When Sync last lost something; null if it never did. */
  lostAt: number | null;
}

/** The clocks of the instances, in milliseconds ahead. */
const SKEWS_MS = [0, 30_000, -30_000];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** When an event of an interaction is delivered without a fault, after its creation and after a loss. */
const CALM_MS = 20 * MINUTE_MS;
/** A person or program may bind another webhook between the check and its effect. */
const CHECKED_AGO_MS = 75_000;

const NO_FAULTS = { faults: [], latencyMs: 20 } as const;
const CALM: Delivery = { ...NO_FAULTS, instance: 0, delayMs: 0, isRepeated: false };

/** Runs a case over a Sync with this defect, and returns what the laws find at its end. */
export async function runCase(
  given: Case,
  defect: SyncDefect | null,
  laws: (history: History) => readonly string[],
): Promise<readonly string[]> {
  const run = new Run(given, defect);
  const { harness } = run.history;
  await harness.time.run(Promise.all(given.steps.map((step) => run.carryOut(step))));
  // Late requests have taken effect by then, and nothing that waits is younger.
  await harness.pass(26 * HOUR_MS);
  await harness.time.run(run.sweepCalmly());
  return laws(run.history);
}

class Run {
  readonly history: History;
  readonly #instances: (Instance | undefined)[] = [];
  readonly #fields = new Map<RequestNumber, FormFields>();

  constructor(
    private readonly given: Case,
    private readonly defect: SyncDefect | null,
  ) {
    const harness = new Harness({ ...ASSUMED, ttidsAreShared: given.ttidsAreShared });
    this.history = {
      harness,
      interactions: [],
      changes: [],
      answered: new Map(REQUESTS.map((request) => [request, []])),
      durationsMs: [],
      calls: { receive: [], ask: [], sweep: [] },
      violations: [],
      lostAt: null,
    };
  }

  async carryOut({ atMs, action, deliveries, ...plan }: Step) {
    await this.history.harness.time.sleep(atMs);
    await this.#act(action, plan, deliveries);
  }

  async #act(action: Action, plan: Pick<Step, 'instance' | 'latencyMs' | 'faults'>, deliveries: Step['deliveries']) {
    const { world, sync } = this.history.harness;
    switch (action.kind) {
      case 'ask':
        return this.#ask(action, plan);
      case 'create':
        return this.#create(action.request, action.fails, deliveries);
      case 'update':
        return this.#in(action.nth, deliveries, ({ channelSid }) => {
          const [participant] = world.participantsOf(channelSid);
          if (participant !== undefined) world.updateParticipant(participant.sid);
        });
      case 'close':
        return this.#in(action.nth, deliveries, ({ channelSid }) => {
          if (isOpen(world.channels.get(channelSid)?.status)) world.closeChannel(channelSid, 'closed');
        });
      case 'rebind':
        return this.#in(action.nth, deliveries, (interaction) => {
          world.bindWebhook(interaction.sid, registerForeign(this.history.harness));
          interaction.reboundAt = this.history.harness.time.now();
        });
      case 'sweep':
        await this.#call('sweep', {}, plan);
        return;
      case 'lose': {
        const { maps } = sync.service(ACCOUNT.recordsSyncServiceSid);
        const map = maps.find(action.what === 'waiting' ? 'interaction-webhooks-new' : 'interaction-webhooks');
        for (const { key } of map?.items() ?? []) map?.remove(key);
        this.history.lostAt = this.history.harness.time.now();
        await Promise.all(this.history.interactions.map((interaction) => this.#updateCalmly(interaction)));
      }
    }
  }

  async #ask(
    { request, isOther }: Extract<Action, { kind: 'ask' }>,
    plan: Pick<Step, 'instance' | 'latencyMs' | 'faults'>,
  ) {
    const known = this.#fields.get(request);
    const requestId = `aaaaaaaa-0000-4000-8000-00000000000${request}`;
    const fields = known ?? newInteractionFields(this.history.harness, { destinations: 'inspector', requestId });
    this.#fields.set(request, fields);
    const { answer } = await this.#call(
      'ask',
      formEvent(isOther ? { ...fields, events: 'onParticipantUpdated' } : fields),
      plan,
    );
    const body = answer?.body as { readonly ok: boolean; readonly value?: { readonly ttid: string } } | undefined;
    if (body?.value === undefined) return;
    this.history.answered.get(request)?.push(isOther ? `other ${body.value.ttid}` : body.value.ttid);
  }

  async #create(request: RequestNumber, fails: boolean, deliveries: Step['deliveries']) {
    const { harness, interactions, answered } = this.history;
    const { world, time } = harness;
    const ttid = answered.get(request)?.at(-1);
    const issuedAt = Date.parse(this.#fields.get(request)?.issuedAt ?? '');
    // Programs keep to the time that they were given.
    if (ttid === undefined || time.now() >= issuedAt + WAITS_MS) return;
    const webhookTtid = ttid.replace('other ', '');
    const isHeld = [...world.interactions.values()].some((one) => one.webhookTtid === webhookTtid);
    if (isHeld && !this.given.ttidsAreShared) return;
    const workerSid = world.users.get('alice')?.workerSid ?? '';
    const events = causedBy(harness, () => {
      const { sid, channelSid } = fails
        ? world.failChannel('sms', { webhookTtid })
        : world.startChat({ customer: `Customer ${interactions.length}`, channelType: 'web', workerSid, webhookTtid })
            .interaction;
      interactions.push({
        sid,
        channelSid,
        ttid: webhookTtid,
        createdAt: time.now(),
        reboundAt: null,
        handledAt: null,
      });
    });
    const created = interactions.at(-1);
    await Promise.all([this.#deliver(events, deliveries), created && this.#updateCalmly(created)]);
  }

  /** Lets an event of an interaction be delivered without a fault, if none was handled since the last loss. */
  async #updateCalmly(interaction: CreatedInteraction) {
    const { harness } = this.history;
    const { channelSid } = interaction;
    await harness.time.sleep(CALM_MS);
    if (isHandled(this.history, interaction)) return;
    const events = causedBy(harness, () => {
      const [participant] = harness.world.participantsOf(channelSid);
      if (participant !== undefined) harness.world.updateParticipant(participant.sid);
    });
    const [event] = events;
    if (event === undefined) return;
    // Another event of the interaction may just be handled.
    for (let tries = 0; tries < 3; tries += 1) {
      if ((await this.#deliverOnce(event, CALM)) !== 503) break;
      await harness.time.sleep(MINUTE_MS);
    }
  }

  /** Makes a change in an interaction that a program has created. */
  async #in(nth: number, deliveries: Step['deliveries'], change: (interaction: CreatedInteraction) => void) {
    const { harness, interactions } = this.history;
    const interaction = interactions[nth % Math.max(1, interactions.length)];
    if (interaction === undefined) return;
    await this.#deliver(
      causedBy(harness, () => change(interaction)),
      deliveries,
    );
  }

  async #deliver(events: readonly CausedEvent[], deliveries: Step['deliveries']) {
    await Promise.all(
      events.flatMap((event, index) => {
        const delivery = deliveries[index % deliveries.length] ?? deliveries[0];
        const sent = [this.#deliverOnce(event, delivery)];
        return delivery.isRepeated ? [...sent, this.#deliverOnce(event, delivery)] : sent;
      }),
    );
  }

  async #deliverOnce({ webhook, parameters }: CausedEvent, delivery: Delivery): Promise<number | null> {
    const { harness, violations } = this.history;
    await harness.time.sleep(delivery.delayMs);
    const { invocation } = await this.#call('receive', deliveryEvent(webhook, parameters), delivery);
    const { status } = invocation;
    const stored = timelineNames(harness).map((name) => entriesIn(harness, name ?? '').map(({ event }) => event));
    for (const events of stored) {
      const named = new Set(events.map((event) => event.parameters.InteractionSid));
      if (named.size > 1) violations.push(`one timeline has events of ${[...named].join(' and ')}`);
    }
    const isStored = stored
      .flat()
      .some(
        ({ type, parameters: { InteractionSid: sid } }) =>
          type === parameters.EventType && sid === parameters.InteractionSid,
      );
    const interaction = this.history.interactions.find(({ sid }) => sid === parameters.InteractionSid);
    if (status === 200 && interaction !== undefined) interaction.handledAt = harness.time.now();
    if (status === 200 && !isStored) violations.push(`${parameters.EventType}: answered with 200, and stored nowhere`);
    return status;
  }

  /** Sweeps until the end of the list. */
  async sweepCalmly() {
    for (let sweeps = 0; sweeps < 5; sweeps += 1) await this.#call('sweep', {}, { ...NO_FAULTS, instance: 0 });
  }

  async #call(
    name: 'receive' | 'ask' | 'sweep',
    event: Parameters<Instance['call']>[1],
    { instance, faults, latencyMs }: Pick<Step, 'instance' | 'latencyMs' | 'faults'>,
  ): Promise<Answered> {
    const { time } = this.history.harness;
    const startedAt = time.now();
    const answered = await this.#instance(instance).call(name, event, { faults, latencyMs });
    this.history.calls[name].push(answered.invocation.calls);
    if (!answered.invocation.isDead) this.history.durationsMs.push(time.now() - startedAt);
    return answered;
  }

  /** Returns an instance without an invocation in progress. */
  #instance(number: number): Instance {
    const known = this.#instances[number];
    if (known !== undefined && !known.isBusy) return known;
    const created = new Instance(this.history.harness, SKEWS_MS[number] ?? 0, this.#observed, this.defect);
    this.#instances[number] = created;
    return created;
  }

  /** Hides interactions that were just created, and notes what becomes of the webhooks. */
  readonly #observed: Network = async (request, send) => {
    if (this.#isHidden(request)) return errorAnswer(404, 20404);
    const { world } = this.history.harness;
    const [, ttid] = /\/InteractionWebhooks\/(flex_interactionwebhook_\w+)$/.exec(request.url) ?? [];
    const before = ttid === undefined ? undefined : world.webhooks.get(ttid);
    const wasWaiting = before !== undefined && isWaiting(before);
    const name = before?.friendlyName ?? null;
    const answer = await send();
    if (ttid === undefined || before === undefined || !answer.ok) return answer;
    if (request.method === 'DELETE') {
      const heldBy = this.#holders(ttid);
      this.history.changes.push({ kind: 'deleted', ttid, heldBy, name: wasWaiting ? null : name });
    }
    const [, interaction] = / (KD[0-9a-f]{32}) /.exec(world.webhooks.get(ttid)?.friendlyName ?? '') ?? [];
    if (request.method === 'POST' && wasWaiting && interaction !== undefined) {
      this.history.changes.push({ kind: 'named', ttid, interaction, isHeld: this.#isOrWasHeld(ttid, interaction) });
    }
    return answer;
  };

  #isHidden({ method, url }: TwilioRequest): boolean {
    const { harness, interactions } = this.history;
    const created = interactions.find(({ sid }) => url.endsWith(`/Interactions/${sid}`));
    return method === 'GET' && created !== undefined && harness.time.now() < created.createdAt + this.given.invisibleMs;
  }

  /** Returns the interactions that hold a webhook, have an open channel, and of which an event was handled. */
  #holders(ttid: string): string[] {
    const { world } = this.history.harness;
    return this.history.interactions
      .filter(
        ({ sid, channelSid }) =>
          world.interactions.get(sid)?.webhookTtid === ttid && isOpen(world.channels.get(channelSid)?.status),
      )
      .map(({ sid }) => sid);
  }

  /** A call can take effect a minute late, so it counts what was true a moment ago. */
  #isOrWasHeld(ttid: string, interaction: string): boolean {
    const { harness, interactions } = this.history;
    const created = interactions.find(({ sid }) => sid === interaction);
    return (
      created?.ttid === ttid && (created.reboundAt === null || created.reboundAt > harness.time.now() - CHECKED_AGO_MS)
    );
  }
}

/** Returns whether an event of an interaction was handled since Sync last lost something. */
const isHandled = ({ lostAt }: History, { handledAt }: CreatedInteraction) =>
  handledAt !== null && (lostAt === null || handledAt > lostAt);

const isOpen = (status: string | undefined) => status !== undefined && status !== 'closed' && status !== 'failed';

/** Returns whether a webhook has not got its interaction yet. */
const isWaiting = (webhook: Webhook) =>
  waitingOf({ ...webhook, ttid: webhook.ttid as Ttid }, FUNCTIONS_DOMAIN) !== null;
