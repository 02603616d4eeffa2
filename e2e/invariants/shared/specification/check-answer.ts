/** Checks an answer against its specification. */

import { ERROR_DOCUMENT, ERRORS } from './errors';
import type { Media } from './open-api';
import { Schemas } from './schema';
import type { Found } from './specifications';

/** The operation that describes an answer. */
type Described = Pick<Found, 'operation' | 'specification'>;

/** An answer as it was sent over the network. */
export interface Received {
  readonly status: number;
  /** Null if the answer names none. */
  readonly mediaType: string | null;
  readonly body: string;
}

const JSON_TYPE = 'application/json';

const errors = new Schemas(ERROR_DOCUMENT);

/** Whether our own description of errors applies, because Twilio's document declares no such answer. */
export const isUndeclaredError = ({ status }: Received, { operation }: Described) =>
  status >= 400 && operation.responses[status] === undefined;

export function checkAnswer(answer: Received, found: Described): string[] {
  const { status, mediaType, body } = answer;
  if (isUndeclaredError(answer, found)) {
    const schema = ERRORS[status];
    return schema === undefined
      ? [`no error is described for status ${status}`]
      : [...checkMediaType(mediaType), ...checkJson(body, errors.check(schema))];
  }
  const declared = found.operation.responses[status];
  if (declared === undefined) return [`status ${status} is not declared`];
  const media = declared.content?.[JSON_TYPE];
  if (media === undefined) return body === '' ? [] : ['has a body, and none is declared'];
  const check = found.specification.schemas.check(media.schema);
  return [...checkMediaType(mediaType), ...checkJson(body, (value) => [...check(value), ...checkLinks(value, media)])];
}

/** Checks text that must be JSON. */
export function checkJson(text: string, check: (value: unknown) => string[]): string[] {
  try {
    return check(JSON.parse(text));
  } catch {
    return ['the body is not JSON'];
  }
}

const checkMediaType = (mediaType: string | null) => (mediaType === JSON_TYPE ? [] : [`the body is ${mediaType}`]);

/** The schemas do not say which links a resource has, but Twilio's examples show them. */
function checkLinks(body: unknown, { examples = {} }: Media): string[] {
  const shown = new Set(
    Object.values(examples).flatMap(({ value }) => resourcesIn(value).flatMap(({ links }) => Object.keys(links))),
  );
  return resourcesIn(body).flatMap((resource) => {
    // A link leads nowhere if the SID of what it leads to is null.
    const missing = [...shown].filter((name) => !(name in resource.links) && resource[`${name}_sid`] !== null);
    return missing.map((name) => `links: ${name}, which Twilio's example has, is missing`);
  });
}

type Linked = Readonly<Record<string, unknown>> & { readonly links: Readonly<Record<string, unknown>> };

/** The resource in an answer, or each resource in a list. */
function resourcesIn(value: unknown): Linked[] {
  if (!isObject(value)) return [];
  if (isObject(value.links)) return [{ ...value, links: value.links }];
  return Object.values(value).flatMap((list) => (Array.isArray(list) ? list.flatMap(resourcesIn) : []));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
