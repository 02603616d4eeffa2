/** Sets up an account for one cell. */
import { formatFriendlyName } from '../../../functions/lib/attachment/friendly-name';
import { FUNCTION_VARIABLES } from '../../../local/functions/variables';
import { type Behavior, LENIENT } from '../../../local/twilio/flex-api/behavior';
import type { Webhook } from '../../../local/world/model';
import { formFields } from '../../../src/contract/encoding';
import type { Subject } from '../../../src/contract/endpoints';
import { LIVE_EVENTS } from '../../../src/contract/events';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../../../src/contract/sids';
import { smallPages } from '../../fixtures/behavior';
import { registerForeign } from '../../fixtures/foreign-webhooks';
import { Harness } from '../../fixtures/harness';
import { attachRequest, to } from '../../fixtures/interaction-requests';
import { waitingTtid } from '../../fixtures/new-interactions';
import { ABSENT_TTID, absentSid, aliceSubject, bobSubject } from '../../fixtures/subjects';
import type { Bound, Place, Situation, Twilio, Who } from './dimensions';

/** Parts of URLs that no agent and no log may see. */
export const SECRETS = { host: 'secret-host', path: 'secret-path', query: 'secret-query' } as const;

const SECRET_PATH = `${SECRETS.path}?key=${SECRETS.query}`;
const CRM_URL = `https://crm.example.com/${SECRET_PATH}`;
const TEAM_URL = `https://team.example.com/${SECRETS.path}`;
const AUDIT_URL = `https://audit.example.com/${SECRETS.path}`;
const SECRET_URL = `https://${SECRETS.host}.example.com/${SECRET_PATH}`;

export const VARIABLES = {
  ...FUNCTION_VARIABLES,
  DESTINATION_CRM: `CRM | ${CRM_URL}`,
  DESTINATION_TEAM: `Team | ${TEAM_URL} | supervisor, admin`,
  DESTINATION_AUDIT: `Audit | ${AUDIT_URL} | admin`,
  ALLOWED_HOSTS: 'crm.example.com',
};

/** The variables before destinations were closed to agents and supervisors, and one was removed. */
const EARLIER_VARIABLES = {
  ...VARIABLES,
  DESTINATION_TEAM: `Team | ${TEAM_URL}`,
  DESTINATION_AUDIT: `Audit | ${AUDIT_URL}`,
  DESTINATION_OLD: `Old | https://old.example.com/${SECRETS.path}`,
};

const BEHAVIORS: Readonly<Record<Twilio, Behavior>> = {
  'as assumed': smallPages('number'),
  lenient: { ...smallPages('token'), ...LENIENT },
  'lenient, echoing': { ...smallPages('token'), ...LENIENT, spelling: 'echoed' },
};

const MINUTE_MS = 60_000;
/** Old enough for the sweep. */
const OLD_MS = 16 * MINUTE_MS;

/** The user of each role. Zoe and Walt are not in Local Twilio, so the network answers for them. */
const IDENTITIES: Readonly<Record<Exclude<Who, 'invalid token'>, string>> = {
  agent: 'alice',
  supervisor: 'sam',
  admin: 'ada',
  'other role': 'zoe',
  'agent without worker': 'walt',
};

const ROLES_OF_UNKNOWN_USERS: Readonly<Record<string, readonly string[]>> = {
  zoe: ['wfo.full_access', 'billing'],
  walt: ['agent'],
};

export interface CellSetup {
  readonly harness: Harness;
  readonly token: string;
  /** The task, interaction and channel that the request names. */
  readonly subject: Subject;
  /** The interaction with the binding of the cell. */
  readonly interaction: InteractionSid;
  readonly bound: Ttid | null;
  /** A webhook that an attach to `interaction` left behind. */
  readonly leftover: Ttid;
  /** A webhook that an attach to another interaction left behind. */
  readonly otherLeftover: Ttid;
  /** A foreign webhook that is bound to another interaction. */
  readonly otherForeign: Ttid;
}

