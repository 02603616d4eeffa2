/** Sets up one cell in a world of its own. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import { formFields } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../../src/contract/sids';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { ABSENT_TTID, absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';
import { attaching, type Subject } from '../setup';
import { type Bound, type Cell, isForged, type Place, type Who } from './dimensions';

/** Parts of addresses that must reach no agent, and no log. */
export const SECRETS = { host: 'secret-host', path: 'secret-path', query: 'secret-query' } as const;

const SECRET_IN = `${SECRETS.path}?key=${SECRETS.query}`;
const SECRET_URL = `https://${SECRETS.host}.example.com/${SECRET_IN}`;

export const VARIABLES = {
  ...FUNCTION_VARIABLES,
  DESTINATION_CRM: `CRM | https://crm.example.com/${SECRET_IN}`,
  DESTINATION_AUDIT: `Audit | https://audit.example.com/${SECRETS.path} | admin`,
  ALLOWED_HOSTS: 'crm.example.com',
};

const MINUTE_MS = 60_000;
const OLD_MS = 16 * MINUTE_MS;

/** The seeded person who plays each part; Zoe and Walt are nobody whom the seed knows, so the network answers for them. */
const PLAYERS: Readonly<Record<Exclude<Who, 'nobody'>, string>> = {
  agent: 'alice',
  supervisor: 'sam',
  admin: 'ada',
  'none of these': 'zoe',
  'agent without worker': 'walt',
};

const STRANGERS: Readonly<Record<string, readonly string[]>> = { zoe: ['wfo.full_access', 'billing'], walt: ['agent'] };

/** What there is for the person to ask about. */
export interface SetScene {
  readonly harness: Harness;
  readonly token: string;
  /** What the browser says it looks at. */
  readonly subject: Subject;
  /** The interaction to which something is bound. */
  readonly home: InteractionSid;
  /** What it holds. */
  readonly held: Ttid | null;
  /** Webhooks of ours that attaches left behind: to `home`, and to another interaction. */
  readonly orphan: Ttid;
  readonly foreignOrphan: Ttid;
  /** Somebody else's webhook that is bound to another interaction. */
  readonly elsewhere: Ttid;
}

export async function setScene({ who, place, bound }: Cell): Promise<SetScene> {
  const harness = new Harness();
  const { world, time } = harness;
  const { alice, bob } = { alice: aliceSubject(harness), bob: bobSubject(harness) };
  const subject = subjectIn(place, alice, bob);
  const home = place.startsWith('own') && !isForged(place) ? alice : bob;
  const other = home === alice ? bob : alice;

  await bind(harness, bound, home, home === alice ? 'alice' : 'bob', other);
  // What was attached is history by now: a record of a moment ago would be somebody at work.
  await time.run(time.sleep(MINUTE_MS));
  const orphan = register(harness, { friendlyName: ourName(harness, home.interactionSid, '00000000000000aa') });
  const foreignOrphan = register(harness, { friendlyName: ourName(harness, other.interactionSid, '00000000000000bb') });
  const elsewhere = register(harness, { friendlyName: 'by hand, elsewhere' });
  world.bindWebhook(other.interactionSid, elsewhere);
  if (place.endsWith('wrapping up')) world.closeChannel(home.channelSid, 'wrapup');
  if (place.endsWith('ended')) world.closeChannel(home.channelSid, 'closed');
  if (place.includes('forged')) forgeAttributes(harness, alice, subject);

  admitStrangers(harness);
  const token = who === 'nobody' ? 'made-up' : harness.tokenOf(PLAYERS[who]);
  const held = (world.interactions.get(home.interactionSid)?.webhookTtid ?? null) as Ttid | null;
  return { harness, token, subject, home: home.interactionSid, held, orphan, foreignOrphan, elsewhere };
}

function subjectIn(place: Place, alice: Subject, bob: Subject): Subject {
  switch (place) {
    case 'own':
    case 'own, wrapping up':
    case 'own, ended':
      return alice;
    case 'a colleague’s':
    case 'a colleague’s, ended':
      return bob;
    case 'absent':
      return {
        taskSid: absentSid<TaskSid>('WT'),
        interactionSid: absentSid<InteractionSid>('KD'),
        channelSid: absentSid<ChannelSid>('UO'),
      };
    case 'own task, forged interaction':
      return { ...bob, taskSid: alice.taskSid };
    case 'own task and channel, forged interaction':
      return { ...alice, interactionSid: bob.interactionSid };
    case 'a colleague’s, own channel':
      return { ...bob, channelSid: alice.channelSid };
  }
}

/** What an agent can do by themselves: write the colleague's interaction into their own task. */
function forgeAttributes({ world }: Harness, { taskSid }: Subject, { interactionSid, channelSid }: Subject) {
  const attributes = world.tasks.get(taskSid)?.attributes ?? {};
  world.setTaskAttributes(taskSid, {
    ...attributes,
    flexInteractionSid: interactionSid,
    flexInteractionChannelSid: channelSid,
  });
}

async function bind(harness: Harness, bound: Bound, home: Subject, owner: string, other: Subject) {
  const { world } = harness;
  const attach = async (identity: string) => {
    const fields = { Token: harness.tokenOf(identity), ...formFields(attaching(home, null, [...LIVE_EVENTS], 1)) };
    const result = await harness.ask('attach', fields, VARIABLES);
    if (!result.ok) throw new Error(`The scene cannot be set: ${result.failure.code}`);
  };
  const bindNew = (details: Partial<Webhook>) => world.bindWebhook(home.interactionSid, register(harness, details));
  switch (bound) {
    case 'nothing':
      return;
    case 'ours':
      return attach(owner);
    case 'ours, by a supervisor':
      return attach('sam');
    case 'ours, unrecorded':
      await attach(owner);
      bindNew({ friendlyName: ourName(harness, home.interactionSid, '00000000000000cc') });
      return;
    case 'ours, of another interaction':
      bindNew({ friendlyName: ourName(harness, other.interactionSid, '00000000000000dd') });
      return;
    case 'foreign':
      bindNew({});
      return;
    case 'global':
      bindNew({ type: 'global' });
      return;
    case 'dangling':
      world.bindWebhook(home.interactionSid, ABSENT_TTID.replace('nothere', 'gone'));
  }
}

const register = (harness: Harness, details: Partial<Webhook>): Ttid =>
  registerForeign(harness, { url: SECRET_URL, ...details });

const ourName = (harness: Harness, interaction: InteractionSid, nonce: string) =>
  formatFriendlyName({ interaction, createdAt: harness.time.now() - OLD_MS, nonce });

/** Answers for people whom Local Twilio cannot have: with other roles, or without a worker. */
function admitStrangers(harness: Harness) {
  harness.network = async ({ url, body }, send) => {
    if (!url.startsWith('https://iam.')) return send();
    const identity = Object.keys(STRANGERS).find((name) => body.includes(harness.tokenOf(name)));
    if (identity === undefined) return send();
    const expiration = new Date(harness.time.now() + OLD_MS).toISOString();
    const holder = { valid: true, identity, roles: STRANGERS[identity], worker_sid: null, expiration };
    return { ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(holder) };
  };
}

export const AUTH_TOKEN = ACCOUNT.authToken;
