/** Is this a request as the specification wants it? */
import type { SentRequest } from './exchange';
import type { Parameter, Schema } from './specification/open-api';
import type { Schemas } from './specification/schema';
import type { Found } from './specification/specifications';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** What every request may carry, whatever its operation declares. */
const COMMON_HEADERS = ['accept', 'authorization', 'content-type'];

export function judgeRequest(request: SentRequest, found: Found): string[] {
  const { operation, pathParameters, specification } = found;
  const { schemas } = specification;
  const { parameters = [] } = operation;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const path = Object.entries(pathParameters);
  const query = [...new URL(request.url).searchParams];
  return [
    ...judgeFields('path', path, inPath, schemas),
    ...judgeFields('query', query, inQuery, schemas),
    ...judgeHeaders(request, found),
    ...judgeBody(request, found),
  ];
}

/** Fields as text, against the parameters that are declared. */
function judgeFields(
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
      return judgeValues(values, parameter.schema, schemas).map((complaint) => `${where}: ${name}: ${complaint}`);
    }),
  ];
}

/** What was given under one name. Only a list may be given more than once. */
function judgeValues(values: readonly string[], schema: Schema, schemas: Schemas): string[] {
  const { type, items } = schemas.resolve(schema);
  if (type === 'array') return schemas.check(schema)(values.map((value) => typedValue(value, items ?? {})));
  if (values.length > 1) return ['given more than once'];
  return schemas.check(schema)(typedValue(values[0] ?? '', schema));
}

/** A number where one is declared and given. */
function typedValue(text: string, { type }: Schema): unknown {
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}

function judgeHeaders({ headers, body }: SentRequest, { operation }: Found): string[] {
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

function judgeBody({ body }: SentRequest, { operation, specification: { schemas } }: Found): string[] {
  const content = operation.requestBody?.content;
  const form = content?.[FORM]?.schema;
  if (form !== undefined) {
    const { required = [] } = schemas.resolve(form);
    const fields = Object.entries(schemas.propertiesOf(form)).map(
      ([name, schema]): Parameter => ({ name, schema, in: 'query', required: required.includes(name) }),
    );
    return judgeFields('form', [...new URLSearchParams(body)], fields, schemas);
  }
  const json = content?.[JSON_TYPE]?.schema;
  if (json !== undefined) return judgeJson(body, schemas.check(json));
  return body === '' ? [] : ['there is a body where none is declared'];
}

/** Judges text that should be JSON. */
export function judgeJson(text: string, check: (value: unknown) => string[]): string[] {
  try {
    return check(JSON.parse(text));
  } catch {
    return ['the body is not JSON'];
  }
}
