/**
 * The JSON API of `/outside`: start conversations as a customer, write and leave, list deliveries, make requests to
 * Twilio or a customer's system fail, and make an event happen. Answers 400 with `{ error, field }` to bad input, 404
 * to an unknown resource, and 409 to a request that is not possible in the current state.
 */
import { Hono } from 'hono';
import type { DeliveryLog } from '../delivery/log';
import type { CustomerSystems } from '../delivery/systems';
import type { FaultScript } from '../faults/script';
import { Refused } from '../world/refused';
import type { World } from '../world/world';
import type { CreatingProgram } from './creating-program';
import { eventsApi } from './events';
import { faultsApi } from './faults';
import { BadInput, readBody, readQuery } from './input';
import { deliveryList, failedChannel, newConversation, newMessage } from './requests';
import { startConversation } from './start-conversation';
import { systemsApi } from './systems';
import { troublesApi } from './troubles';
import { agentViews, type ConversationView, conversationView, conversationViews } from './views';

export interface OutsideContext {
  readonly world: World;
  readonly deliveries: DeliveryLog;
  readonly faults: FaultScript;
  readonly systems: CustomerSystems;
  readonly program: CreatingProgram;
}

export function outsideApi({ world, deliveries, faults, systems, program }: OutsideContext): Hono {
  const app = new Hono();

  app.onError((error, c) => {
    if (error instanceof BadInput) return c.json({ error: error.message, field: error.field }, 400);
    if (error instanceof Refused) return c.json({ error: error.message }, error.status);
    throw error;
  });

  app.get('/agents', (c) => c.json(agentViews(world)));
  app.get('/conversations', (c) => c.json(conversationViews(world)));
  app.get('/deliveries', (c) => c.json(deliveries.list(readQuery(c, deliveryList).limit)));

  app.post('/conversations', async (c) => {
    const request = await readBody(c, newConversation);
    const agent = world.users.get(request.agent);
    if (agent?.role !== 'agent') throw new BadInput('agent', `There is no agent '${request.agent}'.`);
    const channelSid = await startConversation(world, program, request, agent.workerSid);
    return c.json(requireConversation(world, channelSid), 201);
  });

  app.post('/conversations/:channelSid/messages', async (c) => {
    const { text } = await readBody(c, newMessage);
    const { channelSid, conversationSid, customer } = requireCustomer(world, c.req.param('channelSid'));
    world.say(conversationSid, customer, text);
    return c.json(requireConversation(world, channelSid), 201);
  });

  app.post('/conversations/:channelSid/leave', (c) => {
    const { channelSid } = requireCustomer(world, c.req.param('channelSid'));
    world.leave(channelSid);
    return c.json(requireConversation(world, channelSid));
  });

  app.post('/failed-channels', async (c) => {
    const { channel } = await readBody(c, failedChannel);
    const interaction = world.failChannel(channel);
    return c.json({ interactionSid: interaction.sid }, 201);
  });

  app.route('/events', eventsApi(world, deliveries));
  app.route('/faults', faultsApi(faults));
  app.route('/systems', systemsApi(systems, deliveries));
  app.route('/troubles', troublesApi({ faults, systems }));

  return app;
}

function requireConversation(world: World, channelSid: string): ConversationView {
  const view = conversationView(world, channelSid);
  if (view === undefined) throw new Refused(404, 20404, `There is no conversation ${channelSid}.`);
  return view;
}

function requireCustomer(world: World, channelSid: string): ConversationView {
  const view = requireConversation(world, channelSid);
  if (!view.customerPresent) throw new Refused(409, 20409, `${view.customer} has left the conversation.`);
  return view;
}
