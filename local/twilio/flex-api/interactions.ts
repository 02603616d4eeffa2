/** `Interactions`: create, fetch, and update. The only field of an update is `WebhookTtid`. */
import { Hono } from 'hono';
import type { ChannelType } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named } from '../conventions/errors';
import { isRecord, Parameters } from '../conventions/parameters';
import type { Behavior } from './behavior';
import { identifierReader } from './identifiers';
import { presentInteraction } from './present';

const CHANNEL_TYPES: readonly ChannelType[] = ['web', 'sms'];

export function interactionRoutes(world: World, behavior: Behavior): Hono {
  const app = new Hono();
  const identifier = identifierReader(behavior.spelling);

  app.post('/', async (c) => {
    const form = await Parameters.ofForm(c, ['Channel', 'Routing', 'WebhookTtid']);
    form.required('Channel');
    form.required('Routing');
    const channelWanted = form.jsonObject('Channel') ?? {};
    const routingWanted = form.jsonObject('Routing') ?? {};
    const channelType = CHANNEL_TYPES.find((type) => type === channelWanted.type);
    if (channelType === undefined) {
      throw badParameter(`Invalid Channel: its type is not one of ${CHANNEL_TYPES.join(', ')}`);
    }
    const webhookTtid = form.optional('WebhookTtid');
    const { interaction, task } = world.startChat({
      customer: customerName(routingWanted) ?? 'Customer',
      channelType,
      workerSid: workerFor(routingWanted, world),
      webhookTtid: webhookTtid === undefined ? null : boundTtid(webhookTtid),
    });
    return c.json(presentInteraction(interaction, task), 201);
  });

  app.get('/:sid', (c) => {
    const interaction = named(c, world.interactions, identifier(c, 'sid'));
    return c.json(presentInteraction(interaction, null));
  });

  app.post('/:sid', async (c) => {
    const interaction = named(c, world.interactions, identifier(c, 'sid'));
    const given = (await Parameters.ofForm(c, ['WebhookTtid'])).optional('WebhookTtid');
    const keeps = given === undefined || (given === '' && !behavior.emptyTtidClears);
    if (!keeps) world.bindWebhook(interaction.sid, boundTtid(given));
    return c.json(presentInteraction(interaction, null));
  });

  return app;
}

/** Returns null for an empty text, which unbinds. Throws Twilio's 20001 for a malformed ttid. */
function boundTtid(text: string): string | null {
  if (text === '') return null;
  if (!/^flex_interactionwebhook_[0-9A-Za-z]+$/.test(text)) {
    throw badParameter(`Invalid WebhookTtid: '${text}' is not the identifier of an interaction webhook`);
  }
  return text;
}

const propertiesOf = (routing: Record<string, unknown>) => (isRecord(routing.properties) ? routing.properties : {});

function customerName(routing: Record<string, unknown>): string | undefined {
  const { attributes } = propertiesOf(routing);
  if (!isRecord(attributes)) return undefined;
  return [attributes.customerName, attributes.from].find((name) => typeof name === 'string');
}

/** The worker that the routing names; otherwise the first agent, because no workflow runs here. */
function workerFor(routing: Record<string, unknown>, world: World): string {
  const { worker_sid: named } = propertiesOf(routing);
  if (typeof named === 'string') return named;
  const agent = [...world.users.values()].find((user) => user.role === 'agent');
  if (agent === undefined) throw badParameter('Invalid Routing: no agent could take it');
  return agent.workerSid;
}
