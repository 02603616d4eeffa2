import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refused } from '../../world/refused';
import { errorBody } from './errors';

/** Twilio's 20001: a parameter is missing or has a value that it cannot have. */
export const badParameter = (message: string) => new Refused(400, 20001, message);

/** Twilio's 20404: the path that was asked for names nothing. Said without the prefix under which a host is served here. */
export const noSuchResource = (c: Context) =>
  new Refused(404, 20404, `The requested resource ${c.req.path.replace(/^\/_tw\/[^/]+/, '')} was not found`);

/** For `app.onError`: what the world refused, in Twilio's own words; a bug stays a bug. */
export function answerRefusal(error: Error, c: Context): Response {
  if (error instanceof Refused) return c.json(errorBody(error.status, error.code, error.message), error.status);
  if (error instanceof HTTPException) return error.getResponse();
  throw error;
}
