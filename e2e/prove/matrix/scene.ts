/** Sets up one cell in a world of its own. */
import { formatFriendlyName } from '../../../functions/lib/friendly-name';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { ACCOUNT, type Webhook } from '../../../local/world/model';
import type { Endpoint } from '../../../src/contract/endpoints';
import { formFields } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid } from '../../../src/contract/sids';
import { Stage } from '../../functions/stage';
import { ABSENT_TTID, absent, aliceSubject, bobSubject } from '../../functions/subjects';
import { attaching, operationId, type Subject } from '../scene';
import type { Bound, Cell, Place, Who } from './dimensions';

/** Parts of addresses that must reach no agent, and no log. */
export const SECRETS = ['secret-path', 'secret-query'] as const;

const SECRET_URL = `https://secret-host.example.com/${SECRETS[0]}?key=${SECRETS[1]}`;

export const VARIABLES = {
  ...FUNCTION_VARIABLES,
  DESTINATION_CRM: `CRM | https://crm.example.com/${SECRETS[0]}?key=${SECRETS[1]}`,
  DESTINATION_AUDIT: `Audit | https://audit.example.com/${SECRETS[0]} | admin`,
  ALLOWED_HOSTS: 'crm.example.com',
};

const MINUTE_MS = 60_000;
const OLD_MS = 16 * MINUTE_MS;

/** The seeded person who plays each part; Zoe and Walt are nobody whom the seed knows, so the network answers for them. */
const PLAYERS: Readonly<Record<Who, string>> = {
  agent: 'alice',
  supervisor: 'sam',
  admin: 'ada',
  'none of these': 'zoe',
  'agent without worker': 'walt',
};

const STRANGERS: Readonly<Record<string, readonly string[]>> = { zoe: ['wfo.full_access', 'billing'], walt: ['agent'] };

export interface SetScene {
  readonly stage: Stage;
  readonly name: Endpoint;
  readonly fields: Readonly<Record<string, string>>;
  readonly token: string;
}

export async function setScene({ who, action, place, bound }: Cell): Promise<SetScene> {
  const stage = new Stage();
  const { alice, bob } = { alice: aliceSubject(stage), bob: bobSubject(stage) };
  const subject = subjectIn(place, alice, bob);
  const home = place.startsWith('own') && !place.includes('forged') ? alice : bob;

  await bind(stage, bound, home, home === alice ? 'alice' : 'bob', home === alice ? bob : alice);
  // What was attached is history by now: a record of a moment ago would be somebody at work.
  await stage.time.run(stage.time.sleep(MINUTE_MS));
  const orphan = register(stage, { friendlyName: ourName(stage, home.interactionSid, '00000000000000aa') });
  const elsewhere = home === alice ? bob : alice;
  const foreignOrphan = register(stage, { friendlyName: ourName(stage, elsewhere.interactionSid, '00000000000000bb') });
  const elsewhereBound = register(stage, { friendlyName: 'by hand, elsewhere' });
  stage.world.bindWebhook(elsewhere.interactionSid, elsewhereBound.ttid);
  if (place.endsWith('wrapping up')) stage.world.closeChannel(home.channelSid, 'wrapup');
  if (place.endsWith('ended')) stage.world.closeChannel(home.channelSid, 'closed');
  if (place.includes('forged')) forgeAttributes(stage, alice, subject);

  admitStrangers(stage);
  const identity = PLAYERS[who];
  const held = stage.world.interactions.get(home.interactionSid)?.webhookTtid ?? null;
  const ttids = {
    detach: held ?? ABSENT_TTID,
    'detach left-behind': orphan.ttid,
    'detach foreign left-behind': foreignOrphan.ttid,
    'detach elsewhere': elsewhereBound.ttid,
    'detach absent': ABSENT_TTID,
  };
  const call = (name: Endpoint, fields: Readonly<Record<string, string>>) => ({
    stage,
    name,
    fields,
    token: stage.tokenOf(identity),
  });
  switch (action) {
    case 'status':
      return call('status', formFields(subject));
    case 'attach':
      return call('attach', formFields(attaching(subject, null, [...LIVE_EVENTS], 7)));
    case 'replace':
      return call('attach', formFields(attaching(subject, held ?? ABSENT_TTID, [...LIVE_EVENTS], 7)));
    case 'sweep':
      return call('sweep', { from: '0', isRehearsal: 'false' });
    default:
      return call('detach', { ...formFields(subject), ttid: ttids[action], operationId: operationId(8) });
  }
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
        taskSid: absent<TaskSid>('WT'),
        interactionSid: absent<InteractionSid>('KD'),
        channelSid: absent<ChannelSid>('UO'),
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
function forgeAttributes({ world }: Stage, { taskSid }: Subject, { interactionSid, channelSid }: Subject) {
  const attributes = world.tasks.get(taskSid)?.attributes ?? {};
  world.setTaskAttributes(taskSid, {
    ...attributes,
    flexInteractionSid: interactionSid,
    flexInteractionChannelSid: channelSid,
  });
}

async function bind(stage: Stage, bound: Bound, home: Subject, owner: string, other: Subject) {
  const { world } = stage;
  const attach = async (identity: string) => {
    const fields = { Token: stage.tokenOf(identity), ...formFields(attaching(home, null, [...LIVE_EVENTS], 1)) };
    const result = await stage.ask('attach', fields, VARIABLES);
    if (!result.ok) throw new Error(`The scene cannot be set: ${result.failure.code}`);
  };
  const bindNew = (details: Partial<Webhook>) => world.bindWebhook(home.interactionSid, register(stage, details).ttid);
  switch (bound) {
    case 'nothing':
      return;
    case 'ours':
      return attach(owner);
    case 'ours, by a supervisor':
      return attach('sam');
    case 'ours, unrecorded':
      await attach(owner);
      bindNew({ friendlyName: ourName(stage, home.interactionSid, '00000000000000cc') });
      return;
    case 'ours, of another interaction':
      bindNew({ friendlyName: ourName(stage, other.interactionSid, '00000000000000dd') });
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

const register = ({ world }: Stage, details: Partial<Webhook>) =>
  world.registerWebhook({
    type: 'interaction',
    url: SECRET_URL,
    method: 'POST',
    events: ['onParticipantLeft'],
    friendlyName: 'by hand',
    ...details,
  });

const ourName = (stage: Stage, interaction: InteractionSid, nonce: string) =>
  formatFriendlyName({ interaction, createdAt: stage.time.now() - OLD_MS, nonce });

/** Answers for people whom Local Twilio cannot have: with other roles, or without a worker. */
function admitStrangers(stage: Stage) {
  stage.network = async ({ url, body }, send) => {
    if (!url.startsWith('https://iam.')) return send();
    const identity = Object.keys(STRANGERS).find((name) => body.includes(stage.tokenOf(name)));
    if (identity === undefined) return send();
    const expiration = new Date(stage.time.now() + OLD_MS).toISOString();
    const holder = { valid: true, identity, roles: STRANGERS[identity], worker_sid: null, expiration };
    return { ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(holder) };
  };
}

export const AUTH_TOKEN = ACCOUNT.authToken;
