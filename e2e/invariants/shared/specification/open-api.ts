/** The part of OpenAPI 3.0 that Twilio's documents and ours use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A schema of OpenAPI 3.0, which is similar to JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
  readonly required?: boolean;
}

export interface Media {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** By media type. */
type Content = Readonly<Record<string, Media>>;

export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  /** By status. No content means an answer without a body. */
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

export const METHODS = ['get', 'post', 'put', 'delete'] as const;

export type PathItem = Readonly<Partial<Record<(typeof METHODS)[number], Operation>>>;

export interface OpenApi {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Reads one of Twilio's documents from its command line tool, such as `twilio_flex_v1`. */
export function twilioOpenApi(name: string): OpenApi {
  const tool = dirname(require.resolve('@twilio/cli-core/package.json'));
  return JSON.parse(readFileSync(join(tool, 'src/services/twilio-api', `${name}.json`), 'utf8'));
}
