/**
 * What the outside world can do to the account: customers who write, answer and leave; what it has received; and what
 * goes wrong with requests to Twilio.
 * JSON in and out. Bad input: 400 and `{ error, field }`; something that is not there: 404; not now: 409.
 */
import { Hono } from 'hono';
import type { DeliveryLog } from '../delivery/log';
import type { FaultScript } from '../faults/script';
import { Refused } from '../world/refused';
import type { World } from '../world/world';
import { faultsApi } from './faults';
import { BadInput, input } from './input';
import { failedChannel, newConversation, newMessage } from './requests';
import { agentViews, type ConversationView, conversationView, conversationViews } from './views';

export interface OutsideContext {
  readonly world: World;
  readonly deliveries: DeliveryLog;
  readonly faults: FaultScript;
}

export function outsideApi({ world, deliveries, faults }: OutsideContext): Hono {
  const app = new Hono();

  app.onError((error, c) => {
    if (error instanceof BadInput) return c.json({ error: error.message, field: error.field }, 400);
    if (error instanceof Refused) return c.json({ error: error.message }, error.status);
    throw error;
  });

  app.get('/agents', (c) => c.json(agentViews(world)));
  app.get('/conversations', (c) => c.json(conversationViews(world)));
  app.get('/deliveries', (c) => c.json(deliveries.list()));

  app.post('/conversations', async (c) => {
    const wanted = await input(c, newConversation);
    const agent = world.users.get(wanted.agent);
    if (agent?.role !== 'agent') throw new BadInput('agent', `There is no agent '${wanted.agent}'.`);
    const { channel } = world.startChat({
      customer: wanted.customer,
      channelType: wanted.channel,
      workerSid: agent.workerSid,
      ...(wanted.message ? { firstMessage: wanted.message } : {}),
    });
    return c.json(existing(world, channel.sid), 201);
  });

  app.post('/conversations/:channelSid/messages', async (c) => {
    const { text } = await input(c, newMessage);
    const { channelSid, conversationSid, customer } = withCustomer(world, c.req.param('channelSid'));
    world.say(conversationSid, customer, text);
    return c.json(existing(world, channelSid), 201);
  });

  app.post('/conversations/:channelSid/leave', (c) => {
    const { channelSid } = withCustomer(world, c.req.param('channelSid'));
    world.leave(channelSid);
    return c.json(existing(world, channelSid));
  });

  app.post('/failed-channels', async (c) => {
    const { channel } = await input(c, failedChannel);
    const interaction = world.failChannel(channel);
    return c.json({ interactionSid: interaction.sid }, 201);
  });

  app.route('/faults', faultsApi(faults));

  return app;
}

function existing(world: World, channelSid: string): ConversationView {
  const view = conversationView(world, channelSid);
  if (view === undefined) throw new Refused(404, 20404, `There is no conversation ${channelSid}.`);
  return view;
}

function withCustomer(world: World, channelSid: string): ConversationView {
  const view = existing(world, channelSid);
  if (!view.customerPresent) throw new Refused(409, 20409, `${view.customer} is no longer there.`);
  return view;
}
