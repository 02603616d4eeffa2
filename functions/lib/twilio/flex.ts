/**
 * The calls to Flex's API that this product makes.
 *
 * An answer about another resource than the requested one is no answer: it counts as unreadable, so that nothing is
 * bound, deleted or shown because of it. Twilio does not document whether it looks up a channel by its SID alone.
 *
 * Source: Twilio's OpenAPI (twilio_flex_v1) for interactions and participants; "Register a webhook to receive
 * Interactions events" for InteractionWebhooks, which is in no OpenAPI and no helper library.
 */
import * as v from 'valibot';
import type { Continuation, PageCursor } from '../../../src/contract/paging';
import { fail, ok } from '../../../src/contract/result';
import {
  type ChannelSid,
  channelSid,
  type InstanceSid,
  type InteractionSid,
  instanceSid,
  interactionSid,
  type TaskSid,
  type Ttid,
  taskSid,
  ttid,
  type WorkerSid,
  workerSid,
} from '../../../src/contract/sids';
import { type WebhookMethod, type WebhookType, webhookMethod, webhookType } from '../../../src/contract/webhooks';
import { nullIfAbsent, type Reply, type TwilioHttp, UNCLEAR } from './http';
import { listAll } from './list-all';
import { continuationAfter, pageParameters } from './page-cursor';
import { read } from './read';

const BASE = 'https://flex-api.twilio.com/v1';

const configuration = v.pipe(
  v.object({ flex_instance_sid: instanceSid }),
  v.transform((body) => body.flex_instance_sid),
);

const interactionWith = (sid: InteractionSid) =>
  v.pipe(
    // The SID is required: another answer without `webhook_ttid` would look like an interaction with nothing bound.
    v.object({ sid: v.pipe(interactionSid, v.value(sid)), webhook_ttid: v.nullish(v.union([ttid, v.literal('')])) }),
    v.transform((body) => ({ webhookTtid: body.webhook_ttid || null })),
  );

/** The part of Flex's interaction that this product uses. */
export type Interaction = v.InferOutput<ReturnType<typeof interactionWith>>;

/** One row of a list. What cannot be read counts as missing, so it proves nothing. */
const listedParticipant = v.fallback(
  v.nullable(
    v.object({
      interaction_sid: v.fallback(v.nullish(interactionSid), null),
      channel_sid: v.fallback(v.nullish(channelSid), null),
      routing_properties: v.fallback(
        v.nullish(
          v.object({
            task_sid: v.fallback(v.nullish(taskSid), null),
            worker_sid: v.fallback(v.nullish(workerSid), null),
          }),
        ),
        null,
      ),
    }),
  ),
  null,
);

const participantsOf = (interaction: InteractionSid, channel: ChannelSid) =>
  v.pipe(
    v.object({ participants: v.array(listedParticipant) }),
    v.transform(({ participants }) => {
      const own = participants.filter((row) => row?.interaction_sid === interaction && row.channel_sid === channel);
      // With participants of other interactions only, the channel is another one's: this interaction has none with it.
      if (own.length === 0 && participants.length > 0) return null;
      return own.map((row) => ({
        taskSid: row?.routing_properties?.task_sid ?? null,
        workerSid: row?.routing_properties?.worker_sid ?? null,
      }));
    }),
  );

/** A participant whom Flex routed into a channel: proof that the task belongs to the interaction, and to the worker. */
export interface Participant {
  readonly taskSid: TaskSid | null;
  readonly workerSid: WorkerSid | null;
}

/** Limits far above what Twilio documents, so that one webhook cannot fill the answer about a whole page. */
const MAX_URL_LENGTH = 4_096;
const MAX_TEXT_LENGTH = 1_024;
const MAX_EVENTS = 64;

const shortText = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));

const webhook = v.pipe(
  v.object({
    ttid,
    webhook_url: v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH)),
    webhook_method: v.nullish(webhookMethod, 'POST'),
    webhook_events: v.pipe(v.array(shortText), v.maxLength(MAX_EVENTS)),
    type: webhookType,
    friendly_name: v.nullish(shortText),
  }),
  v.transform((body) => ({
    ttid: body.ttid,
    url: body.webhook_url,
    method: body.webhook_method,
    events: [...new Set(body.webhook_events)],
    type: body.type,
    friendlyName: body.friendly_name || null,
  })),
);

export type Webhook = v.InferOutput<typeof webhook>;

