/**
 * `Instances/{GO}/InteractionWebhooks`, as documented in "Register a webhook to receive Interactions events".
 * Event names other than the documented ones and the samples' `onChannelUpdated` are refused, unless the webhook has them
 * already: then Twilio has taken them once.
 */
import { Hono } from 'hono';
import { EVENT_NAMES } from '../../../src/contract/events';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { listAnswer } from '../conventions/paging';
import { Parameters } from '../conventions/parameters';
import { badParameter, noSuchResource } from '../conventions/refusals';
import type { Behaviour } from './behavior';
import { showWebhook, webhooksAddress } from './present';

const TYPES = ['global', 'interaction'] as const;
const METHODS = ['POST', 'GET'] as const;
const ACCEPTED_EVENTS = new Set<string>([...EVENT_NAMES, 'onChannelUpdated']);

export function interactionWebhooks(world: World, behaviour: Behaviour): Hono {
  const app = new Hono();

  app.use('/:instanceSid/*', async (c, next) => {
    if (c.req.param('instanceSid') !== ACCOUNT.instanceSid) throw noSuchResource(c);
    await next();
  });

  app.post('/:instanceSid/InteractionWebhooks', async (c) => {
    const form = await Parameters.ofForm(c);
    const webhook = world.registerWebhook({
      type: form.oneOf('Type', TYPES) ?? 'global',
      url: webhookUrl(form.required('WebhookUrl')),
      method: form.oneOf('WebhookMethod', METHODS) ?? 'POST',
      events: webhookEvents(form),
      friendlyName: form.optional('FriendlyName') ?? null,
    });
    return c.json(showWebhook(webhook), 201);
  });

  app.get('/:instanceSid/InteractionWebhooks', (c) => {
    const query = Parameters.ofQuery(c);
    const type = query.oneOf('type', TYPES) ?? query.oneOf('Type', TYPES);
    const webhooks = [...world.webhooks.values()].filter((webhook) => type === undefined || webhook.type === type);
    const filters = type === undefined ? {} : { type };
    return c.json(listAnswer(c, { key: 'data', items: webhooks.map(showWebhook), address: webhooksAddress, filters }));
  });

  app.get('/:instanceSid/InteractionWebhooks/:ttid', (c) => {
    const webhook = world.webhooks.get(c.req.param('ttid'));
    if (webhook === undefined) throw noSuchResource(c);
    return c.json(showWebhook(webhook));
  });

  app.post('/:instanceSid/InteractionWebhooks/:ttid', async (c) => {
    const current = world.webhooks.get(c.req.param('ttid'));
    if (current === undefined) throw noSuchResource(c);
    const form = await Parameters.ofForm(c);
    const type = form.oneOf('Type', TYPES);
    if (type !== undefined && type !== current.type) throw badParameter('Invalid Type: it cannot be changed');
    const url = form.optional('WebhookUrl');
    const webhook = world.updateWebhook(current.ttid, {
      url: url === undefined ? current.url : webhookUrl(url),
      method: form.oneOf('WebhookMethod', METHODS) ?? current.method,
      events: form.all('WebhookEvents').length === 0 ? current.events : webhookEvents(form, current.events),
      friendlyName: form.optional('FriendlyName') ?? current.friendlyName,
    });
    return c.json(showWebhook(webhook));
  });

  app.delete('/:instanceSid/InteractionWebhooks/:ttid', (c) => {
    const ttid = c.req.param('ttid');
    world.deleteWebhook(ttid);
    if (behaviour.deletingUnbinds) {
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

function webhookEvents(form: Parameters, held: readonly string[] = []): string[] {
  const events = [...new Set(form.all('WebhookEvents'))];
  if (events.length === 0) throw badParameter('Missing required parameter WebhookEvents in the post body');
  const unknown = events.find((name) => !ACCEPTED_EVENTS.has(name) && !held.includes(name));
  if (unknown !== undefined) throw badParameter(`Invalid WebhookEvents: '${unknown}' is not an event`);
  return events;
}
