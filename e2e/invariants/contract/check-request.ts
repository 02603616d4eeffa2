/** Checks a request against its specification. */
import { checkJson } from '../shared/specification/check-answer';
import type { Parameter, Schema } from '../shared/specification/open-api';
import type { Schemas } from '../shared/specification/schema';
import type { Found } from '../shared/specification/specifications';
import type { SentRequest } from './exchange';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Headers that every request may have, even if its operation does not declare them. */
const COMMON_HEADERS = ['accept', 'authorization', 'content-type'];

export function checkRequest(request: SentRequest, found: Found): string[] {
  const { operation, pathParameters, specification } = found;
  const { schemas } = specification;
  const { parameters = [] } = operation;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const path = Object.entries(pathParameters);
  const query = [...new URL(request.url).searchParams];
  return [
    ...checkFields('path', path, inPath, schemas),
    ...checkFields('query', query, inQuery, schemas),
    ...checkHeaders(request, found),
    ...checkBody(request, found),
  ];
}

/** Checks fields, given as text, against the declared parameters. */
function checkFields(
  where: string,
  given: readonly (readonly [string, string])[],
  declared: readonly Parameter[],
  schemas: Schemas,
): string[] {
  const missing = declared.filter(({ name, required }) => required && !given.some(([key]) => key === name));
  const names = [...new Set(given.map(([name]) => name))];
  return [
    ...missing.map(({ name }) => `${where}: ${name} is missing`),
    ...names.flatMap((name) => {
      const parameter = declared.find((candidate) => candidate.name === name);
      if (parameter === undefined) return [`${where}: ${name} is not declared`];
      const values = given.filter(([key]) => key === name).map(([, value]) => value);
      return checkValues(values, parameter.schema, schemas).map((difference) => `${where}: ${name}: ${difference}`);
    }),
  ];
}

/** Checks the values given under one name. Only a list may be given more than once. */
function checkValues(values: readonly string[], schema: Schema, schemas: Schemas): string[] {
  const { type, items } = schemas.resolve(schema);
  if (type === 'array') return schemas.check(schema)(values.map((value) => typedValue(value, items ?? {})));
  if (values.length > 1) return ['given more than once'];
  return schemas.check(schema)(typedValue(values[0] ?? '', schema));
}

/** Converts text to a number if one is declared and the text is one. */
function typedValue(text: string, { type }: Schema): unknown {
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}

function checkHeaders({ headers, body }: SentRequest, { operation }: Found): string[] {
  if (headers === null) return [];
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'header');
  const known = [...COMMON_HEADERS, ...declared.map(({ name }) => name.toLowerCase())];
  const undeclared = [...headers.keys()].filter((name) => !known.includes(name));
  const mediaType = headers.get('content-type')?.split(';', 1)[0] ?? null;
  const mediaTypes = Object.keys(operation.requestBody?.content ?? {});
  return [
    ...undeclared.map((name) => `header: ${name} is not declared`),
    ...(operation.security !== undefined && !/^Basic [\w+/=]+$/.test(headers.get('authorization') ?? '')
      ? ['header: no Basic authorization']
      : []),
    ...(body !== '' && !mediaTypes.includes(mediaType ?? '') ? [`header: the body is declared as ${mediaType}`] : []),
  ];
}

function checkBody({ body }: SentRequest, { operation, specification: { schemas } }: Found): string[] {
  const content = operation.requestBody?.content;
  const form = content?.[FORM]?.schema;
  if (form !== undefined) {
    const { required = [] } = schemas.resolve(form);
    const fields = Object.entries(schemas.propertiesOf(form)).map(
      ([name, schema]): Parameter => ({ name, schema, in: 'query', required: required.includes(name) }),
    );
    return checkFields('form', [...new URLSearchParams(body)], fields, schemas);
  }
  const json = content?.[JSON_TYPE]?.schema;
  if (json !== undefined) return checkJson(body, schemas.check(json));
  return body === '' ? [] : ['has a body, and none is declared'];
}
