/** The operations that the documents describe, and the routes of Local Twilio that serve them. */
import type { Operation, Schema } from '../shared/specification/open-api';
import { METHODS } from '../shared/specification/open-api';
import { SPECIFICATIONS, type Specification } from '../shared/specification/specifications';

export interface DocumentedOperation {
  readonly specification: Specification;
  /** Such as `GET`. */
  readonly method: string;
  /** Such as `/v1/Interactions/{Sid}`. */
  readonly template: string;
  readonly operation: Operation;
}

export interface Route {
  /** Such as `GET flex-api.twilio.com/v1/Interactions/:sid`. */
  readonly name: string;
  readonly method: string;
  readonly host: string;
  /** Such as `/v1/Interactions/:sid`. */
  readonly path: string;
}

export interface ServedOperation extends DocumentedOperation {
  readonly routes: readonly Route[];
}

/** A parameter that an operation documents, except those of its path. */
export interface Field {
  readonly name: string;
  readonly in: 'query' | 'header' | 'form' | 'json';
  readonly schema: Schema;
  readonly isRequired: boolean;
}

export const hostOf = ({ specification }: DocumentedOperation) => new URL(specification.origin).host;

/** Names an operation in words, such as `GET flex-api.twilio.com/v1/Interactions/{Sid}`. */
export const nameOf = (documented: DocumentedOperation) =>
  `${documented.method} ${hostOf(documented)}${documented.template}`;

/** The address of an operation without the names of its parameters, such as `…/v1/Interactions/{}`. */
export const patternOf = (documented: DocumentedOperation) =>
  `${hostOf(documented)}${documented.template.replaceAll(/\{\w+\}/g, '{}')}`;

export const DOCUMENTED: readonly DocumentedOperation[] = SPECIFICATIONS.flatMap((specification) =>
  Object.entries(specification.schemas.document.paths).flatMap(([template, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ specification, method: method.toUpperCase(), template, operation }];
    }),
  ),
);

/** The routes that an application registered, without its middleware. */
export function routesOf(registered: readonly { readonly method: string; readonly path: string }[]): Route[] {
  const routes = registered
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => {
      const [, host = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
      return { name: `${method} ${host}${rest}`, method, host, path: rest };
    });
  return [...new Map(routes.map((route) => [route.name, route])).values()];
}

export const servedOperations = (routes: readonly Route[]): ServedOperation[] =>
  DOCUMENTED.map((documented) => ({
    ...documented,
    routes: routes.filter((route) => serves(route, documented)),
  })).filter((served) => served.routes.length > 0);

export function serves({ method, host, path }: Route, documented: DocumentedOperation): boolean {
  if (method !== documented.method || host !== hostOf(documented)) return false;
  const served = path.split('/');
  const parts = documented.template.split('/');
  return served.length === parts.length && parts.every((part, index) => fits(part, served[index] ?? ''));
}

/** A documented parameter is a parameter of the route, or the one SID that the route knows. */
const fits = (part: string, served: string) =>
  part.startsWith('{') ? /^:|^[A-Z]{2}[0-9a-f]{32}$/.test(served) : part === served;

const MEDIA = { form: 'application/x-www-form-urlencoded', json: 'application/json' } as const;

export function fieldsOf(documented: DocumentedOperation): Field[] {
  const { operation, specification } = documented;
  const { schemas } = specification;
  const parameters = (operation.parameters ?? []).flatMap(({ in: place, name, schema, required = false }): Field[] =>
    place === 'path' ? [] : [{ name, in: place, schema, isRequired: required }],
  );
  const inBody = (['form', 'json'] as const).flatMap((place): Field[] => {
    const schema = operation.requestBody?.content[MEDIA[place]]?.schema;
    if (schema === undefined) return [];
    // Our own description of a body requires everything; Twilio's name what they require.
    const { properties = {}, required: names } = schemas.resolve(schema);
    const requiredNames = names ?? (place === 'json' ? Object.keys(properties) : []);
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      schema: schemas.resolve(property),
      isRequired: requiredNames.includes(name),
    }));
  });
  const resolved = parameters.map((field) => ({ ...field, schema: schemas.resolve(field.schema) }));
  return [...resolved, ...inBody, ...unspecifiedFields(documented)];
}

const optional = (name: string, place: Field['in'], schema: Schema): Field => ({
  name,
  in: place,
  schema,
  isRequired: false,
});
const required = (name: string, place: Field['in'], schema: Schema): Field => ({
  ...optional(name, place, schema),
  isRequired: true,
});

const TEXT: Schema = { type: 'string' };
const NOTE: Schema = { type: 'string', pattern: '^KQ[0-9a-fA-F]{32}$' };

/** The properties of a configuration that an update cannot write. */
const READ_ONLY = ['account_sid', 'date_created', 'date_updated', 'url'];

/**
 * The fields of two operations whose bodies Twilio's document leaves empty. They are the properties of the answers in
 * the same document.
 */
function unspecifiedFields({ method, template, specification: { schemas } }: DocumentedOperation): Field[] {
  if (method !== 'POST') return [];
  if (template === '/v1/Configuration' && 'flex.v1.configuration' in schemas.document.components.schemas) {
    const { properties = {} } = schemas.document.components.schemas['flex.v1.configuration'] ?? {};
    const changeable = Object.entries(properties).filter(([name]) => !READ_ONLY.includes(name));
    return [
      required('account_sid', 'json', { type: 'string', pattern: '^AC[0-9a-fA-F]{32}$' }),
      ...changeable.map(([name, schema]) => optional(name, 'json', schemas.resolve(schema))),
    ];
  }
  if (!template.endsWith('/Channels/{ChannelSid}/Transfers')) return [];
  return [
    optional('Type', 'form', { type: 'string', enum: ['warm', 'cold'] }),
    required('From', 'form', TEXT),
    required('To', 'form', TEXT),
    optional('NoteSid', 'form', NOTE),
    optional('SummarySid', 'form', NOTE),
  ];
}

/** The kind of body that an operation takes. */
export const bodyOf = (documented: DocumentedOperation): 'form' | 'json' =>
  fieldsOf(documented).some((field) => field.in === 'json') ? 'json' : 'form';
