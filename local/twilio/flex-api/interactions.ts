/** `Interactions`: create, fetch, and update. The only field of an update is `WebhookTtid`. */
import { Hono } from 'hono';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import type { Behavior } from './behavior';
import { identifierReader } from './identifiers';
import { readNewInteraction } from './new-interaction';
import { presentInteraction } from './present';

export function interactionRoutes(world: World, behavior: Behavior): Hono {
  const app = new Hono();
  const identifier = identifierReader(behavior.spelling);

  /** Reads a ttid that `interactionSid`, null for a new interaction, is to hold. Throws Twilio's 20001 if it cannot. */
  const bindable = (text: string, interactionSid: string | null): string | null => {
    const ttid = boundTtid(text);
    if (ttid === null) return null;
    if (!behavior.absentTtidBinds && !world.webhooks.has(ttid)) {
      throw badParameter(`Invalid WebhookTtid: there is no webhook ${ttid}`);
    }
    const holder = [...world.interactions.values()].find(({ webhookTtid }) => webhookTtid === ttid);
    if (!behavior.ttidsAreShared && holder !== undefined && holder.sid !== interactionSid) {
      throw badParameter(`Invalid WebhookTtid: another interaction holds ${ttid}`);
    }
    return ttid;
  };

  app.post('/', async (c) => {
    const form = await Parameters.ofForm(c, ['Channel', 'Routing', 'InteractionContextSid', 'WebhookTtid']);
    form.required('Channel');
    const given = { channel: form.jsonObject('Channel') ?? {}, routing: form.jsonObject('Routing') ?? {} };
    const { interaction } = world.createInteraction({
      ...readNewInteraction(c, given, world),
      contextSid: contextIn(form.optional('InteractionContextSid')),
      webhookTtid: bindable(form.optional('WebhookTtid') ?? '', null),
    });
    return c.json(presentInteraction(interaction, world));
  });

  app.get('/:sid', (c) => {
    const interaction = named(c, world.interactions, identifier(c, 'sid'));
    if (world.now() - interaction.createdAt < behavior.interactionsAppearAfterMs) throw noSuchResource(c);
    return c.json(presentInteraction(interaction, world));
  });

  app.post('/:sid', async (c) => {
    const interaction = named(c, world.interactions, identifier(c, 'sid'));
    const given = (await Parameters.ofForm(c, ['WebhookTtid'])).optional('WebhookTtid');
    const keeps = given === undefined || (given === '' && !behavior.emptyTtidClears);
    if (!keeps) world.bindWebhook(interaction.sid, bindable(given, interaction.sid));
    // An update routes nothing. Source: Twilio's example of "Update an interaction".
    return c.json({ ...presentInteraction(interaction, world), routing: null });
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

function contextIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^HQ[0-9a-fA-F]{32}$/.test(text)) throw badParameter(`Invalid InteractionContextSid: '${text}'`);
  return text;
}