export async function setUpCell({ who, place, bound: kind, twilio }: Situation): Promise<CellSetup> {
  const harness = new Harness(BEHAVIORS[twilio]);
  const { world, time } = harness;
  const alice = aliceSubject(harness);
  const bob = bobSubject(harness);
  const subject = subjectIn(place, alice, bob);
  const home = subject.interactionSid === alice.interactionSid ? alice : bob;
  const other = home === alice ? bob : alice;

  await bind(harness, kind, home, home === alice ? 'alice' : 'bob', other);
  // A record from a moment ago would count as an attach that is still in progress.
  await time.run(time.sleep(MINUTE_MS));
  const leftover = register(harness, {
    url: CRM_URL,
    friendlyName: ourName(harness, home.interactionSid, '00000000000000aa'),
  });
  const otherLeftover = register(harness, {
    url: CRM_URL,
    friendlyName: ourName(harness, other.interactionSid, '00000000000000bb'),
  });
  const otherForeign = register(harness, { friendlyName: 'by hand, elsewhere' });
  world.bindWebhook(other.interactionSid, otherForeign);
  if (place.endsWith('wrapping up')) world.closeChannel(home.channelSid, 'wrapup');
  if (place.endsWith('ended')) world.closeChannel(home.channelSid, 'closed');
  if (place.includes('forged')) forgeAttributes(harness, alice, subject);

  answerForUnknownUsers(harness);
  const token = who === 'invalid token' ? 'made-up' : harness.tokenOf(IDENTITIES[who]);
  const { interactionSid: interaction } = home;
  const bound = (world.interactions.get(interaction)?.webhookTtid ?? null) as Ttid | null;
  return { harness, token, subject, interaction, bound, leftover, otherLeftover, otherForeign };
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
    case 'own, a colleague’s channel':
      return { ...alice, channelSid: bob.channelSid };
    case 'own, a colleague’s task':
      return { ...alice, taskSid: bob.taskSid };
    case 'own interaction, a colleague’s task and channel':
      return { ...bob, interactionSid: alice.interactionSid };
  }
}

/** Writes the colleague's interaction into the agent's own task, which agents can do in Flex. */
function forgeAttributes({ world }: Harness, { taskSid }: Subject, { interactionSid, channelSid }: Subject) {
  const attributes = world.tasks.get(taskSid)?.attributes ?? {};
  world.updateTask(taskSid, {
    attributes: { ...attributes, flexInteractionSid: interactionSid, flexInteractionChannelSid: channelSid },
  });
}

async function bind(harness: Harness, kind: Bound, home: Subject, owner: string, other: Subject) {
  const { world } = harness;
  const attach = async (
    identity: string,
    chosen = to('crm'),
    variables: Readonly<Record<string, string>> = VARIABLES,
  ) => {
    const request = { ...attachRequest(home, null, LIVE_EVENTS, 1), ...chosen };
    const result = await harness.ask('attach', { Token: harness.tokenOf(identity), ...formFields(request) }, variables);
    if (!result.ok) throw new Error(`The cell cannot be set up: ${result.failure.code}`);
  };
  const attachUnrecorded = async (url: string) => {
    await attach(owner);
    bindNew({ url, friendlyName: ourName(harness, home.interactionSid, '00000000000000cc') });
  };
  const bindNew = (details: Partial<Webhook>) => world.bindWebhook(home.interactionSid, register(harness, details));
  switch (kind) {
    case 'nothing':
      return;
    case 'ours':
      return attach(owner);
    case 'ours, by a supervisor':
      return attach('sam');
    case 'ours, for supervisors':
      return attach('sam', to('team'));
    case 'ours, for supervisors now':
      return attach(owner, to('team'), EARLIER_VARIABLES);
    case 'ours, for admins':
      return attach('ada', to('audit'));
    case 'ours, for admins now':
      return attach('sam', to('audit'), EARLIER_VARIABLES);
    case 'ours, to a typed URL':
      return attach('sam', to(`https://typed.crm.example.com/${SECRETS.path}`));
    case 'ours, to a removed destination':
      return attach(owner, to('old'), EARLIER_VARIABLES);
    case 'ours, to several':
      return attach(owner, { destinations: ['crm', 'inspector'], url: null });
    case 'ours, to several, one for supervisors':
      return attach('sam', { destinations: ['crm', 'team'], url: null });
    case 'ours, unrecorded':
      return attachUnrecorded(CRM_URL);
    case 'ours, for supervisors, unrecorded':
      return attachUnrecorded(TEAM_URL);
    case 'ours, of another interaction':
      bindNew({ friendlyName: ourName(harness, other.interactionSid, '00000000000000dd') });
      return;
    case 'waiting':
      world.bindWebhook(home.interactionSid, await waitingTtid(harness, {}, VARIABLES));
      return;
    case 'foreign':
      bindNew({});
      return;
    case 'foreign, for admins':
      bindNew({ url: AUDIT_URL });
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

/** Validates the tokens of users that Local Twilio cannot have: with other roles, or without a worker. */
function answerForUnknownUsers(harness: Harness) {
  harness.network = async ({ url, body }, send) => {
    if (!url.startsWith('https://iam.')) return send();
    const identity = Object.keys(ROLES_OF_UNKNOWN_USERS).find((name) => body.includes(harness.tokenOf(name)));
    if (identity === undefined) return send();
    const expiration = new Date(harness.time.now() + OLD_MS).toISOString();
    const roles = ROLES_OF_UNKNOWN_USERS[identity];
    const holder = { valid: true, identity, roles, worker_sid: null, expiration };
    return { ok: true, status: 200, headers: new Headers(), text: async () => JSON.stringify(holder) };
  };
}
