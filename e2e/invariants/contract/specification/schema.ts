/** Judges values by the schemas of OpenAPI 3.0, read strictly. */
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { OpenApi, Schema } from './open-api';

/** How strictly an answer's schema is read. */
export interface Reading {
  /** Whether an object must have every property that is declared, and not only those that are required. */
  readonly isComplete: (name: string) => boolean;
}

type JsonSchema = Record<string, unknown>;

/** What is wrong with a value; nothing when it is as its schema says. */
export type Check = (value: unknown) => string[];

export class Schemas {
  readonly #ajv = addFormats(new Ajv({ strict: false, allErrors: true, logger: false }));
  readonly #checks = new Map<Schema, Check>();

  constructor(
    readonly document: OpenApi,
    readonly reading: Reading,
  ) {
    const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [
      name,
      this.#translated(schema, reading.isComplete(name)),
    ]);
    this.#ajv.addSchema({ $id: 'document', components: { schemas: Object.fromEntries(schemas) } });
  }

  /** The check that a schema of this document stands for. */
  check(schema: Schema): Check {
    const known = this.#checks.get(schema);
    if (known !== undefined) return known;
    const validate = this.#ajv.compile(this.#translated(schema, true));
    const check: Check = (value) => {
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
        const { additionalProperty } = params as { additionalProperty?: string };
        const which = additionalProperty === undefined ? '' : ` (${additionalProperty})`;
        return `${instancePath || 'the body'} ${message}${which}`;
      });
    };
    this.#checks.set(schema, check);
    return check;
  }

  /** The properties that a schema declares, wherever it is defined. */
  propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
    return this.resolve(schema).properties ?? {};
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : (this.document.components.schemas[name] ?? schema);
  }

  /**
   * The same in JSON Schema. `nullable` becomes a type; objects get no property that is not declared; `uri-map` is
   * Twilio's word for an object of links.
   */
  #translated(schema: Schema, isComplete: boolean): JsonSchema {
    if (schema.$ref !== undefined) return { $ref: `document${schema.$ref}` };
    const { nullable, properties, items, oneOf, type, format, required, ...rest } = schema;
    const inner = (child: Schema) => this.#translated(child, isComplete);
    const names = Object.keys(properties ?? {});
    return {
      ...rest,
      ...(type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type }),
      ...(rest.enum !== undefined && nullable === true ? { enum: [...rest.enum, null] } : {}),
      ...(format === undefined || format === 'uri-map' ? {} : { format }),
      ...(format === 'uri-map' ? { additionalProperties: { type: 'string', format: 'uri' } } : {}),
      ...(properties === undefined
        ? {}
        : {
            properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, inner(child)])),
            required: required ?? (isComplete ? names : []),
            additionalProperties: false,
          }),
      ...(items === undefined ? {} : { items: inner(items) }),
      ...(oneOf === undefined ? {} : { oneOf: oneOf.map(inner) }),
    };
  }
}
