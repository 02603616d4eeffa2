/**
 * The one state of Local Twilio and what can happen in it.
 *
 * Every method either changes the world completely and tells the listeners, or throws `Refused` and changes nothing.
 */
import {
  ACCOUNT,
  type Activity,
  type Channel,
  type ChannelStatus,
  type ChannelType,
  type Conversation,
  type ConversationMember,
  type EventParameters,
  type Interaction,
  type Invite,
  type Message,
  type Participant,
  type Reservation,
  type Task,
  type User,
  type Webhook,
  type Worker,
  type WorldEvent,
} from './model';
import { SidSequence, ttid } from './sids';

/** The world does not allow it; `status` and `code` are what Twilio would answer. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const notFound = (what: string) => new Refused(404, 20404, `The requested resource ${what} was not found`);

const found = <T>(map: ReadonlyMap<string, T>, sid: string): T => {
  const thing = map.get(sid);
  if (thing === undefined) throw notFound(sid);
  return thing;
};

export class World {
  readonly users = new Map<string, User>();
  readonly activities = new Map<string, Activity>();
  readonly workers = new Map<string, Worker>();
  readonly tasks = new Map<string, Task>();
  readonly reservations = new Map<string, Reservation>();
  readonly interactions = new Map<string, Interaction>();
  readonly channels = new Map<string, Channel>();
  readonly participants = new Map<string, Participant>();
  readonly invites = new Map<string, Invite>();
  readonly conversations = new Map<string, Conversation>();
  readonly webhooks = new Map<string, Webhook>();

  readonly #sids = new SidSequence();
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  #webhookCount = 0;

  /** `now` gives epoch milliseconds. */
  constructor(readonly now: () => number = Date.now) {}

  /** Tells `listener` of everything that happens from now on; the answer ends it. */
  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(event: WorldEvent) {
    for (const listener of this.#listeners) listener(event);
  }

  // — people —

  addActivity(name: string, available: boolean): Activity {
    const activity = { sid: this.#sids.next('WA'), name, available };
    this.activities.set(activity.sid, activity);
    return activity;
  }

  addUser(identity: string, fullName: string, role: User['role'], activitySid: string): User {
    const now = this.now();
    const worker: Worker = {
      sid: this.#sids.next('WK'),
      identity,
      activitySid,
      attributes: {
        full_name: fullName,
        email: `${identity}@example.com`,
        contact_uri: `client:${identity}`,
        roles: [role],
        routing: { skills: [], levels: {} },
      },
      version: 0,
      createdAt: now,
      updatedAt: now,
      activityChangedAt: now,
    };
    const user: User = { identity, fullName, role, workerSid: worker.sid, flexUserSid: this.#sids.next('FU') };
    this.workers.set(worker.sid, worker);
    this.users.set(identity, user);
    return user;
  }

  setActivity(workerSid: string, activitySid: string) {
    const worker = found(this.workers, workerSid);
    found(this.activities, activitySid);
    worker.activitySid = activitySid;
    worker.activityChangedAt = this.now();
    this.#touch(worker);
    this.#emit({ kind: 'worker', workerSid, change: 'activity' });
  }

  setWorkerAttributes(workerSid: string, attributes: Record<string, unknown>) {
    const worker = found(this.workers, workerSid);
    worker.attributes = attributes;
    this.#touch(worker);
    this.#emit({ kind: 'worker', workerSid, change: 'attributes' });
  }

  // — a customer's conversation —

  /** A customer writes in: an interaction with one channel, offered to `workerSid`. */
  startChat(options: {
    customer: string;
    channelType: ChannelType;
    workerSid: string;
    firstMessage?: string;
    webhookTtid?: string | null;
  }): { interaction: Interaction; channel: Channel; task: Task; reservation: Reservation } {
    found(this.workers, options.workerSid);
    const now = this.now();
    const conversation: Conversation = {
      sid: this.#sids.next('CH'),
      friendlyName: options.customer,
      channelSid: this.#sids.next('UO'),
      state: 'active',
      messages: [],
      members: [],
      createdAt: now,
    };
    const interaction: Interaction = {
      sid: this.#sids.next('KD'),
      channelSid: conversation.channelSid,
      webhookTtid: options.webhookTtid ?? null,
      createdAt: now,
    };
    const inviteSid = this.#sids.next('KG');
    const task: Task = {
      sid: this.#sids.next('WT'),
      channel: options.channelType === 'web' ? 'chat' : 'sms',
      status: 'reserved',
      attributes: {
        from: options.customer,
        customerName: options.customer,
        customerAddress: `${options.channelType}:${options.customer.toLowerCase().replaceAll(' ', '.')}`,
        channelType: options.channelType,
        direction: 'inbound',
        conversationSid: conversation.sid,
        conversations: { conversation_id: interaction.sid },
        flexInteractionSid: interaction.sid,
        flexInteractionChannelSid: conversation.channelSid,
        flexChannelInviteSid: inviteSid,
        initiatedBy: 'customer',
        taskCreateSource: 'interaction',
      },
      interactionSid: interaction.sid,
      version: 0,
      createdAt: now,
      updatedAt: now,
    };
    const channel: Channel = {
      sid: conversation.channelSid,
      interactionSid: interaction.sid,
      type: options.channelType,
      status: 'active',
      conversationSid: conversation.sid,
      taskSid: task.sid,
    };
    this.interactions.set(interaction.sid, interaction);
    this.channels.set(channel.sid, channel);
    this.conversations.set(conversation.sid, conversation);
    this.tasks.set(task.sid, task);
    this.invites.set(inviteSid, { sid: inviteSid, channelSid: channel.sid, taskSid: task.sid });

    this.#emit({ kind: 'conversation-created', conversationSid: conversation.sid });
    this.#emitInteractionEvent('onInteractionCreated', channel);
    this.#emitInteractionEvent('onChannelCreated', channel);
    this.#join(channel, 'customer', options.customer, null);
    if (options.firstMessage !== undefined) this.say(conversation.sid, options.customer, options.firstMessage);
    const reservation = this.#reserve(task, options.workerSid);
    return { interaction, channel, task, reservation };
  }

  /** A channel that could not be created, such as an SMS to a number that takes none. No task comes of it. */
  failChannel(channelType: ChannelType): Interaction {
    const channelSid = this.#sids.next('UO');
    const interaction: Interaction = {
      sid: this.#sids.next('KD'),
      channelSid,
      webhookTtid: null,
      createdAt: this.now(),
    };
    this.interactions.set(interaction.sid, interaction);
    this.#emit({
      kind: 'interaction-event',
      interactionSid: interaction.sid,
      parameters: {
        EventType: 'onChannelCreateFailed',
        AccountSid: ACCOUNT.accountSid,
        ErrorCode: '45770',
        ErrorMessage: 'Downstream resource could not be created',
        InteractionSid: interaction.sid,
        ChannelSid: channelSid,
        MediaChannelType: channelType,
      },
    });
    return interaction;
  }

  /** A classic voice call: a task with no interaction behind it, already answered by `workerSid`. */
  startVoiceCall(options: { customer: string; number: string; workerSid: string }): Task {
    const now = this.now();
    const task: Task = {
      sid: this.#sids.next('WT'),
      channel: 'voice',
      status: 'reserved',
      attributes: {
        from: options.number,
        to: '+15005550006',
        name: options.customer,
        direction: 'inbound',
        call_sid: this.#sids.next('CA'),
      },
      interactionSid: null,
      version: 0,
      createdAt: now,
      updatedAt: now,
    };
    this.tasks.set(task.sid, task);
    const reservation = this.#reserve(task, options.workerSid);
    this.#setReservation(reservation, 'accepted');
    this.#setTask(task, 'assigned');
    return task;
  }

  say(conversationSid: string, author: string, text: string, attributes = '{}'): Message {
    const conversation = found(this.conversations, conversationSid);
    if (conversation.state === 'closed') throw new Refused(400, 50386, 'Conversation is closed');
    const message: Message = {
      sid: this.#sids.next('IM'),
      index: conversation.messages.length,
      author,
      text,
      attributes,
      sentAt: this.now(),
    };
    conversation.messages.push(message);
    this.#emit({ kind: 'message', conversationSid, message });
    return message;
  }

  accept(reservationSid: string) {
    const reservation = found(this.reservations, reservationSid);
    this.#require(reservation, 'pending');
    const task = found(this.tasks, reservation.taskSid);
    this.#setReservation(reservation, 'accepted');
    this.#setTask(task, 'assigned');
    const channel = this.channelOfTask(task.sid);
    if (channel === undefined) return;
    const worker = found(this.workers, reservation.workerSid);
    this.#join(channel, 'agent', worker.identity, {
      taskSid: task.sid,
      workerSid: worker.sid,
      reservationSid: reservation.sid,
    });
  }

  /** The agent declines; the task goes back to its queue and stays there. */
  reject(reservationSid: string) {
    const reservation = found(this.reservations, reservationSid);
    this.#require(reservation, 'pending');
    this.#setReservation(reservation, 'rejected');
    this.#setTask(found(this.tasks, reservation.taskSid), 'pending');
  }

  /** The customer goes away. The channel stays open for the agent to close. */
  leave(channelSid: string) {
    const channel = found(this.channels, channelSid);
    for (const participant of this.participantsOf(channelSid)) {
      if (participant.type === 'customer') this.#part(channel, participant);
    }
  }

  /** A participant's role or status changes, as when a supervisor begins to coach. */
  updateParticipant(participantSid: string) {
    const participant = found(this.participants, participantSid);
    this.#emitParticipantEvent('onParticipantUpdated', found(this.channels, participant.channelSid), participant);
  }

  /** Ends the conversation: everybody leaves, the channel closes, and the agent wraps up or is done. */
  closeChannel(channelSid: string, then: 'wrapup' | 'closed') {
    const channel = found(this.channels, channelSid);
    const task = found(this.tasks, channel.taskSid);
    if (channel.status !== 'closed') {
      // Whoever is still there learns that the conversation is closed before they have left it.
      const conversation = found(this.conversations, channel.conversationSid);
      conversation.state = 'closed';
      this.#emit({ kind: 'conversation-closed', conversationSid: conversation.sid });
      for (const participant of this.participantsOf(channelSid)) this.#part(channel, participant);
      this.#setChannel(channel, 'closed');
    }
    this.#finish(task, then);
  }

  /** Ends a task that no channel of an interaction carries. */
  finishReservation(reservationSid: string, then: 'wrapup' | 'closed') {
    this.#finish(found(this.tasks, found(this.reservations, reservationSid).taskSid), then);
  }

  setTaskAttributes(taskSid: string, attributes: Record<string, unknown>) {
    const task = found(this.tasks, taskSid);
    task.attributes = attributes;
    this.#touch(task);
    this.#emit({ kind: 'task', taskSid, change: 'updated' });
  }

  setChannelStatus(channelSid: string, status: ChannelStatus) {
    this.#setChannel(found(this.channels, channelSid), status);
  }

  // — webhooks —

  registerWebhook(details: Omit<Webhook, 'ttid'>): Webhook {
    this.#webhookCount += 1;
    const webhook = { ...details, ttid: ttid(this.#webhookCount) };
    this.webhooks.set(webhook.ttid, webhook);
    return webhook;
  }

  updateWebhook(webhookTtid: string, changes: Partial<Omit<Webhook, 'ttid' | 'type'>>): Webhook {
    return Object.assign(found(this.webhooks, webhookTtid), changes);
  }

  deleteWebhook(webhookTtid: string) {
    if (!this.webhooks.delete(webhookTtid)) throw notFound(webhookTtid);
  }

  bindWebhook(interactionSid: string, webhookTtid: string | null): Interaction {
    const interaction = found(this.interactions, interactionSid);
    interaction.webhookTtid = webhookTtid;
    return interaction;
  }

  // — looking things up —

  channelOfTask(taskSid: string): Channel | undefined {
    return [...this.channels.values()].find((channel) => channel.taskSid === taskSid);
  }

  participantsOf(channelSid: string): Participant[] {
    return [...this.participants.values()].filter((participant) => participant.channelSid === channelSid);
  }

  reservationsOf(workerSid: string): Reservation[] {
    return [...this.reservations.values()].filter((reservation) => reservation.workerSid === workerSid);
  }

  /** The latest reservation of a task. */
  reservationOfTask(taskSid: string): Reservation | undefined {
    return [...this.reservations.values()].findLast((reservation) => reservation.taskSid === taskSid);
  }

  conversationsOf(identity: string): Conversation[] {
    return [...this.conversations.values()].filter((conversation) =>
      conversation.members.some((member) => member.identity === identity),
    );
  }

  /** The webhooks that are to receive an event: global ones, and the one whose ttid the interaction holds. */
  subscribersOf(interactionSid: string, eventType: string): Webhook[] {
    const bound = this.interactions.get(interactionSid)?.webhookTtid;
    return [...this.webhooks.values()].filter(
      (webhook) => webhook.events.includes(eventType) && (webhook.type === 'global' || webhook.ttid === bound),
    );
  }

  // — inside —

  #touch(thing: { version: number; updatedAt: number }) {
    thing.version += 1;
    thing.updatedAt = this.now();
  }

  #require(reservation: Reservation, status: Reservation['status']) {
    if (reservation.status !== status) {
      throw new Refused(400, 20001, `Reservation ${reservation.sid} is ${reservation.status}, not ${status}`);
    }
  }

  #reserve(task: Task, workerSid: string): Reservation {
    const now = this.now();
    const reservation: Reservation = {
      sid: this.#sids.next('WR'),
      taskSid: task.sid,
      workerSid,
      status: 'pending',
      version: 0,
      createdAt: now,
      updatedAt: now,
    };
    this.reservations.set(reservation.sid, reservation);
    this.#emit({ kind: 'reservation', reservationSid: reservation.sid, change: 'created' });
    return reservation;
  }

  #setReservation(reservation: Reservation, status: Reservation['status']) {
    if (reservation.status === status) return;
    reservation.status = status;
    this.#touch(reservation);
    this.#emit({ kind: 'reservation', reservationSid: reservation.sid, change: status });
  }

  #setTask(task: Task, status: Task['status']) {
    if (task.status === status) return;
    task.status = status;
    this.#touch(task);
    this.#emit({ kind: 'task', taskSid: task.sid, change: status });
  }

  #setChannel(channel: Channel, status: ChannelStatus) {
    if (channel.status === status) return;
    channel.status = status;
    this.#emitInteractionEvent('onChannelStatusUpdated', channel, { ChannelStatus: status });
  }

  #finish(task: Task, then: 'wrapup' | 'closed') {
    const reservation = this.reservationOfTask(task.sid);
    if (reservation !== undefined) this.#setReservation(reservation, then === 'wrapup' ? 'wrapping' : 'completed');
    this.#setTask(task, then === 'wrapup' ? 'wrapping' : 'completed');
  }

  #join(channel: Channel, type: Participant['type'], identity: string, routing: Participant['routing']) {
    const participant: Participant = {
      sid: this.#sids.next('UT'),
      interactionSid: channel.interactionSid,
      channelSid: channel.sid,
      type,
      identity,
      routing,
    };
    this.participants.set(participant.sid, participant);
    const conversation = found(this.conversations, channel.conversationSid);
    const member: ConversationMember = {
      sid: this.#sids.next('MB'),
      identity,
      attributes: JSON.stringify({ member_type: type }),
      joinedAt: this.now(),
    };
    conversation.members.push(member);
    this.#emit({ kind: 'member-joined', conversationSid: conversation.sid, member });
    this.#emitParticipantEvent('onParticipantJoined', channel, participant);
  }

  #part(channel: Channel, participant: Participant) {
    this.participants.delete(participant.sid);
    const conversation = found(this.conversations, channel.conversationSid);
    const index = conversation.members.findIndex((member) => member.identity === participant.identity);
    const [member] = index < 0 ? [] : conversation.members.splice(index, 1);
    if (member !== undefined) this.#emit({ kind: 'member-left', conversationSid: conversation.sid, member });
    this.#emitParticipantEvent('onParticipantLeft', channel, participant);
  }

  #emitInteractionEvent(EventType: string, channel: Channel, extra: EventParameters = {}) {
    this.#emit({
      kind: 'interaction-event',
      interactionSid: channel.interactionSid,
      parameters: {
        EventType,
        AccountSid: ACCOUNT.accountSid,
        InstanceSid: ACCOUNT.instanceSid,
        InteractionSid: channel.interactionSid,
        ...(EventType === 'onInteractionCreated' ? {} : { ChannelSid: channel.sid }),
        MediaChannelSid: channel.conversationSid,
        MediaChannelType: channel.type,
        ...extra,
      },
    });
  }

  #emitParticipantEvent(EventType: string, channel: Channel, participant: Participant) {
    this.#emit({
      kind: 'interaction-event',
      interactionSid: channel.interactionSid,
      parameters: {
        EventType,
        AccountSid: ACCOUNT.accountSid,
        InteractionSid: channel.interactionSid,
        ChannelSid: channel.sid,
        ParticipantSid: participant.sid,
        ParticipantType: participant.type,
        TaskSid: channel.taskSid,
        MediaChannelSid: channel.conversationSid,
        MediaChannelType: channel.type,
      },
    });
  }
}
