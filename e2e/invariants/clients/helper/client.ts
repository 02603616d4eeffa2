/** The helper library with the account's credentials, and an `httpClient` that sends its requests to Local Twilio. */
import assert from 'node:assert/strict';
import type twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import { localAddress } from '../../../../local/redirect/address';
import { ACCOUNT } from '../../../../local/world/model';
import type { Scene } from '../scene';

export type Helper = typeof twilio;
export type HelperClient = ReturnType<Helper>;

export const helperOf = ({ load }: Scene) => load('twilio') as Helper;

export function signedInClient(scene: Scene): HelperClient {
  const helper = helperOf(scene);
  const { origin } = scene.account;
  class Redirected extends helper.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const local = localAddress(new URL(options.uri), origin);
      if (local === undefined) throw new Error(`The helper library asks for ${options.uri}, which is not Twilio's`);
      return super.request({ ...options, uri: local.href });
    }
  }
  return helper(ACCOUNT.accountSid, ACCOUNT.authToken, { httpClient: new Redirected() });
}

export interface RawRequest {
  /** In lower case: the helper library sends no body with `POST`. */
  readonly method: 'get' | 'post' | 'delete' | 'POST';
  readonly uri: string;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
  readonly params?: Readonly<Record<string, string>>;
}

/** Sends a request to an API for which the helper library has no method. It does not reject with Twilio's errors. */
export async function raw(client: HelperClient, request: RawRequest): Promise<{ status: number; body: unknown }> {
  // The type of the method is narrower than what it accepts.
  const { statusCode, body } = await client.request(request as Parameters<HelperClient['request']>[0]);
  return { status: statusCode, body: typeof body === 'string' && body !== '' ? JSON.parse(body) : body };
}

/** Expects Twilio's error as the helper library reports it. */
export const isRefused = (status: number, code: number) => (error: unknown) => {
  assert.deepEqual(
    { status: Reflect.get(Object(error), 'status'), code: Reflect.get(Object(error), 'code') },
    { status, code },
    String(error),
  );
  return true;
};
