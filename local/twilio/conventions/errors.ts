/** Errors as Twilio's APIs answer them. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refused } from '../../world/refused';
import { requestedPath, restAddress } from './address';

/** Twilio's error body. Source: Twilio's REST API documentation and its helper libraries. */
export const errorBody = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

/** The body of a 401 for missing or wrong credentials. */
export const UNAUTHENTICATED = errorBody(401, 20003, 'Authenticate');

/** The body of a 401 for a Flex token that is forged, has expired, or names no user. */
export const INVALID_TOKEN = errorBody(401, 20101, 'Invalid Access Token');

/** Twilio's 20001: a parameter is missing or has an invalid value. */
export const badParameter = (message: string) => new Refused(400, 20001, message);

/** Twilio's 20409: the request contradicts the present state. */
export const conflict = (message: string) => new Refused(409, 20409, message);

/** Twilio's 20404: nothing exists at the requested path. */
export const noSuchResource = (c: Context) =>
  new Refused(404, 20404, `The requested resource ${requestedPath(c)} was not found`);

/** Returns the resource with this SID. Throws Twilio's 20404 for the requested path if there is none. */
export function named<T>(c: Context, resources: ReadonlyMap<string, T>, sid: string | undefined): T {
  const resource = resources.get(sid ?? '');
  if (resource === undefined) throw noSuchResource(c);
  return resource;
}

/** An `app.onError` handler: answers the world's refusals as Twilio's errors, and rethrows every other error. */
export function answerRefusal(error: Error, c: Context): Response {
  if (error instanceof Refused) return c.json(errorBody(error.status, error.code, error.message), error.status);
  if (error instanceof HTTPException) return error.getResponse();
  throw error;
}

/** The same for the whole server. Prints every other error, which is a bug of Local Twilio, and answers 500. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof Refused || error instanceof HTTPException) return answerRefusal(error, c);
  console.error(`Local Twilio failed: ${c.req.method} ${restAddress(c)}`, error);
  return c.json(errorBody(500, 20500, 'Internal Server Error'), 500);
}
