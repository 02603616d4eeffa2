/** A client of every host with the account's credentials, over an account in which nothing is deployed. */
import { Hono } from 'hono';
import { answerRefusal } from '../twilio/conventions/errors';
import { twilioHosts } from '../twilio/hosts';
import { PluginRegistry } from '../twilio/plugin-service/registry';
import { ServerlessStore } from '../twilio/serverless/store/store';
import { SyncStore } from '../twilio/sync/store/store';
import { UnknownRequests } from '../twilio/unknown-requests';
import { AUTHORIZATION, seededWorld } from './world';

/** The fields of a form. A list is sent as a repeated key. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

export function accountClient() {
  const world = seededWorld();
  const serverless = new ServerlessStore(world.now);
  const plugins = new PluginRegistry(world.now);
  const unknown = new UnknownRequests();
  const app = new Hono();
  app.onError(answerRefusal);
  app.route('/', twilioHosts({ world, sync: new SyncStore(world.now), unknown, serverless, plugins }));
  const send = async (method: string, address: string, body?: URLSearchParams | FormData, as = AUTHORIZATION) => {
    const answer = await app.request(`/${address}`, {
      method,
      headers: { Authorization: as },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    app,
    serverless,
    plugins,
    get: (address: string, as?: string) => send('GET', address, undefined, as),
    post: (address: string, form: Form = {}, as?: string) => send('POST', address, encoded(form), as),
    upload: (address: string, form: Readonly<Record<string, string | Blob>>) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(form)) data.append(name, value);
      return send('POST', address, data);
    },
    delete: (address: string) => send('DELETE', address),
  };
}

export type AccountClient = ReturnType<typeof accountClient>;

const encoded = (form: Form) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  );

/** Twilio's answer to a refused request, without its texts. */
export const refusal = (status: number, code: number) => ({ status, body: expect.objectContaining({ code, status }) });
