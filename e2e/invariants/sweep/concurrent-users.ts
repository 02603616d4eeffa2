/** Users who attach and detach while the sweep runs. */
import type { Binding } from '../../../src/contract/binding';
import { formFields } from '../../../src/contract/encoding';
import type { Subject } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { Harness } from '../../fixtures/harness';
import { attachRequest, detachRequest } from '../../fixtures/interaction-requests';
import type { SeededRandom } from '../shared/seeded-random';
import { call } from './call';
import { currentInvocation, MortalInvocation } from './network';

/** A user's interaction, and the binding that the last answer reported. */
export interface UserState {
  readonly interaction: string;
  /** Undefined when the last answer did not say. */
  ttid: string | null | undefined;
}

const ROUNDS = 4;

/** Attaches, replaces and detaches on a new interaction, with pauses of up to 20 seconds. */
export async function attachAndDetach(
  harness: Harness,
  identity: string,
  random: SeededRandom,
  nextOperation: () => number,
): Promise<UserState> {
  const { world, time } = harness;
  const workerSid = world.users.get('bob')?.workerSid ?? '';
  const chat = world.startChat({ customer: 'Another customer', channelType: 'sms', workerSid });
  world.accept(chat.reservation.sid);
  const subject = {
    taskSid: chat.task.sid,
    interactionSid: chat.interaction.sid,
    channelSid: chat.channel.sid,
  } as Subject;
  const state: UserState = { interaction: chat.interaction.sid, ttid: null };
  for (let round = 0; round < ROUNDS && state.ttid !== undefined; round += 1) {
    await time.sleep(random.below(20_000));
    const seen: string | null = state.ttid;
    const detaches = seen !== null && random.chance(0.3);
    const answer = await currentInvocation.run(new MortalInvocation(false), () =>
      detaches
        ? call(harness, identity, 'detach', formFields(detachRequest(subject, seen, nextOperation())))
        : call(harness, identity, 'attach', formFields(attachRequest(subject, seen, LIVE_EVENTS, nextOperation()))),
    );
    state.ttid = answer.ok ? reportedTtid(answer.value.binding) : undefined;
  }
  return state;
}

/** Undefined for a binding without an existing webhook: it may be out of date when the answer arrives. */
function reportedTtid(binding: Binding): string | null | undefined {
  if (binding.state === 'none') return null;
  return binding.state === 'attached' ? binding.ttid : undefined;
}
