/** A client of flex-api with the account's credentials, over the seeded world. */
import type { Behavior } from '../twilio/flex-api/behavior';
import { flexApi } from '../twilio/flex-api/routes';
import { ACCOUNT } from '../world/model';
import { AUTHORIZATION, seededWorld } from './world';

export const WEBHOOKS = `/v1/Instances/${ACCOUNT.instanceSid}/InteractionWebhooks`;

/** The fields of a form. A list is sent as a repeated key. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

export function flexApiClient(behavior?: Behavior) {
  const world = seededWorld();
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
