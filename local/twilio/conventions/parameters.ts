/** The parameters of a request to Twilio. A route names the ones that it honors; a request with others is refused. */
import type { Context, Env, HonoRequest, MiddlewareHandler } from 'hono';
import { badParameter } from './errors';
import { isRecord, parseJson } from './json';
import { NotHonored, refuseOthers, routeOf } from './not-honored';

/** The requests whose parameters a route has declared. */
const declared = new WeakSet<HonoRequest>();

/**
 * The parameters `Name` of a form or a query, by Twilio's names. Read them before any effect: an invalid one, or one
 * that is not honored, throws Twilio's 400 with code 20001.
 */
export class Parameters<Name extends string> {
  private constructor(private readonly values: URLSearchParams) {}

  /** Reads a form-encoded body. A request without a body has no parameters. */
  static async ofForm<Name extends string>(c: Context, honored: readonly Name[]): Promise<Parameters<Name>> {
    const values = new URLSearchParams(await c.req.text());
    declareParameters(c, values.keys(), honored);
    return new Parameters<Name>(values);
  }

  static ofQuery<Name extends string>(c: Context, honored: readonly Name[]): Parameters<Name> {
    const values = queryOf(c);
    declareParameters(c, values.keys(), honored);
    return new Parameters<Name>(values);
  }

  /** Reads the properties of an object as a form would have them: a value that is no text, as JSON. */
  static ofProperties<Name extends string>(
    c: Context,
    properties: Readonly<Record<string, unknown>>,
    honored: readonly Name[],
  ): Parameters<Name> {
    declareParameters(c, Object.keys(properties), honored);
    const values = Object.entries(properties).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    );
    return new Parameters<Name>(new URLSearchParams(values));
  }

  /** Undefined if absent. An empty text counts as a value. */
  optional(name: Name): string | undefined {
    return this.values.get(name) ?? undefined;
  }

  required(name: Name): string {
    const value = this.values.get(name);
    if (value === null || value === '') throw badParameter(`Missing required parameter ${name} in the post body`);
    return value;
  }

  /** All values of a repeated key. */
  all(name: Name): string[] {
    return this.values.getAll(name);
  }

  /** The parameters among `names` that are given. */
  given<Wanted extends Name>(names: readonly Wanted[]): Readonly<Partial<Record<Wanted, string>>> {
    const entries = names.flatMap((name) => {
      const value = this.optional(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(entries) as Partial<Record<Wanted, string>>;
  }

  /** The given parameters except those named, in their order, as links to other pages repeat them. */
  except(names: readonly string[]): [string, string][] {
    return [...this.values].filter(([name]) => !names.includes(name));
  }

  oneOf<T extends string>(name: Name, allowed: readonly T[]): T | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    const value = allowed.find((candidate) => candidate === given);
    if (value === undefined) throw badParameter(`Invalid ${name}: '${given}' is not one of ${allowed.join(', ')}`);
    return value;
  }

  /** `true` or `false`. */
  flag(name: Name): boolean | undefined {
    const given = this.oneOf(name, ['true', 'false', 'True', 'False']);
    return given === undefined ? undefined : given.toLowerCase() === 'true';
  }

  /** A whole number from `least` to `most`, or `otherwise` if absent. */
  integer<T extends number | undefined>(
    name: Name,
    { least, most, otherwise }: { least: number; most: number; otherwise: T },
  ): number | T {
    const given = this.optional(name);
    if (given === undefined) return otherwise;
    const value = Number(given);
    if (!/^\d+$/.test(given) || value < least || value > most) {
      throw badParameter(`Invalid ${name}: '${given}' is not a number from ${least} to ${most}`);
    }
    return value;
  }

  /** A JSON object that is sent as text, with any properties. Declare its properties with `honoredProperties`. */
  jsonObject(name: Name): Record<string, unknown> | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    const value = parseJson(given);
    if (!isRecord(value)) throw badParameter(`Invalid ${name}: not a JSON object, or nested too deeply`);
    return value;
  }
}

/** The parameters of a JSON body. */
export async function jsonParameters<Name extends string>(
  c: Context,
  honored: readonly Name[],
): Promise<Properties<Name>> {
  const value = parseJson(await c.req.text());
  if (!isRecord(value)) throw badParameter('The body is not a JSON object, or is nested too deeply');
  declareParameters(c, Object.keys(value), honored);
  const parameters: Readonly<Record<string, unknown>> = value;
  return parameters;
}

/** The properties of an object that a parameter holds. `path` names it, such as `Routing.properties`. */
export function honoredProperties<Name extends string>(
  c: Context,
  path: string,
  value: Readonly<Record<string, unknown>>,
  honored: readonly Name[],
): Properties<Name> {
  const prefixed = (name: string) => `${path}.${name}`;
  refuseOthers(routeOf(c) ?? '', Object.keys(value).map(prefixed), honored.map(prefixed));
  return value;
}

export type Properties<Name extends string> = Readonly<Record<Name, unknown>>;

/** The same for an object all of whose properties are texts. Throws Twilio's 20001 for any other value. */
export function textProperties<Name extends string>(
  c: Context,
  path: string,
  value: Readonly<Record<string, unknown>>,
  honored: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const properties = honoredProperties(c, path, value, honored);
  for (const name of honored) textIn(`${path}.${name}`, properties[name]);
  return properties as Readonly<Partial<Record<Name, string>>>;
}

/** A text of a JSON value. Throws Twilio's 20001 for any other value. `name` is the parameter that has it. */
export function textIn(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw badParameter(`Invalid ${name}: it is not a text`);
}

/** Refuses a request with other parameters than the ones that its route honors. */
export function declareParameters(c: Context, given: Iterable<string>, honored: readonly string[]) {
  refuseOthers(routeOf(c) ?? '', given, honored);
  declared.add(c.req);
}

/**
 * Refuses the parameters of a route that declares none: those of a DELETE and in the query of anything but a GET before
 * the route runs, all others after it. `namesInBody` reads the names of the parameters that are not in the query.
 */
export const undeclaredParameters =
  <E extends Env>(namesInBody: (c: Context<E>) => Promise<string[]> | string[] = namesInText): MiddlewareHandler<E> =>
  async (c, next) => {
    const route = routeOf(c);
    if (route === undefined) return next();
    const inQuery = [...queryOf(c).keys()];
    if (c.req.method !== 'GET') refuseOthers(route, inQuery, []);
    if (c.req.method === 'DELETE') refuseOthers(route, await namesInBody(c), []);
    await next();
    if (c.res.ok && !declared.has(c.req)) refuseOthers(route, [...inQuery, ...(await namesInBody(c))], []);
  };

/** Calls `report` with each request that is refused for a parameter, such as `GET … with the parameter 'Foo'`. */
export const reportNotHonored =
  (report: (request: string) => void): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (c.error instanceof NotHonored) report(c.error.request);
  };

const queryOf = (c: Context) => new URL(c.req.url).searchParams;

async function namesInText(c: Context): Promise<string[]> {
  const text = await c.req.text();
  const value = parseJson(text);
  return isRecord(value) ? Object.keys(value) : [...new URLSearchParams(text).keys()];
}