/** A webhook with a field that is missing, or that has an unexpected value. Only its ID is known. */
export interface UnreadableWebhook {
  readonly type: 'unreadable';
  readonly ttid: Ttid;
}

export type StoredWebhook = Webhook | UnreadableWebhook;

const webhookOf = (instance: InstanceSid) =>
  v.pipe(v.looseObject({ instance_sid: v.nullish(v.pipe(instanceSid, v.value(instance))) }), webhook);

/** A webhook as just registered: its answer names no address that was asked for, so its type and name identify it. */
const registeredWebhook = (instance: InstanceSid, { type, friendlyName }: NewWebhook) =>
  v.pipe(
    webhookOf(instance),
    v.check((found) => found.type === type && (friendlyName === null || found.friendlyName === friendlyName)),
  );

const webhookWith = (instance: InstanceSid, requested: Ttid) =>
  v.pipe(
    webhookOf(instance),
    v.check((found) => found.ttid === requested),
  );

/** A webhook of this instance, also one with fields that cannot be read. */
const storedWebhookOf = (instance: InstanceSid) =>
  v.union([
    webhookOf(instance),
    v.pipe(
      v.object({ ttid, instance_sid: v.fallback(v.nullish(instanceSid), null) }),
      v.check((body) => (body.instance_sid ?? instance) === instance),
      v.transform((body): UnreadableWebhook => ({ type: 'unreadable', ttid: body.ttid })),
    ),
  ]);

const storedWebhookWith = (instance: InstanceSid, requested: Ttid) =>
  v.pipe(
    storedWebhookOf(instance),
    v.check((found) => found.ttid === requested),
  );

const webhookPage = (instance: InstanceSid) =>
  v.object({
    data: v.array(v.fallback(v.nullable(storedWebhookOf(instance)), null)),
    meta: v.object({ next_page_url: v.optional(v.unknown()) }),
  });

export interface WebhookPage {
  /** Null for a webhook whose ID cannot be read, or that is of another instance. */
  readonly webhooks: readonly (StoredWebhook | null)[];
  readonly next: Continuation<PageCursor>;
}

/** The number of webhooks on a page. Twilio allows 1,000; a page of 200 arrives well within the time of a call. */
export const PAGE_SIZE = 200;

export interface Channel {
  /** Null if it cannot be read. */
  readonly sid: ChannelSid | null;
  /** Null if it is unknown. The channel may be open. */
  readonly status: string | null;
}

const listedChannel = v.fallback(
  v.object({
    sid: v.fallback(v.nullable(channelSid), null),
    interaction_sid: v.fallback(v.nullable(interactionSid), null),
    status: v.fallback(v.nullable(v.string()), null),
  }),
  { sid: null, interaction_sid: null, status: null },
);

const channelsOf = (interaction: InteractionSid) =>
  v.pipe(
    v.object({ channels: v.array(listedChannel) }),
    v.transform(({ channels }) => ({
      // A channel that names no interaction may be one of this interaction, and may be open.
      own: channels.flatMap(({ sid, interaction_sid, status }): Channel[] => {
        if (interaction_sid === null) return [{ sid: null, status: null }];
        return interaction_sid === interaction ? [{ sid, status }] : [];
      }),
      listed: channels.length,
    })),
    // A list of other channels only says nothing about this interaction, so it must not look like an empty one.
    v.check(({ own, listed }) => own.length > 0 || listed === 0),
    v.transform(({ own }) => own),
  );

/** The fields of a webhook that can be changed. Its type cannot. */
export interface WebhookFields {
  readonly url: string;
  readonly method: WebhookMethod;
  readonly events: readonly string[];
  /** Null for none. */
  readonly friendlyName: string | null;
}

export interface NewWebhook extends WebhookFields {
  readonly type: WebhookType;
}

