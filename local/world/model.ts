/**
 * The records of Local Twilio's world, with Twilio's terms. Times are epoch milliseconds. `local/twilio` translates
 * them to Twilio's wire formats.
 */

export const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  /** Has the form of Twilio's tokens, and visibly is none: `10ca1` repeated. It is no secret. */
  authToken: '10ca110ca110ca110ca110ca110ca110',
  instanceSid: 'GO00000000000000000000000000000001',
  workspaceSid: 'WS00000000000000000000000000000001',
  workflowSid: 'WW00000000000000000000000000000001',
  queueSid: 'WQ00000000000000000000000000000001',
  chatServiceSid: 'IS00000000000000000000000000000001',
  /** The Sync service that Flex tokens can access. */
  defaultSyncServiceSid: 'IS00000000000000000000000000000002',
  /** The Sync service that only the functions can access. */
  recordsSyncServiceSid: 'IS00000000000000000000000000000003',
} as const;

export type Role = 'agent' | 'supervisor' | 'admin';

export interface User {
  readonly identity: string;
  readonly fullName: string;
  readonly role: Role;
  readonly workerSid: string;
  readonly flexUserSid: string;
}

export interface Activity {
  readonly sid: string;
  readonly name: string;
  readonly available: boolean;
}

export interface Worker {
  readonly sid: string;
  readonly identity: string;
  activitySid: string;
  attributes: Record<string, unknown>;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
  activityChangedAt: number;
}

/** Its workers are those whose attributes satisfy an expression. */
export interface TaskQueue {
  readonly sid: string;
  readonly name: string;
  readonly targetWorkers: string;
  readonly createdAt: number;
}

/** Its tasks are all for one queue. */
export interface Workflow {
  readonly sid: string;
  readonly name: string;
  readonly queue: TaskQueue;
  /** The JSON text that it was created with. */
  readonly configuration: string;
  readonly createdAt: number;
}

/** The account has had this queue and this workflow since then. */
const CONFIGURED_AT = Date.UTC(2024, 0, 1);

export const EVERYONE: TaskQueue = {
  sid: ACCOUNT.queueSid,
  name: 'Everyone',
  targetWorkers: '1==1',
  createdAt: CONFIGURED_AT,
};

export const ASSIGN_TO_ANYONE: Workflow = {
  sid: ACCOUNT.workflowSid,
  name: 'Assign to Anyone',
  queue: EVERYONE,
  configuration: JSON.stringify({ task_routing: { filters: [], default_filter: { queue: EVERYONE.sid } } }),
  createdAt: CONFIGURED_AT,
};

/** TaskRouter's task channel, the type of work. It is not the interaction's channel. */
export type TaskChannel = 'default' | 'chat' | 'sms' | 'email' | 'voice';

export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Task {
  readonly sid: string;
  channel: TaskChannel;
  status: TaskStatus;
  priority: number;
  /** The reason why it was completed or canceled, or is in wrap-up. */
  reason: string | null;
  /** The seconds that it may wait for a worker. */
  readonly timeout: number;
  /** The time by which tasks of the same priority are ordered. */
  virtualStartTime: number;
  /** In Flex's format. Agents can edit them. */
  attributes: Record<string, unknown>;
  /** The interaction of the task according to Twilio; null for classic voice. */
  readonly interactionSid: string | null;
  /** Its channel, which can have further tasks; null for classic voice. */
  readonly channelSid: string | null;
  /** The worker or queue whom the task is for; null for anyone. */
  readonly routingTarget: string | null;
  readonly workflow: Workflow;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
}

export type ReservationStatus =
  | 'pending'
  | 'accepted'
  | 'wrapping'
  | 'completed'
  | 'rejected'
  | 'timeout'
  | 'rescinded'
  | 'canceled';

