/**
 * The state of Local Twilio and the actions on it.
 *
 * Every action either changes the world completely and notifies the listeners, or throws `Refused` and changes nothing.
 */
import {
  addToChannel,
  closeChannel,
  closeChannelWithoutAgents,
  endParticipant,
  inviteToChannel,
  parkChannel,
  resumeChannel,
  setChannelStatus,
} from './channels';
import {
  createConversation,
  deleteConversation,
  deleteMessage,
  say,
  updateConversation,
  updateMessage,
} from './conversations';
import { addChannel, createInteraction, failAnotherChannel, failChannel, startChat } from './interactions';
import { addMember, removeMember, updateMember } from './members';
import type { InstanceParameter, WorldEvent } from './model';
import { leave, updateParticipant } from './participants';
import { addActivity, addUser, addWorker, removeWorker, setActivity, setWorkerAttributes } from './people';
import { Records } from './records';
import type { Scope } from './scope';
import { SidSequence, TtidSequence } from './sids';
import { createTask, finishReservation, updateTask } from './task-updates';
import { accept, loseReservation, offer, reject, startVoiceCall } from './tasks';
import { transferChannel } from './transfers';
import { bindWebhook, deleteWebhook, registerWebhook, updateWebhook } from './webhooks';
import { addQueue, addWorkflow, removeQueue, removeWorkflow } from './workflows';

export class World extends Records {
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #scope: Scope;

  readonly addActivity = this.#bind(addActivity);
  readonly addUser = this.#bind(addUser);
  readonly addWorker = this.#bind(addWorker);
  readonly removeWorker = this.#bind(removeWorker);
  readonly addQueue = this.#bind(addQueue);
  readonly removeQueue = this.#bind(removeQueue);
  readonly addWorkflow = this.#bind(addWorkflow);
  readonly removeWorkflow = this.#bind(removeWorkflow);
  readonly setActivity = this.#bind(setActivity);
  readonly setWorkerAttributes = this.#bind(setWorkerAttributes);

  readonly createInteraction = this.#bind(createInteraction);
  readonly startChat = this.#bind(startChat);
  readonly failChannel = this.#bind(failChannel);
  readonly failAnotherChannel = this.#bind(failAnotherChannel);
  readonly addChannel = this.#bind(addChannel);
  readonly createConversation = this.#bind(createConversation);
  readonly updateConversation = this.#bind(updateConversation);
  readonly deleteConversation = this.#bind(deleteConversation);
  readonly say = this.#bind(say);
  readonly updateMessage = this.#bind(updateMessage);
  readonly deleteMessage = this.#bind(deleteMessage);
  readonly addMember = this.#bind(addMember);
  readonly updateMember = this.#bind(updateMember);
  readonly removeMember = this.#bind(removeMember);
  readonly leave = this.#bind(leave);
  readonly updateParticipant = this.#bind(updateParticipant);
  readonly setChannelStatus = this.#bind(setChannelStatus);
  readonly closeChannel = this.#bind(closeChannel);
  readonly closeChannelWithoutAgents = this.#bind(closeChannelWithoutAgents);
  readonly parkChannel = this.#bind(parkChannel);
  readonly resumeChannel = this.#bind(resumeChannel);
  readonly addToChannel = this.#bind(addToChannel);
  readonly endParticipant = this.#bind(endParticipant);
  readonly inviteToChannel = this.#bind(inviteToChannel);
  readonly transferChannel = this.#bind(transferChannel);

  readonly startVoiceCall = this.#bind(startVoiceCall);
  readonly accept = this.#bind(accept);
  readonly reject = this.#bind(reject);
  readonly loseReservation = this.#bind(loseReservation);
  readonly offer = this.#bind(offer);
  readonly finishReservation = this.#bind(finishReservation);
  readonly createTask = this.#bind(createTask);
  readonly updateTask = this.#bind(updateTask);

  readonly registerWebhook = this.#bind(registerWebhook);
  readonly updateWebhook = this.#bind(updateWebhook);
  readonly deleteWebhook = this.#bind(deleteWebhook);
  readonly bindWebhook = this.#bind(bindWebhook);

  /**
   * @param now Returns the current time in epoch milliseconds.
   * @param firstSid The number of the first SID of each kind.
   * @param instanceParameter The name under which events carry the instance's SID.
   */
  constructor(
    readonly now: () => number = Date.now,
    firstSid = 1,
    instanceParameter: InstanceParameter = 'InstanceSid',
  ) {
    super();
    const emit = (event: WorldEvent) => {
      for (const listener of this.#listeners) listener(event);
    };
    const sids = new SidSequence(firstSid);
    this.#scope = { records: this, sids, ttids: new TtidSequence(), now, instanceParameter, emit };
  }

  /** Calls `listener` with every event from now on. Returns a function that removes it. */
  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes an action a method of this world. */
  #bind<A extends unknown[], R>(action: (scope: Scope, ...args: A) => R): (...args: A) => R {
    return (...args) => action(this.#scope, ...args);
  }
}
