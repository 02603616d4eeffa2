/** An account that has been in use for long: orphans, live attachments and other people's webhooks, in one list. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import type { Webhook } from '../../../local/world/model';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { InteractionSid } from '../../../src/contract/sids';
import type { Harness } from '../../fixtures/harness';
import type { Seeded } from '../shared/seeded-random';

export interface Scale {
  readonly orphans: number;
  readonly others: number;
  readonly live: number;
  /** Of ours, bound to nothing, and too young to be swept. */
  readonly young: number;
}

export interface Account {
  /** What has to go. */
  readonly orphans: readonly string[];
  /** What must stay as it is: other people's. */
  readonly others: ReadonlyMap<string, Webhook>;
  /** What must stay bound: each webhook with its interaction. */
  readonly live: ReadonlyMap<string, string>;
}

const MINUTE_MS = 60_000;
const URL = 'https://crm.example.com/interaction-events';

/** `isMixed`: in any order; else one kind after the other, as when a busy day follows a bad one. */
export function fill(harness: Harness, scale: Scale, isMixed: boolean, random: Seeded): Account {
  const { world } = harness;
  const alice = world.users.get('alice')?.workerSid ?? '';
  const live = new Map<string, string>();
  const others = new Map<string, Webhook>();
  const orphans: string[] = [];
  const open: string[] = [];
  let nonces = 0;

  const ourName = (interaction: string, ageMs: number) => {
    nonces += 1;
    const nonce = nonces.toString(16).padStart(16, 'a');
    const createdAt = Math.floor((harness.time.now() - ageMs) / 1_000) * 1_000;
    return formatFriendlyName({ interaction: interaction as InteractionSid, createdAt, nonce });
  };
  const old = () => (16 + random.below(10_000)) * MINUTE_MS;
  const register = (friendlyName: string | null, type: Webhook['type'] = 'interaction') =>
    world.registerWebhook({ type, url: URL, method: 'POST', events: [...LIVE_EVENTS], friendlyName });
  const start = () => {
    const chat = world.startChat({ customer: 'Somebody', channelType: 'web', workerSid: alice });
    world.accept(chat.reservation.sid);
    return chat.interaction;
  };
  const absent = () =>
    `KD${random
      .below(2 ** 32)
      .toString(16)
      .padStart(32, 'f')}`;

  const makeLive = () => {
    const { sid } = start();
    const { ttid } = register(ourName(sid, old()));
    world.bindWebhook(sid, ttid);
    live.set(ttid, sid);
    open.push(sid);
  };
  const makeOrphan = () => {
    const kind = random.below(5);
    if (kind === 0) {
      const interaction = start();
      const { ttid } = register(ourName(interaction.sid, old()));
      world.bindWebhook(interaction.sid, ttid);
      world.closeChannel(interaction.channelSid, random.chance(0.5) ? 'wrapup' : 'closed');
      orphans.push(ttid);
    } else {
      // Of an interaction that is gone, or that is open and holds another one.
      const interaction = (kind === 1 ? open.at(random.below(open.length + 1)) : undefined) ?? absent();
      orphans.push(register(ourName(interaction, old())).ttid);
    }
  };
  const makeOther = () => {
    const ours = ourName(absent(), old());
    const names = [null, '', 'by hand', ours.toUpperCase(), `${ours} copy`, ` ${ours}`, ours.slice(0, -1)] as const;
    const webhook = random.chance(0.02) ? register(ours, 'global') : register(random.pick(names));
    others.set(webhook.ttid, { ...webhook, events: [...webhook.events] });
  };

  const makers = [
    ...Array<() => void>(scale.others).fill(makeOther),
    ...Array<() => void>(scale.live).fill(makeLive),
    ...Array<() => void>(scale.orphans).fill(makeOrphan),
    ...Array<() => void>(scale.young).fill(() => register(ourName(absent(), random.below(MINUTE_MS)))),
  ];
  for (const make of isMixed ? random.shuffled(makers) : makers) make();
  return { orphans, others, live };
}
