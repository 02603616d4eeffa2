/**
 * `Instances/{GO}/InteractionWebhooks`, as documented in "Register a webhook to receive Interactions events".
 * Only the documented event names and the samples' `onChannelUpdated` are accepted. An update may also repeat the names
 * that its webhook already has, because Twilio accepted them once.
 */
import { Hono } from 'hono';
import { EVENT_NAMES } from '../../../src/contract/events';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { badParameter, named, noSuchResource } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import type { Behavior } from './behavior';
import { identifierReader } from './identifiers';
import { PAGING, presentPageOf } from './pages';
import { presentWebhook, webhooksAddress } from './present';

const TYPES = ['global', 'interaction'] as const;
const FIELDS = ['Type', 'WebhookUrl', 'WebhookMethod', 'WebhookEvents', 'FriendlyName'] as const;
const METHODS = ['POST', 'GET'] as const;
const ACCEPTED_EVENTS = new Set<string>([...EVENT_NAMES, 'onChannelUpdated']);

export function webhookRoutes(world: World, behavior: Behavior): Hono {
  const app = new Hono();
  const identifier = identifierReader(behavior.spelling);
  const presentPage = presentPageOf(behavior);

  app.use('/:instanceSid/*', async (c, next) => {
    if (identifier(c, 'instanceSid') !== ACCOUNT.instanceSid) throw noSuchResource(c);
    await next();
  });

  app.post('/:instanceSid/InteractionWebhooks', async (c) => {
    const form = await Parameters.ofForm(c, FIELDS);
    const webhook = world.registerWebhook({
      type: form.oneOf('Type', TYPES) ?? 'global',
      url: webhookUrl(form.required('WebhookUrl')),
      method: form.oneOf('WebhookMethod', METHODS) ?? 'POST',
      events: webhookEvents(form),
      friendlyName: form.optional('FriendlyName') ?? null,
    });
    return c.json(presentWebhook(webhook), 201);
  });

  app.get('/:instanceSid/InteractionWebhooks', (c) => {
    const query = Parameters.ofQuery(c, [...PAGING, 'type', 'Type']);
    const type = query.oneOf('type', TYPES) ?? query.oneOf('Type', TYPES);
    const webhooks = [...world.webhooks.values()].filter((webhook) => type === undefined || webhook.type === type);
    const items = webhooks.map(presentWebhook);
    return c.json(presentPage(query, { key: 'data', items, keyOf: ({ ttid }) => ttid, address: webhooksAddress }));
  });

  app.get('/:instanceSid/InteractionWebhooks/:ttid', (c) => {
    return c.json(presentWebhook(named(c, world.webhooks, identifier(c, 'ttid'))));
  });

  app.post('/:instanceSid/InteractionWebhooks/:ttid', async (c) => {
    const current = named(c, world.webhooks, identifier(c, 'ttid'));
    const form = await Parameters.ofForm(c, FIELDS);
    const type = form.oneOf('Type', TYPES);
    if (type !== undefined && type !== current.type) throw badParameter('Invalid Type: it cannot be changed');
    const url = form.optional('WebhookUrl');
    const webhook = world.updateWebhook(current.ttid, {
      url: url === undefined ? current.url : webhookUrl(url),
      method: form.oneOf('WebhookMethod', METHODS) ?? current.method,
      events: form.all('WebhookEvents').length === 0 ? current.events : webhookEvents(form, current.events),
      friendlyName: form.optional('FriendlyName') ?? current.friendlyName,
    });
    return c.json(presentWebhook(webhook));
  });

  app.delete('/:instanceSid/InteractionWebhooks/:ttid', (c) => {
    const ttid = identifier(c, 'ttid');
    world.deleteWebhook(ttid);
    if (behavior.deletingUnbinds) {
      for (const interaction of world.interactions.values()) {
        if (interaction.webhookTtid === ttid) world.bindWebhook(interaction.sid, null);
      }
    }
    return c.body(null, 204);
  });

  return app;
}

function webhookUrl(text: string): string {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') {
    throw badParameter(`Invalid WebhookUrl: '${text}' is not an http or https URL`);
  }
  return text;
}

function webhookEvents(form: Parameters<'WebhookEvents'>, held: readonly string[] = []): string[] {
  const events = [...new Set(form.all('WebhookEvents'))];
  if (events.length === 0) throw badParameter('Missing required parameter WebhookEvents in the post body');
  const unknown = events.find((name) => !ACCEPTED_EVENTS.has(name) && !held.includes(name));
  if (unknown !== undefined) throw badParameter(`Invalid WebhookEvents: '${unknown}' is not an event`);
  return events;
}
