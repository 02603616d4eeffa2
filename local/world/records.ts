/** All records of the world by SID, with lookups. */
import {
  type Activity,
  ASSIGN_TO_ANYONE,
  type Channel,
  type Conversation,
  EVERYONE,
  type Interaction,
  type Invite,
  isOpen,
  type Participant,
  type Reservation,
  type Task,
  type TaskQueue,
  type Transfer,
  type User,
  type Webhook,
  type Worker,
  type Workflow,
} from './model';

const OPEN: ReadonlySet<Reservation['status']> = new Set(['pending', 'accepted', 'wrapping']);

export class Records {
  /** By identity. */
  readonly users = new Map<string, User>();
  readonly activities = new Map<string, Activity>();
  readonly workers = new Map<string, Worker>();
  readonly queues = new Map<string, TaskQueue>([[EVERYONE.sid, EVERYONE]]);
  readonly workflows = new Map<string, Workflow>([[ASSIGN_TO_ANYONE.sid, ASSIGN_TO_ANYONE]]);
  readonly tasks = new Map<string, Task>();
  readonly reservations = new Map<string, Reservation>();
  readonly interactions = new Map<string, Interaction>();
  readonly channels = new Map<string, Channel>();
  readonly participants = new Map<string, Participant>();
  readonly invites = new Map<string, Invite>();
  readonly transfers = new Map<string, Transfer>();
  readonly conversations = new Map<string, Conversation>();
  /** By ttid. */
  readonly webhooks = new Map<string, Webhook>();

  channelsOf(interactionSid: string): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.interactionSid === interactionSid);
  }

  channelOfTask(taskSid: string): Channel | undefined {
    return this.channels.get(this.tasks.get(taskSid)?.channelSid ?? '');
  }

  openChannelOf(conversationSid: string): Channel | undefined {
    return [...this.channels.values()].find(
      (channel) => channel.conversationSid === conversationSid && isOpen(channel),
    );
  }

  /** The tasks of a channel, oldest first. A transfer and a resumed conversation have a further task. */
  tasksOf(channelSid: string): Task[] {
    return [...this.tasks.values()].filter((task) => task.channelSid === channelSid);
  }

  /** The task that agents got last. */
  latestTaskOf(channelSid: string): Task | undefined {
    return this.tasksOf(channelSid).at(-1);
  }

  /** The worker whom the latest task of a channel was offered to. */
  lastWorkerOf(channelSid: string): string | undefined {
    const task = this.latestTaskOf(channelSid);
    return task && this.reservationOfTask(task.sid)?.workerSid;
  }

  /** The participants that are in the conversation. */
  participantsOf(channelSid: string): Participant[] {
    return this.allParticipantsOf(channelSid).filter(({ status }) => status === 'active');
  }

  /** The participants, including those who have left. */
  allParticipantsOf(channelSid: string): Participant[] {
    return [...this.participants.values()].filter((participant) => participant.channelSid === channelSid);
  }

  /** The chat identity of the customer of a channel. One who has left counts if no other customer is there. */
  customerOf(channelSid: string): string | undefined {
    const all = [...this.participantsOf(channelSid), ...this.allParticipantsOf(channelSid)];
    return all.find(({ type }) => type === 'customer')?.identity;
  }

  invitesOf(channelSid: string): Invite[] {
    return [...this.invites.values()].filter((invite) => invite.channelSid === channelSid);
  }

  transfersOf(channelSid: string): Transfer[] {
    return [...this.transfers.values()].filter((transfer) => transfer.channelSid === channelSid);
  }

  reservationsOf(workerSid: string): Reservation[] {
    return [...this.reservations.values()].filter((reservation) => reservation.workerSid === workerSid);
  }

  /** The reservations of a worker that are offered, accepted or in wrap-up. */
  openReservationsOf(workerSid: string): Reservation[] {
    return this.reservationsOf(workerSid).filter(({ status }) => OPEN.has(status));
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

  /** Returns the webhooks that receive an event: global ones, and the one that is bound to the interaction. */
  subscribersOf(interactionSid: string, eventType: string): Webhook[] {
    const bound = this.interactions.get(interactionSid)?.webhookTtid;
    return [...this.webhooks.values()].filter(
      (webhook) => webhook.events.includes(eventType) && (webhook.type === 'global' || webhook.ttid === bound),
    );
  }
}
