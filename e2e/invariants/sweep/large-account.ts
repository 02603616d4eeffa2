/** Fills an account as after long use: orphans, live attachments and foreign webhooks in one list. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Webhook } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid } from '../../../src/contract/sids';
import type { Harness } from '../../fixtures/harness';
import type { SeededRandom } from '../shared/seeded-random';

/** The number of webhooks of each kind. */
export interface Scale {
  readonly orphans: number;
  readonly foreign: number;
  readonly live: number;
  /** Made by this plugin and bound to nothing, but too young for the sweep. */
  readonly young: number;
}

export interface LargeAccount {
  /** The ttids that the sweep must remove. */
  readonly orphans: readonly string[];
  /** The webhooks that must not change, by ttid. */
  readonly foreign: ReadonlyMap<string, Webhook>;
  /** The ttids that must stay bound, each with its interaction. */
  readonly live: ReadonlyMap<string, string>;
}

const MINUTE_MS = 60_000;
const URL = 'https://crm.example.com/interaction-events';

/** @param isMixed Whether the kinds of webhooks are mixed in the list, rather than one kind after the other. */
export function fillAccount(harness: Harness, scale: Scale, isMixed: boolean, random: SeededRandom): LargeAccount {
  const { world } = harness;
  const alice = world.users.get('alice')?.workerSid ?? '';
  const live = new Map<string, string>();
  const foreign = new Map<string, Webhook>();
  const orphans: string[] = [];
  const openInteractions: string[] = [];
  let nonces = 0;

  const ourName = (interaction: string, ageMs: number) => {
    nonces += 1;
    const nonce = nonces.toString(16).padStart(16, 'a');
    const createdAt = Math.floor((harness.time.now() - ageMs) / 1_000) * 1_000;
    return formatFriendlyName({ interaction: interaction as InteractionSid, createdAt, nonce });
  };
  const oldAgeMs = () => (16 + random.below(10_000)) * MINUTE_MS;
  /** Old enough for the sweep, but not for an interaction to count as ended because Twilio reports no channel. */
  const underOneDayMs = () => (16 + random.below(20 * 60)) * MINUTE_MS;
  const overOneDayMs = () => (25 * 60 + random.below(10_000)) * MINUTE_MS;
  const register = (friendlyName: string | null, type: Webhook['type'] = 'interaction') =>
    world.registerWebhook({ type, url: URL, method: 'POST', events: [...LIVE_EVENTS], friendlyName });
  const startInteraction = () => {
    const chat = world.startChat({ customer: 'A customer', channelType: 'web', workerSid: alice });
    world.accept(chat.reservation.sid);
    return chat.interaction;
  };
  const absentInteraction = () =>
    `KD${random
      .below(2 ** 32)
      .toString(16)
      .padStart(32, 'f')}`;

  const makeLive = () => {
    const { sid, channelSid } = startInteraction();
    const hasChannel = random.chance(0.9);
    const { ttid } = register(ourName(sid, hasChannel ? oldAgeMs() : underOneDayMs()));
    world.bindWebhook(sid, ttid);
    live.set(ttid, sid);
    if (hasChannel) openInteractions.push(sid);
    else world.channels.delete(channelSid);
  };
  const makeOrphan = () => {
    const kind = random.below(6);
    if (kind === 5) {
      // Twilio has deleted its channel.
      const interaction = startInteraction();
      const { ttid } = register(ourName(interaction.sid, overOneDayMs()));
      world.bindWebhook(interaction.sid, ttid);
      world.channels.delete(interaction.channelSid);
      orphans.push(ttid);
    } else if (kind === 0) {
      const interaction = startInteraction();
      const { ttid } = register(ourName(interaction.sid, oldAgeMs()));
      world.bindWebhook(interaction.sid, ttid);
      world.closeChannel(interaction.channelSid, random.chance(0.5) ? 'wrapup' : 'closed');
      orphans.push(ttid);
    } else {
      // Its interaction does not exist, or is open and holds another webhook.
      const open = kind === 1 ? openInteractions.at(random.below(openInteractions.length + 1)) : undefined;
      orphans.push(register(ourName(open ?? absentInteraction(), oldAgeMs())).ttid);
    }
  };
  const makeForeign = () => {
    const ours = ourName(absentInteraction(), oldAgeMs());
    const names = [null, '', 'by hand', ours.toUpperCase(), `${ours} copy`, ` ${ours}`, ours.slice(0, -1)] as const;
    const webhook = random.chance(0.02) ? register(ours, 'global') : register(random.pick(names));
    foreign.set(webhook.ttid, { ...webhook, events: [...webhook.events] });
  };
  const makeYoung = () => {
    register(ourName(absentInteraction(), random.below(MINUTE_MS)));
  };

  const makers = [
    ...Array<() => void>(scale.foreign).fill(makeForeign),
    ...Array<() => void>(scale.live).fill(makeLive),
    ...Array<() => void>(scale.orphans).fill(makeOrphan),
    ...Array<() => void>(scale.young).fill(makeYoung),
  ];
  for (const make of isMixed ? random.shuffled(makers) : makers) make();
  return { orphans, foreign, live };
}
