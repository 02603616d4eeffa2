/** What the tests of flex-api share: a seeded world and a client that has the account's credentials. */

import type { Behavior } from '../twilio/flex-api/behavior';
import { flexApi } from '../twilio/flex-api/routes';
import { ACCOUNT } from '../world/model';
import { seed } from '../world/seed';
import { World } from '../world/world';

export const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

export const WEBHOOKS = `/v1/Instances/${ACCOUNT.instanceSid}/InteractionWebhooks`;

/** Fields of a form; a list is sent as a repeated key. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

export function flexApiClient(behavior?: Behavior) {
  const world = new World();
  seed(world);
  const app = flexApi(world, behavior);
  const send = async (method: string, path: string, form?: Form) => {
    const response = await app.request(path, {
      method,
      headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/x-www-form-urlencoded' },
      ...(form === undefined ? {} : { body: encode(form) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    world,
    app,
    get: (path: string) => send('GET', path),
    post: (path: string, form: Form = {}) => send('POST', path, form),
    delete: (path: string) => send('DELETE', path),
  };
}

const encode = (form: Form) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString();
