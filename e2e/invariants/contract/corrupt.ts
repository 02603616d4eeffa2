/** Makes faulty exchanges of good ones: a judge that lets one of them pass does not judge. */

import { isError } from './check-answer';
import type { Exchange, SentRequest } from './exchange';
import { ERRORS } from './specification/errors';
import type { Schema } from './specification/open-api';
import type { Found } from './specification/specifications';

export interface Spoiled {
  readonly how: string;
  readonly exchange: Exchange;
}

export function spoilings(exchange: Exchange, found: Found): Spoiled[] {
  return [...requestSpoilings(exchange, found), ...answerSpoilings(exchange, found)];
}

function requestSpoilings(exchange: Exchange, { operation, specification: { schemas } }: Found): Spoiled[] {
  const { request } = exchange;
  const change = (how: string, changes: Partial<SentRequest>): Spoiled => ({
    how,
    exchange: { ...exchange, request: { ...request, ...changes } },
  });
  const query = new URL(request.url);
  query.searchParams.append('Undeclared', '1');
  const path = new URL(request.url);
  path.pathname += '/Nowhere';
  const spoiled = [
    change('another method', { method: 'PUT' }),
    change('another path', { url: path.href }),
    change('an undeclared query parameter', { url: query.href }),
    change('an undeclared field', { body: withField(request.body, 'Undeclared') }),
  ];
  for (const name of [...query.searchParams.keys()].filter((key) => key !== 'Undeclared')) {
    const twice = new URL(request.url);
    twice.searchParams.append(name, '1');
    spoiled.push(change(`${name} given twice`, { url: twice.href }));
  }
  for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
    for (const name of schemas.resolve(schema).required ?? []) {
      const fields = new URLSearchParams(request.body);
      fields.delete(name);
      spoiled.push(change(`no ${name}`, { body: fields.toString() }));
    }
  }
  return spoiled;
}

/** One more field, in a form or in JSON. */
function withField(body: string, name: string): string {
  if (body.startsWith('{')) return JSON.stringify({ ...JSON.parse(body), [name]: '1' });
  const fields = new URLSearchParams(body);
  fields.append(name, '1');
  return fields.toString();
}

function answerSpoilings(exchange: Exchange, found: Found): Spoiled[] {
  const { answer } = exchange;
  if (answer === null) return [];
  const change = (how: string, changes: Partial<typeof answer>): Spoiled => ({
    how,
    exchange: { ...exchange, answer: { ...answer, ...changes } },
  });
  const spoiled = [change('another status', { status: 299 })];
  if (answer.body === '') return [...spoiled, change('a body', { body: '{}' })];

  const body: Record<string, unknown> = JSON.parse(answer.body);
  const write = (how: string, changed: unknown) => change(how, { body: JSON.stringify(changed) });
  spoiled.push(
    change('half a body', { body: answer.body.slice(0, answer.body.length / 2) }),
    change('another media type', { mediaType: 'text/html' }),
    write('a list', [body]),
    write('an undeclared property', { ...body, undeclared: 1 }),
  );
  const { properties, required } = declared(exchange, found);
  for (const [name, schema] of Object.entries(properties)) {
    const isTyped = schema.type !== undefined || schema.$ref !== undefined;
    if (isTyped && name in body) spoiled.push(write(`${name} of another type`, { ...body, [name]: { spoiled: true } }));
  }
  if (typeof body.links === 'object') spoiled.push(write('no links within', { ...body, links: {} }));
  for (const name of required) {
    const { [name]: _, ...rest } = body;
    spoiled.push(write(`no ${name}`, rest));
  }
  return spoiled;
}

/** What an answer's schema declares at its top. */
function declared({ answer }: Exchange, found: Found) {
  const { schemas } = found.specification;
  const isRefusal = answer !== null && isError(answer, found);
  const status = answer?.status ?? 0;
  const schema: Schema = isRefusal
    ? (ERRORS[status] ?? {})
    : (found.operation.responses[status]?.content?.['application/json']?.schema ?? {});
  // Of several kinds of answer, the one that this is.
  const kind = schema.oneOf?.find((candidate) => {
    const { properties = {} } = schemas.resolve(candidate);
    return Object.keys(JSON.parse(answer?.body ?? '')).every((property) => property in properties);
  });
  const { properties = {}, required } = schemas.resolve(kind ?? schema);
  const name = schema.$ref?.split('/').at(-1) ?? '';
  const all = schemas.reading.isComplete(name) ? Object.keys(properties) : [];
  return { properties, required: required ?? all };
}
