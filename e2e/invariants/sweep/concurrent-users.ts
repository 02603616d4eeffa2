/** People who attach and detach while the sweep is at work. */

import type { Binding } from '../../../src/contract/binding';
import { formFields } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Harness } from '../../fixtures/harness';
import { attaching, detaching, type Subject } from '../shared/account-invariants';
import type { Seeded } from '../shared/seeded-random';
import { call } from './call';
import { Fate, fates } from './invocations';

/** One person's interaction, and what they last learned to be bound to it. */
export interface Doing {
  readonly interaction: string;
  /** Undefined when the last answer did not say. */
  ttid: string | null | undefined;
}

const ROUNDS = 4;

/** Attaches, replaces and detaches on an interaction of their own, a few seconds apart. */
export async function work(
  harness: Harness,
  identity: string,
  random: Seeded,
  operations: () => number,
): Promise<Doing> {
  const { world, time } = harness;
  const workerSid = world.users.get('bob')?.workerSid ?? '';
  const chat = world.startChat({ customer: 'Somebody else', channelType: 'sms', workerSid });
  world.accept(chat.reservation.sid);
  const subject = {
    taskSid: chat.task.sid,
    interactionSid: chat.interaction.sid,
    channelSid: chat.channel.sid,
  } as Subject;
  const doing: Doing = { interaction: chat.interaction.sid, ttid: null };
  for (let round = 0; round < ROUNDS && doing.ttid !== undefined; round += 1) {
    await time.sleep(random.below(20_000));
    const seen: string | null = doing.ttid;
    const isDetach = seen !== null && random.chance(0.3);
    const answer = await fates.run(new Fate(false), () =>
      isDetach
        ? call(harness, identity, 'detach', formFields(detaching(subject, seen, operations())))
        : call(harness, identity, 'attach', formFields(attaching(subject, seen, [...LIVE_EVENTS], operations()))),
    );
    doing.ttid = answer.ok ? attachedIn(answer.value.binding) : undefined;
  }
  return doing;
}

/** Undefined for what is bound to nothing that is there: that may be over already when the answer arrives. */
function attachedIn(binding: Binding): string | null | undefined {
  if (binding.state === 'none') return null;
  return binding.state === 'attached' ? binding.ttid : undefined;
}
