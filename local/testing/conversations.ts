/** conversations.twilio.com for the helper library, and the Conversations SDK beside it, over the seeded world. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Client } from '@twilio/conversations';
import { Hono } from 'hono';
import twilio from 'twilio';
import { conversationsRest } from '../twilio/conversations/routes';
import { ACCOUNT } from '../world/model';
import { startTwilsock } from './twilsock';

export async function startConversations() {
  const local = await startTwilsock();
  const hosts = new Hono().route('/conversations.twilio.com', conversationsRest(local.world));
  const server = serve({ fetch: hosts.fetch, port: 0, hostname: '127.0.0.1' });
  if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const httpClient = new twilio.RequestClient();
  const send = httpClient.request.bind(httpClient);
  httpClient.request = (request) => send({ ...request, uri: request.uri.replace('https:/', origin) });
  let sdk: Client | undefined;

  /** The Conversations SDK as Flex starts it for Alice, when it has read all. A shutdown before that is an error. */
  async function flex(): Promise<Client> {
    if (sdk !== undefined) return sdk;
    const client = new Client(local.token('alice'), { logLevel: 'error', ...local.options() });
    sdk = client;
    await new Promise<void>((resolve) => {
      client.on('stateChanged', (state) => state === 'initialized' && resolve());
    });
    for (const { sid } of (await client.getSubscribedConversations()).items) await seenByFlex(sid);
    return client;
  }

  /** Reads a conversation as Flex does. */
  async function seenByFlex(sid: string) {
    const conversation = await (await flex()).getConversationBySid(sid);
    const messages = await conversation.getMessages(1_000);
    const participants = await conversation.getParticipants();
    return { conversation, messages: messages.items, participants };
  }

  return {
    world: local.world,
    /** The helper library. */
    rest: twilio(ACCOUNT.accountSid, ACCOUNT.authToken, { httpClient }).conversations.v1,
    /** The conversation of the seeded chat. */
    chatSid: [...local.world.conversations.values()][0]?.sid ?? '',
    flex,
    seenByFlex,
    /** Stops it. Returns the requests that Local Twilio did not know. */
    async stop(): Promise<readonly string[]> {
      await sdk?.shutdown();
      await local.stop();
      await new Promise((resolve) => server.close(resolve));
      return local.unknown;
    },
  };
}

export type TestConversations = Awaited<ReturnType<typeof startConversations>>;
