/** Corrupts correct exchanges, to test that the check notices. */

import { isUndeclaredError } from '../shared/specification/check-answer';
import { ERRORS } from '../shared/specification/errors';
import type { Schema } from '../shared/specification/open-api';
import type { Found } from '../shared/specification/specifications';
import type { Exchange, SentRequest } from './exchange';

export interface Corruption {
  /** How it differs from the correct exchange. */
  readonly change: string;
  readonly exchange: Exchange;
}

export function corruptions(exchange: Exchange, found: Found): Corruption[] {
  return [...requestCorruptions(exchange, found), ...answerCorruptions(exchange, found)];
}

function requestCorruptions(exchange: Exchange, { operation, specification: { schemas } }: Found): Corruption[] {
  const { request } = exchange;
  const corrupt = (change: string, changes: Partial<SentRequest>): Corruption => ({
    change,
    exchange: { ...exchange, request: { ...request, ...changes } },
  });
  const query = new URL(request.url);
  query.searchParams.append('Undeclared', '1');
  const path = new URL(request.url);
  path.pathname += '/Nowhere';
  const corrupted = [
    corrupt('another method', { method: 'PUT' }),
    corrupt('another path', { url: path.href }),
    corrupt('an undeclared query parameter', { url: query.href }),
    corrupt('an undeclared field', { body: withField(request.body, 'Undeclared') }),
  ];
  for (const name of [...query.searchParams.keys()].filter((key) => key !== 'Undeclared')) {
    const twice = new URL(request.url);
    twice.searchParams.append(name, '1');
    corrupted.push(corrupt(`${name} given twice`, { url: twice.href }));
  }
  for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
    for (const name of schemas.resolve(schema).required ?? []) {
      const fields = new URLSearchParams(request.body);
      fields.delete(name);
      corrupted.push(corrupt(`no ${name}`, { body: fields.toString() }));
    }
  }
  return corrupted;
}

/** Adds a field to a form or to JSON. */
function withField(body: string, name: string): string {
  if (body.startsWith('{')) return JSON.stringify({ ...JSON.parse(body), [name]: '1' });
  const fields = new URLSearchParams(body);
  fields.append(name, '1');
  return fields.toString();
}

function answerCorruptions(exchange: Exchange, found: Found): Corruption[] {
  const { answer } = exchange;
  if (answer === null) return [];
  const corrupt = (change: string, changes: Partial<typeof answer>): Corruption => ({
    change,
    exchange: { ...exchange, answer: { ...answer, ...changes } },
  });
  const corrupted = [corrupt('another status', { status: 299 })];
  if (answer.body === '') return [...corrupted, corrupt('a body', { body: '{}' })];

  const body: Record<string, unknown> = JSON.parse(answer.body);
  const withBody = (change: string, changed: unknown) => corrupt(change, { body: JSON.stringify(changed) });
  corrupted.push(
    corrupt('half a body', { body: answer.body.slice(0, answer.body.length / 2) }),
    corrupt('another media type', { mediaType: 'text/html' }),
    withBody('a list', [body]),
    withBody('an undeclared property', { ...body, undeclared: 1 }),
  );
  const { properties, required } = declared(exchange, found);
  for (const [name, schema] of Object.entries(properties)) {
    const isTyped = schema.type !== undefined || schema.$ref !== undefined;
    if (isTyped && name in body)
      corrupted.push(withBody(`${name} of another type`, { ...body, [name]: { corrupted: true } }));
  }
  if (typeof body.links === 'object') corrupted.push(withBody('no links', { ...body, links: {} }));
  for (const name of required) {
    const { [name]: _, ...rest } = body;
    corrupted.push(withBody(`no ${name}`, rest));
  }
  return corrupted;
}

/** The properties that the answer's schema declares at its top level. */
function declared({ answer }: Exchange, found: Found) {
  const { schemas } = found.specification;
  const isOurError = answer !== null && isUndeclaredError(answer, found);
  const status = answer?.status ?? 0;
  const schema: Schema = isOurError
    ? (ERRORS[status] ?? {})
    : (found.operation.responses[status]?.content?.['application/json']?.schema ?? {});
  // If the schema allows several kinds of answer, the one that fits.
  const kind = schema.oneOf?.find((candidate) => {
    const { properties = {} } = schemas.resolve(candidate);
    return Object.keys(JSON.parse(answer?.body ?? '')).every((property) => property in properties);
  });
  const { properties = {}, required } = schemas.resolve(kind ?? schema);
  return { properties, required: required ?? Object.keys(properties) };
}
