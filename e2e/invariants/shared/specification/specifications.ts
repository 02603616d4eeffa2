/** The specifications, and the operation that describes a request. Twilio's own documents come first. */
import { INTERACTION_WEBHOOKS } from './interaction-webhooks';
import { METHODS, type OpenApi, type Operation, twilioOpenApi } from './open-api';
import { Schemas } from './schema';
import { TOKEN_VALIDATION } from './token-validation';

export interface Specification {
  readonly name: string;
  readonly origin: string;
  readonly schemas: Schemas;
}

/** The operation that describes a request, and its specification. */
export interface Found {
  readonly specification: Specification;
  readonly operation: Operation;
  /** Such as `GET /v1/Interactions/{Sid}`. */
  readonly endpoint: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Reads its document when it is first needed, because Twilio's are large. */
function specification(name: string, origin: string, document: () => OpenApi): Specification {
  let schemas: Schemas | undefined;
  return {
    name,
    origin,
    get schemas() {
      schemas ??= new Schemas(document());
      return schemas;
    },
  };
}

const twilio = (name: string, origin: string) => specification(name, origin, () => twilioOpenApi(name));

const FLEX = 'https://flex-api.twilio.com';

export const SPECIFICATIONS: readonly Specification[] = [
  twilio('twilio_flex_v1', FLEX),
  twilio('twilio_flex_v2', FLEX),
  twilio('twilio_sync_v1', 'https://sync.twilio.com'),
  twilio('twilio_taskrouter_v1', 'https://taskrouter.twilio.com'),
  twilio('twilio_conversations_v1', 'https://conversations.twilio.com'),
  twilio('twilio_iam_v1', 'https://iam.twilio.com'),
  twilio('twilio_serverless_v1', 'https://serverless.twilio.com'),
  specification('ours: interaction-webhooks', FLEX, () => INTERACTION_WEBHOOKS),
  specification('ours: token-validation', 'https://iam.twilio.com', () => TOKEN_VALIDATION),
];

/** Finds the operation of a request, or null if no specification describes it. */
export function findOperation(method: string, address: string): Found | null {
  const { origin, pathname } = new URL(address);
  const verb = METHODS.find((name) => name === method.toLowerCase());
  if (verb === undefined) return null;
  for (const specification of SPECIFICATIONS.filter((candidate) => candidate.origin === origin)) {
    for (const [template, item] of Object.entries(specification.schemas.document.paths)) {
      const operation = item[verb];
      const pathParameters = operation && match(template, pathname);
      if (operation && pathParameters) {
        return { specification, operation, endpoint: `${method} ${template}`, pathParameters };
      }
    }
  }
  return null;
}

/** The values of the template's parameters in a path, or null if the path does not match. */
function match(template: string, pathname: string): Record<string, string> | null {
  const parts = template.split('/');
  const given = pathname.split('/');
  if (parts.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === '') return null;
    if (name !== undefined) parameters[name] = decodeURIComponent(value);
  }
  return parameters;
}
