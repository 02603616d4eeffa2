/** A receiver of events as Twilio documents it: Express with the helper library's middleware. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { ACCOUNT } from '../../../../local/world/model';
import { Mailbox } from '../mailbox';
import { RECEIVER, RECEIVER_PORT } from '../receiver-address';
import type { Scenario } from '../scene';
import { helperOf, signedInClient } from './client';
import { bind } from './interactions';
import { registerWebhook } from './webhooks';

/** As much of Express as the receiver uses. */
interface Express {
  (): ExpressApp;
  urlencoded(options: { extended: boolean }): RequestListener;
}
interface ExpressApp {
  set(setting: string, value: unknown): void;
  post(path: string, ...handlers: unknown[]): void;
  listen(port: number, host: string): Server;
}
interface Received extends IncomingMessage {
  readonly body: Readonly<Record<string, string>>;
  readonly originalUrl: string;
}

const PATH = '/events?source=flex';
const EVENTS = ['onParticipantJoined', 'onParticipantLeft', 'onChannelStatusUpdated'];

export const delivery: Scenario = async (scene) => {
  const { step, account, load } = scene;
  const helper = helperOf(scene);
  const client = signedInClient(scene);
  const express = load('express') as Express;

  const received = new Mailbox<Received>();
  const app = express();
  // Behind a front that ends TLS, which tells the middleware the URL that Twilio has signed.
  app.set('trust proxy', true);
  app.post(
    '/events',
    express.urlencoded({ extended: false }),
    helper.webhook({ validate: true }, ACCOUNT.authToken),
    (request: Received, response: { sendStatus: (status: number) => void }) => {
      received.add(request);
      response.sendStatus(204);
    },
  );
  const server = app.listen(RECEIVER_PORT, '127.0.0.1');
  await once(server, 'listening');

  const chat = await account.startChat('Dora Dale');
  await step('gets an event of an interaction to which it is bound', async () => {
    const ttid = await registerWebhook(client, 'the receiver', `https://${RECEIVER.host}${PATH}`, EVENTS);
    await bind(client, chat.interactionSid, ttid);
    await account.leave(chat);
    const { body } = await received.first(({ body }) => body.EventType === 'onParticipantLeft');
    assert.deepEqual(
      [body.AccountSid, body.InteractionSid, body.ChannelSid, body.ParticipantType],
      [ACCOUNT.accountSid, chat.interactionSid, chat.channelSid, 'customer'],
    );
  });
  await step('validates its signature by hand', async () => {
    const { headers, body, originalUrl } = await received.first(() => true);
    const signature = String(headers['x-twilio-signature']);
    const isValid = (fields: Readonly<Record<string, string>>) =>
      helper.validateRequest(ACCOUNT.authToken, signature, `https://${RECEIVER.host}${originalUrl}`, fields);
    assert.equal(isValid(body), true);
    assert.equal(isValid({ ...body, ParticipantType: 'agent' }), false);
  });
  await step('refuses an event that Twilio has not signed', async () => {
    const response = await fetch(`${RECEIVER.origin}${PATH}`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': 'forged' },
      body: new URLSearchParams({ EventType: 'onParticipantLeft' }),
    });
    assert.equal(response.status, 403);
  });
  server.close();
};