export interface Reservation {
  readonly sid: string;
  readonly taskSid: string;
  readonly workerSid: string;
  status: ReservationStatus;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Interaction {
  readonly sid: string;
  /** The channel it was created with. If that could not be created, its status is `failed`. */
  readonly channelSid: string;
  readonly channelType: ChannelType;
  readonly contextSid: string | null;
  webhookTtid: string | null;
  readonly createdAt: number;
}

export type ChannelType = 'web' | 'chat' | 'sms' | 'whatsapp' | 'email';
/** A channel that agents have left is `inactive`, and one that they have parked is on `pause`. */
export type ChannelStatus = 'setup' | 'active' | 'inactive' | 'pause' | 'closed' | 'failed';

/** Whether a conversation can go on in a channel with this status. */
export const isOpen = ({ status }: Pick<Channel, 'status'>) => status !== 'closed' && status !== 'failed';

export interface Channel {
  readonly sid: string;
  readonly interactionSid: string;
  readonly type: ChannelType;
  status: ChannelStatus;
  /** The reason why it could not be created; null if it was created. */
  readonly error: ChannelError | null;
  readonly conversationSid: string;
  readonly createdAt: number;
  updatedAt: number;
}

/** One of Twilio's errors. */
export interface ChannelError {
  readonly code: number;
  readonly message: string;
}

/** The task, worker and reservation that brought an agent into a channel. */
export interface Routing {
  readonly taskSid: string;
  readonly workerSid: string;
  readonly reservationSid: string;
}

export type ParticipantType = 'customer' | 'agent' | 'supervisor' | 'external' | 'unknown';

/** Only an active participant is a member of the channel's conversation. */
export type ParticipantStatus = 'active' | 'wrapup' | 'closed';

export interface Participant {
  readonly sid: string;
  readonly interactionSid: string;
  readonly channelSid: string;
  readonly type: ParticipantType;
  /** The chat identity. */
  readonly identity: string;
  /** Such as the address, in Twilio's names. */
  readonly media: Readonly<Record<string, unknown>>;
  readonly routing: Routing | null;
  status: ParticipantStatus;
}

/** Offers a channel to agents by a task. */
export interface Invite {
  readonly sid: string;
  readonly channelSid: string;
  readonly taskSid: string;
}

export interface Transfer {
  readonly sid: string;
  readonly channelSid: string;
  /** In a cold transfer, the agent leaves at once; in a warm one, the agent stays. */
  readonly type: 'cold' | 'warm';
  status: 'active' | 'completed' | 'failed';
  /** The participant whose agent transfers. */
  readonly from: string;
  /** The worker or the queue that is invited. */
  readonly to: string;
  readonly taskSid: string;
  readonly noteSid: string | null;
  readonly summarySid: string | null;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Message {
  readonly sid: string;
  readonly index: number;
  author: string;
  text: string;
  /** JSON. */
  attributes: string;
  subject: string | null;
  sentAt: number;
  /** Null if it was never edited. */
  editedAt: number | null;
}

/** How a member takes part who has no chat client, in Twilio's names. */
export interface MessagingBinding {
  readonly type: 'sms' | 'whatsapp';
  readonly address: string;
  readonly proxyAddress: string;
}

export interface ConversationMember {
  readonly sid: string;
  /** The chat identity; null for a member with a binding. */
  readonly identity: string | null;
  readonly binding: MessagingBinding | null;
  /** JSON. */
  attributes: string;
  roleSid: string | null;
  /** The index of the last message that the member has read, and when. */
  lastRead: { readonly index: number | null; readonly at: number | null };
  joinedAt: number;
  updatedAt: number;
}

/** No change is possible after `closed`. */
export type ConversationState = 'active' | 'inactive' | 'closed';

export interface Conversation {
  readonly sid: string;
  /** Empty for none. */
  friendlyName: string;
  uniqueName: string | null;
  /** JSON. */
  attributes: string;
  messagingServiceSid: string | null;
  state: ConversationState;
  readonly messages: Message[];
  /** The index of the next message. Indexes are not used again after a deletion. */
  nextIndex: number;
  readonly members: ConversationMember[];
  createdAt: number;
  updatedAt: number;
}

export interface Webhook {
  readonly ttid: string;
  readonly type: 'global' | 'interaction';
  url: string;
  method: 'POST' | 'GET';
  events: string[];
  friendlyName: string | null;
}

/** The parameters of a webhook request, including `EventType` and `AccountSid`. */
export type EventParameters = Readonly<Record<string, string>>;

/** The parameter of an event that has the instance's SID. Twilio documents the first; programs have got the second. */
export type InstanceParameter = 'InstanceSid' | 'FlexInstanceSid';

/** A change of the world, emitted after the change. Listeners read further details from the world. */
export type WorldEvent =
  | { readonly kind: 'worker'; readonly workerSid: string; readonly change: 'activity' | 'attributes' }
  | { readonly kind: 'reservation'; readonly reservationSid: string; readonly change: 'created' | ReservationStatus }
  | { readonly kind: 'task'; readonly taskSid: string; readonly change: 'updated' | TaskStatus }
  | { readonly kind: 'participant'; readonly participantSid: string; readonly change: 'added' | 'removed' | 'modified' }
  | {
      readonly kind: 'message' | 'message-updated' | 'message-deleted';
      readonly conversationSid: string;
      readonly message: Message;
    }
  | {
      readonly kind: 'member-joined' | 'member-updated' | 'member-left';
      readonly conversationSid: string;
      readonly member: ConversationMember;
    }
  | {
      readonly kind: 'conversation-created' | 'conversation-updated' | 'conversation-closed' | 'conversation-deleted';
      readonly conversationSid: string;
    }
  | { readonly kind: 'interaction-event'; readonly interactionSid: string; readonly parameters: EventParameters };
