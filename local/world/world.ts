/**
 * The one state of Local Twilio and what can happen in it.
 *
 * Every action either changes the world completely and tells the listeners, or throws `Refused` and changes nothing.
 */
import { closeChannel, setChannelStatus } from './channels';
import { say } from './conversations';
import { failChannel, startChat } from './interactions';
import type { WorldEvent } from './model';
import { leave, updateParticipant } from './participants';
import { addActivity, addUser, setActivity, setWorkerAttributes } from './people';
import { Records } from './records';
import type { Scope } from './scope';
import { SidSequence, TtidSequence } from './sids';
import { accept, finishReservation, reject, setTaskAttributes, startVoiceCall } from './tasks';
import { bindWebhook, deleteWebhook, registerWebhook, updateWebhook } from './webhooks';

export class World extends Records {
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #scope: Scope;

  readonly addActivity = this.#does(addActivity);
  readonly addUser = this.#does(addUser);
  readonly setActivity = this.#does(setActivity);
  readonly setWorkerAttributes = this.#does(setWorkerAttributes);

  readonly startChat = this.#does(startChat);
  readonly failChannel = this.#does(failChannel);
  readonly say = this.#does(say);
  readonly leave = this.#does(leave);
  readonly updateParticipant = this.#does(updateParticipant);
  readonly setChannelStatus = this.#does(setChannelStatus);
  readonly closeChannel = this.#does(closeChannel);

  readonly startVoiceCall = this.#does(startVoiceCall);
  readonly accept = this.#does(accept);
  readonly reject = this.#does(reject);
  readonly finishReservation = this.#does(finishReservation);
  readonly setTaskAttributes = this.#does(setTaskAttributes);

  readonly registerWebhook = this.#does(registerWebhook);
  readonly updateWebhook = this.#does(updateWebhook);
  readonly deleteWebhook = this.#does(deleteWebhook);
  readonly bindWebhook = this.#does(bindWebhook);

  /** `now` gives epoch milliseconds. */
  constructor(readonly now: () => number = Date.now) {
    super();
    const emit = (event: WorldEvent) => {
      for (const listener of this.#listeners) listener(event);
    };
    this.#scope = { records: this, sids: new SidSequence(), ttids: new TtidSequence(), now, emit };
  }

  /** Tells `listener` of everything that happens from now on; the answer ends it. */
  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An action of this world. */
  #does<A extends unknown[], R>(action: (scope: Scope, ...given: A) => R): (...given: A) => R {
    return (...given) => action(this.#scope, ...given);
  }
}
