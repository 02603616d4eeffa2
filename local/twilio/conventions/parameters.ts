import type { Context } from 'hono';
import { badParameter } from './errors';

/** The parameters of a request to Twilio, by Twilio's names. An invalid one throws Twilio's 400 with code 20001. */
export class Parameters {
  constructor(private readonly values: URLSearchParams) {}

  /** Reads a form-encoded body. A request without a body has no parameters. */
  static async ofForm(c: Context): Promise<Parameters> {
    return new Parameters(new URLSearchParams(await c.req.text()));
  }

  static ofQuery(c: Context): Parameters {
    return new Parameters(new URL(c.req.url).searchParams);
  }

  /** Undefined if absent. An empty text counts as a value. */
  optional(name: string): string | undefined {
    return this.values.get(name) ?? undefined;
  }

  required(name: string): string {
    const value = this.values.get(name);
    if (value === null || value === '') throw badParameter(`Missing required parameter ${name} in the post body`);
    return value;
  }

  /** All values of a repeated key. */
  all(name: string): string[] {
    return this.values.getAll(name);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    const value = allowed.find((candidate) => candidate === given);
    if (value === undefined) throw badParameter(`Invalid ${name}: '${given}' is not one of ${allowed.join(', ')}`);
    return value;
  }

  /** A whole number from `least` to `most`, or `otherwise` if absent. */
  integer(name: string, { least, most, otherwise }: { least: number; most: number; otherwise: number }): number {
    const given = this.optional(name);
    if (given === undefined) return otherwise;
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < least || value > most) {
      throw badParameter(`Invalid ${name}: '${given}' is not a number from ${least} to ${most}`);
    }
    return value;
  }

  /** A JSON object that is sent as text. */
  jsonObject(name: string): Record<string, unknown> | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    const value = parseJson(given);
    if (!isRecord(value)) throw badParameter(`Invalid ${name}: not a JSON object`);
    return value;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