/** The value is null if the requested resource does not exist. */
export interface FlexApi {
  fetchInstanceSid(): Promise<Reply<InstanceSid>>;
  fetchInteraction(sid: InteractionSid): Promise<Reply<Interaction | null>>;
  /** Returns null as well if the participants belong to another interaction or channel. */
  listParticipants(interaction: InteractionSid, channel: ChannelSid): Promise<Reply<Participant[] | null>>;
  fetchWebhook(instance: InstanceSid, webhook: Ttid): Promise<Reply<StoredWebhook | null>>;
  registerWebhook(instance: InstanceSid, details: NewWebhook): Promise<Reply<Webhook>>;
  /** Writes all fields at once. Returns the webhook as stored afterwards. */
  updateWebhook(instance: InstanceSid, webhook: Ttid, fields: WebhookFields): Promise<Reply<Webhook | null>>;
  /** Returns one page of the webhooks of a type; the first page if `from` is null. */
  listWebhooks(instance: InstanceSid, type: WebhookType, from: PageCursor | null): Promise<Reply<WebhookPage>>;
  /** Succeeds if the webhook is already gone. */
  deleteWebhook(instance: InstanceSid, webhook: Ttid): Promise<Reply<null>>;
  /**
   * Returns all channels of an interaction, open or not. Twilio may report none: right after the creation, or because
   * it has deleted them after 180 days.
   */
  listChannels(interaction: InteractionSid): Promise<Reply<Channel[] | null>>;
  /**
   * Binds a webhook, or unbinds it if `webhook` is null. Returns the interaction as stored afterwards. After an unclear
   * answer, the call is not repeated, because another webhook may be bound by then.
   */
  bindWebhook(sid: InteractionSid, webhook: Ttid | null): Promise<Reply<Interaction>>;
}

export function flexApi(http: TwilioHttp): FlexApi {
  const webhooks = (instance: InstanceSid) => `${BASE}/Instances/${instance}/InteractionWebhooks`;

  return {
    fetchInstanceSid: async () => read(configuration, await http({ method: 'GET', url: `${BASE}/Configuration` })),

    fetchInteraction: async (sid) =>
      nullIfAbsent(read(interactionWith(sid), await http({ method: 'GET', url: `${BASE}/Interactions/${sid}` }))),

    listParticipants: async (sid, channel) => {
      const listed = await listAll(
        http,
        `${BASE}/Interactions/${sid}/Channels/${channel}/Participants`,
        'participants',
      );
      // An incomplete list proves less, and what it proves is true.
      const body = listed.ok ? ok({ participants: listed.value.items }) : listed;
      return nullIfAbsent(read(participantsOf(sid, channel), body));
    },

    fetchWebhook: async (instance, sid) =>
      nullIfAbsent(
        read(storedWebhookWith(instance, sid), await http({ method: 'GET', url: `${webhooks(instance)}/${sid}` })),
      ),

    registerWebhook: async (instance, details) =>
      read(
        registeredWebhook(instance, details),
        await http({ method: 'POST', url: webhooks(instance), form: { Type: details.type, ...formOf(details) } }),
      ),

    updateWebhook: async (instance, sid, fields) =>
      nullIfAbsent(
        read(
          webhookWith(instance, sid),
          await http({ method: 'POST', url: `${webhooks(instance)}/${sid}`, form: formOf(fields), idempotent: true }),
        ),
      ),

    listWebhooks: async (instance, type, from) => {
      const query = new URLSearchParams({ type, PageSize: String(PAGE_SIZE), ...pageParameters(from) });
      const page = read(webhookPage(instance), await http({ method: 'GET', url: `${webhooks(instance)}?${query}` }));
      if (!page.ok) return page;
      const { data, meta } = page.value;
      return ok({ webhooks: data, next: continuationAfter(from, meta.next_page_url) });
    },

    listChannels: async (sid) => {
      const listed = await listAll(http, `${BASE}/Interactions/${sid}/Channels`, 'channels');
      // A channel that was not listed may be open.
      if (listed.ok && !listed.value.isComplete) return fail(UNCLEAR);
      const body = listed.ok ? ok({ channels: listed.value.items }) : listed;
      return nullIfAbsent(read(channelsOf(sid), body));
    },

    deleteWebhook: async (instance, sid) =>
      nullIfAbsent(read(v.null(), await http({ method: 'DELETE', url: `${webhooks(instance)}/${sid}` }))),

    bindWebhook: async (sid, webhookTtid) =>
      read(
        interactionWith(sid),
        await http({
          method: 'POST',
          url: `${BASE}/Interactions/${sid}`,
          form: { WebhookTtid: webhookTtid ?? '' },
        }),
      ),
  };
}

const formOf = ({ url, method, events, friendlyName }: WebhookFields) => ({
  WebhookUrl: url,
  WebhookMethod: method,
  WebhookEvents: events,
  ...(friendlyName === null ? {} : { FriendlyName: friendlyName }),
});
